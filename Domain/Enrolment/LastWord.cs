using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Ends the binding of a chat: it is told so once, without a name or anything of the child, and nothing follows.</summary>
public static class LastWord
{
    /// <summary>The kind of message.</summary>
    public const string Kind = "reply.enrol.moved";

    /// <summary>Ends it in the commit at work; what was on its way there dies or looks for the member's next chat.</summary>
    internal static async Task End(Work work, Member member, MemberAddress address, bool silent = false)
    {
        var reached = address.State is AddressState.Active && !silent;
        address.Become(AddressState.Revoked, work.Now);
        await TurnAway(work, member, address.Address);
        work.Db.Conversations.RemoveRange(await work.Db.Conversations.Where(c => c.Address == address.Address).ToListAsync(work.Stop));
        if (!reached) return;
        var language = member.Language ?? await work.Db.Schools.Where(s => s.Id == member.SchoolId).Select(s => s.Language).FirstAsync(work.Stop);
        work.Owe(new OutboxMessage
        {
            Id = work.NewId(),
            SchoolId = member.SchoolId,
            Kind = Kind,
            Lane = MessageKinds.Of(Kind).Lane,
            UniqueKey = $"{Kind}:{address.Id}",
            // Nobody's any more, but said and spoken as to who held it.
            SubjectId = member.Id,
            Args = member.TwoButtons ? $"l={language};two=1" : $"l={language}",
            CreatedAt = work.Now,
        }.Due(work.Now, work.Now + MessageKinds.Of(Kind).Life).To(address.Address));
    }

    // Answers, edits and removals belong to that chat and die; whatever is owed to the person is looked up anew, a claim on it is void.
    private static async Task TurnAway(Work work, Member member, string chat)
    {
        var waiting = await work.Db.Outbox.Where(m => (m.MemberId == member.Id || m.Address == chat)
            && (m.State == OutboxState.Pending || m.State == OutboxState.RetryAt || m.State == OutboxState.Claimed)).ToListAsync(work.Stop);
        List<long> targets = [.. waiting.Select(m => m.TargetId).OfType<long>()];
        var there = (await work.Db.Outbox.Where(m => targets.Contains(m.Id) && m.Address == chat).Select(m => m.Id).ToListAsync(work.Stop)).ToHashSet();
        foreach (var row in waiting)
        {
            var bound = (row.Lane == Lane.Reply && row.Address == chat) || (row.MemberId is null && row.Address == chat) || (row.TargetId is { } target && row.Act != OutboxAct.Send && there.Contains(target));
            if (bound) row.Settle(OutboxState.Cancelled, Reasons.ChatEnded);
            else if (row.State == OutboxState.Claimed) row.Release();
        }
    }
}
