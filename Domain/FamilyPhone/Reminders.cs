using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Keeps the outbox in step with calls and sessions, in the same commit as the fact that changed.</summary>
/// <remarks>What is wanted is computed anew each time and compared: missing rows are made, rows no longer meant die, what was sent stays.</remarks>
public sealed class Reminders
{
    /// <summary>Keys of Texts/Reasons.resx after which a message may be meant again: the person could not be written to then.</summary>
    private static readonly string[] ComesBack = [Reasons.Blocked, Reasons.Deactivated, Reasons.ChatNotFound, Reasons.NoChat, Reasons.NoConsent, Reasons.PaperOnly, Reasons.Doubted];

    /// <summary>Brings the messages before (and, on own phones, after) these calls in step.</summary>
    internal Task Plan(Work work, IReadOnlyCollection<Call> calls, Circle circle, bool fresh = false) =>
        Compare(work, calls.Select(c => c.Id).ToList(), CallReminders.Kinds, calls.SelectMany(c => CallReminders.Around(c, circle, work.Now)), fresh);

    /// <summary>The same for one call, after an answer or a cancellation.</summary>
    public async Task Plan(Work work, Call call) => await Plan(work, [call], await Circle.Around(work, [call.ChildId]));

    /// <summary>Brings what is said after the calls' outcomes in step.</summary>
    internal async Task AfterReport(Work work, IReadOnlyCollection<Call> calls)
    {
        var circle = await Circle.Around(work, [.. calls.Select(c => c.ChildId).Distinct()]);
        await Plan(work, calls, circle);
        await Compare(work, [.. calls.Select(c => c.Id)], CallReminders.AfterKinds, calls.SelectMany(c => CallReminders.After(c, circle, work.Now)), fresh: false);
    }

    /// <summary>Brings the teachers' messages of these sessions in step; those named as empty want none.</summary>
    internal async Task Plan(Work work, IReadOnlyCollection<CallSession> sessions, ISet<long> empty)
    {
        var circle = await Circle.Around(work, [], [.. sessions.Select(s => s.TeacherId).OfType<long>().Distinct()]);
        await Compare(work, sessions.Select(s => s.Id).ToList(), SessionReminders.Kinds,
            sessions.SelectMany(s => SessionReminders.Of(s, !empty.Contains(s.Id), circle, work.Now)), fresh: false);
    }

    /// <summary>Brings everything still ahead of a member in step. Every commit that changes an address, a consent, a preference or a link does so by itself.</summary>
    public async Task Replan(Work work, long memberId)
    {
        var children = (await work.Db.Links.Present(l => l.MemberId == memberId, work.Stop)).Select(l => l.ChildId).ToList();
        await ReplanChildren(work, children);
        await ReplanDuty(work, [memberId]);
    }

    /// <summary>Brings everything still ahead around some children in step.</summary>
    internal async Task ReplanChildren(Work work, IReadOnlyCollection<long> children)
    {
        var calls = await work.Db.Calls.Present(c => children.Contains(c.ChildId) && c.EndsAt > work.Now && c.Plan == CallPlan.Planned, work.Stop);
        if (calls.Count > 0) await Plan(work, calls, await Circle.Around(work, children));
    }

    /// <summary>Brings the sessions still ahead of some teachers in step.</summary>
    internal async Task ReplanDuty(Work work, IReadOnlyCollection<long> teachers)
    {
        var (db, ct) = (work.Db, work.Stop);
        var sessions = await db.Sessions.Present(s => s.TeacherId != null && teachers.Contains(s.TeacherId.Value) && s.EndsAt > work.Now, ct);
        if (sessions.Count == 0) return;
        var lines = sessions.Select(s => s.LineId).Distinct().ToList();
        var (first, last) = (sessions.Min(s => s.Day), sessions.Max(s => s.Day));
        var held = (await db.Calls.Present(c => c.LineId != null && lines.Contains(c.LineId.Value) && c.Day >= first && c.Day <= last && c.Plan == CallPlan.Planned, ct))
            .Select(c => (c.LineId!.Value, c.Day)).ToHashSet();
        await Plan(work, sessions, sessions.Where(s => !held.Contains((s.LineId, s.Day))).Select(s => s.Id).ToHashSet());
    }

    /// <summary>Tells parent and guardians once that a call will not be held; a guardian only when they were told of it before.</summary>
    internal async Task TellCancelled(Work work, Call call)
    {
        var circle = await Circle.Around(work, [call.ChildId]);
        if (call.Answer != CallAnswer.Declined && circle.Caller(call.ChildId, call.ParentId) is { } parent && parent.Awake(work.Now) is var at && at < call.StartsAt)
            work.Owe(Owing.To(work, parent.Member, "call.cancelled", call.Id, call.ChildId)).Due(at, call.StartsAt);
        await GuardianNews.Tell(work, call);
    }

    /// <summary>Tells the family once that a weekly time ended.</summary>
    internal async Task TellEnded(Work work, CallSlot slot)
    {
        const string Kind = "call.series.ended";
        var circle = await Circle.Around(work, [slot.ChildId]);
        var parent = circle.Caller(slot.ChildId, slot.ParentId);
        foreach (var person in circle.Guardians(slot.ChildId).Concat(parent is null ? [] : [parent]))
        {
            var at = person.Awake(work.Now);
            await Compare(work, [slot.Id], [Kind], [new Wanted(Kind, person, slot.ChildId, slot.Id, at, at + MessageKinds.Of(Kind).Life, at)], fresh: false, keepRest: true);
        }
    }

    private static async Task Compare(Work work, IReadOnlyCollection<long> subjects, IReadOnlyCollection<string> kinds, IEnumerable<Wanted> wanted, bool fresh, bool keepRest = false)
    {
        var rows = fresh ? [] : (await work.Db.Outbox.Present(
            m => m.SubjectId != null && subjects.Contains(m.SubjectId.Value) && kinds.Contains(m.Kind) && m.Act == OutboxAct.Send, work.Stop)).ToDictionary(m => m.UniqueKey);
        foreach (var one in wanted)
        {
            if (rows.Remove(one.Key, out var row)) Keep(work, row, one);
            else if (one.MadeAt is { } at) work.Owe(Owing.To(work, one.To.Member, one.Kind, one.SubjectId, one.ChildId, one.Args)).Due(at, one.Until);
        }

        if (keepRest) return;
        foreach (var row in rows.Values.Where(Unsent)) row.Settle(OutboxState.Cancelled, Reasons.NotMeant);
    }

    private static void Keep(Work work, OutboxMessage row, Wanted wanted)
    {
        // Due and not yet fetched by the deliverer: leave it alone.
        if (row.Waiting && !(row.NotBefore <= work.Now && wanted.At <= work.Now)) Move(row, wanted);
        if (!MeantAgain(row) || wanted.MadeAt is not { } at) return;
        row.Renew(at, wanted.Until);
        work.LeaveSomethingToDo();
    }

    private static void Move(OutboxMessage row, Wanted wanted)
    {
        if (wanted.MadeAt is { } at && (row.NotBefore != at || row.ExpiresAt != wanted.Until)) row.Due(at, wanted.Until);
    }

    private static bool MeantAgain(OutboxMessage row) =>
        (row.State == OutboxState.Cancelled && row.Reason != Reasons.TakenBack) || (row.State == OutboxState.Dead && ComesBack.Contains(row.Reason));

    // A claimed row dies too: its claim is fenced off by the row's version.
    private static bool Unsent(OutboxMessage row) => row.Waiting || row.State == OutboxState.Claimed;
}
