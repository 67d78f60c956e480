using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Inbox;

/// <summary>Ends conversations that nobody went on with; their question is edited to say so, which makes no sound.</summary>
internal static class Leftovers
{
    private const string Kind = "reply.talk.old";

    /// <summary>Ends them and owes the edits.</summary>
    public static async Task End(Work work, List<Conversation> stale)
    {
        var prompts = stale.Select(c => c.PromptId).OfType<long>().ToList();
        var asked = await work.Db.Outbox.AsNoTracking().Where(m => prompts.Contains(m.Id) && m.State == OutboxState.Sent).ToListAsync(work.Stop);
        foreach (var prompt in asked) work.Owe(Ended(work, prompt));
        work.Db.Conversations.RemoveRange(stale);
    }

    private static OutboxMessage Ended(Work work, OutboxMessage prompt) => new OutboxMessage
    {
        Id = work.NewId(),
        SchoolId = prompt.SchoolId,
        Kind = Kind,
        Lane = MessageKinds.Of(Kind).Lane,
        UniqueKey = $"{Kind}:{prompt.Id}",
        MemberId = prompt.MemberId,
        Args = prompt.Args,
        Act = OutboxAct.Edit,
        TargetId = prompt.Id,
        CreatedAt = work.Now,
    }.Due(work.Now, work.Now + MessageKinds.Of(Kind).Life).To(prompt.Address!);
}
