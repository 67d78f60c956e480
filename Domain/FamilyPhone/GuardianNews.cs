using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Keeps what guardians were told of a call true: who waits for the child to come home late hears when it will not, and when it will after all.</summary>
internal static class GuardianNews
{
    private const string Off = "call.cancelled", Again = "call.guardian.again";
    private static readonly List<string> Kinds = ["call.guardian.eve", Off, Again];

    /// <summary>Owes each guardian whose last news is no longer true the opposite; who was told nothing hears nothing.</summary>
    public static async Task Tell(Work work, Call call)
    {
        if (call.StartsAt <= work.Now || call.LineId is null) return;
        var circle = await Circle.Around(work, [call.ChildId]);
        var guardians = circle.Guardians(call.ChildId).ToList();
        if (guardians.Count == 0) return;
        var rows = (await work.Db.Outbox.Present(m => m.SubjectId == call.Id && Kinds.Contains(m.Kind), work.Stop)).ToLookup(m => m.MemberId);
        var on = call.Plan == CallPlan.Planned && call.Answer != CallAnswer.Declined;
        // Told once for the whole term, they wait for this call too.
        var standing = call.Standing || (call.SlotId is { } id && (await work.Db.Slots.Present(s => s.Id == id, work.Stop)).FirstOrDefault()?.StandingUntil >= call.Day);
        foreach (var guardian in guardians) Tell(work, guardian, call, [.. rows[guardian.Member.Id]], on, standing);
    }

    private static void Tell(Work work, Person guardian, Call call, List<OutboxMessage> rows, bool on, bool standing)
    {
        // The wish of a moment ago has not gone out yet: it dies, and nothing need be said.
        foreach (var waiting in rows.Where(m => m.Waiting && m.Kind == (on ? Off : Again))) waiting.Settle(OutboxState.Cancelled, Reasons.NotMeant);
        var said = rows.Where(m => m.Waiting ? m.Kind != "call.guardian.eve" : m.State is OutboxState.Sent or OutboxState.Uncertain or OutboxState.Attempting or OutboxState.Claimed).MaxBy(m => m.Id);
        if (said is null ? !standing || on : said.Kind == Off != on) return;
        var (at, kind) = (guardian.Awake(work.Now), on ? Again : Off);
        if (at < call.StartsAt) work.Owe(Owing.To(work, guardian.Member, kind, call.Id, call.ChildId, again: rows.Count == 0 ? null : $"{rows.Count}")).Due(at, call.StartsAt);
    }
}
