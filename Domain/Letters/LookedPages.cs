using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>The pages of a letter that lie in the chat of who looks at it: taken away once there is nothing more to look at.</summary>
public static class LookedPages
{
    /// <summary>One part of a letter that is looked at.</summary>
    public const string Page = "reply.letter.lookpage";

    /// <summary>What is to be done with it.</summary>
    public const string Decide = "reply.letter.look";

    private const string Removed = "reply.removed";

    /// <summary>The letter was taken back, thrown away, or decided elsewhere.</summary>
    internal static Task Close(Work work, long letterId) => Close(work, letterId, null, row => work.Owe(Removal(work, row)).To(row.Address!));

    /// <summary>Takes what lies in the chats away, or in one member's; what was not shown yet is not shown.</summary>
    /// <param name="work">The use case.</param>
    /// <param name="letterId">The letter.</param>
    /// <param name="memberId">Whose chat, or null for everybody's.</param>
    /// <param name="remove">Owes the removal of what was shown.</param>
    public static async Task Close(Work work, long letterId, long? memberId, Action<OutboxMessage> remove)
    {
        var shown = await work.Db.Outbox.Where(m => m.SubjectId == letterId && (memberId == null || m.MemberId == memberId) && (m.Kind == Page || m.Kind == Decide) && m.Act == OutboxAct.Send
            && !work.Db.Outbox.Any(d => d.TargetId == m.Id && d.Act == OutboxAct.Delete)).ToListAsync(work.Stop);
        foreach (var row in shown)
            if (row is { State: OutboxState.Sent, Address: not null }) remove(row);
            else if (row.State is OutboxState.Pending or OutboxState.RetryAt or OutboxState.Claimed) row.Settle(OutboxState.Cancelled, Reasons.NotMeant);
    }

    private static OutboxMessage Removal(Work work, OutboxMessage row) => new OutboxMessage
    {
        Id = work.NewId(),
        SchoolId = row.SchoolId,
        Kind = Removed,
        Lane = MessageKinds.Of(Removed).Lane,
        UniqueKey = FormattableString.Invariant($"looked {row.Id}"),
        MemberId = row.MemberId,
        Act = OutboxAct.Delete,
        TargetId = row.Id,
        CreatedAt = work.Now,
    }.Due(work.Now, work.Now + MessageKinds.Of(Removed).Life);
}
