using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Another time for one call (换个时间), and a make-up (补打) for one that was missed: a new call stands in its place.</summary>
/// <param name="reminders">The old ones die, the new ones are planned.</param>
/// <param name="sessions">Both sessions are kept in step.</param>
public sealed class Moves(Reminders reminders, Sessions sessions)
{
    /// <summary>So long after a missed call a make-up is offered.</summary>
    public static readonly TimeSpan MakeUpFor = TimeSpan.FromDays(14);

    /// <summary>The free times of the next 28 days in the order in which they are offered. Refused: NotFound, NotAllowed, CallGone, TooLate.</summary>
    public async Task<Result<List<FreeTime>>> Free(Work work, long callId, bool thisWeek = false)
    {
        if (await work.Db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == callId, work.Stop) is not { } call) return RefusalCode.NotFound;
        if (await Refuse(work, call) is { } no) return no;
        return (await FreeSearch.Around(work.Db, call, work.Now, work.Stop)).Offers(thisWeek).ToList();
    }

    /// <summary>Holds the call at another time; a parent who chose it, in the chat or over the telephone, has confirmed it. Teacher and guardian are told, and the parent when somebody else chose. Gives the new call.</summary>
    /// <returns>Refused: NotFound, NotAllowed, CallGone, TooLate, SlotTaken (taken meanwhile, closed, or not free for child and parent).</returns>
    public async Task<Result<long>> Move(Work work, long callId, long? lineId, DateTime startsAt, bool parentChose = false)
    {
        if (await work.Db.Calls.FirstOrDefaultAsync(c => c.Id == callId, work.Stop) is not { } old) return RefusalCode.NotFound;
        if (await Refuse(work, old) is { } no) return no;
        var search = await FreeSearch.Around(work.Db, old, work.Now, work.Stop);
        if (FreeTimes.At(search.Question, lineId, startsAt) is not { } free) return RefusalCode.SlotTaken;
        var call = Place(work.NewId(), old, free);
        work.Db.Calls.Add(call);
        if (old.Open && old.MoveAway() is { Refused: { } gone }) return gone;
        var chosenByParent = parentChose || work.Actor.MemberId == call.ParentId;
        if (chosenByParent) call.Say(CallAnswer.Confirmed, otherTime: false, work.Now, work.Actor.MemberId);
        await reminders.Plan(work, [old, call], await Circle.Around(work, [call.ChildId]));
        await sessions.Refresh(work, [.. new[] { old, call }.Where(c => c.LineId is not null).Select(c => (c.LineId!.Value, c.Day)).Distinct()]);
        await MoveNews.Tell(work, old, call, tellParent: !chosenByParent);
        return call.Id;
    }

    /// <summary>Whether a call can be given another time at an instant: it lies ahead, or it was missed not long ago.</summary>
    public static bool Movable(Call call, DateTime now) => call switch
    {
        { Open: true } => call.StartsAt > now,
        { Plan: CallPlan.Cancelled, GaveWayToId: not null } or { Plan: CallPlan.Cancelled, FellToId: not null } => now < call.EndsAt + MakeUpFor,
        { Plan: CallPlan.Planned, Outcome: CallOutcome.Missed or CallOutcome.Unknown } => now < call.EndsAt + MakeUpFor,
        _ => false,
    };

    /// <summary>The call that stands in another's place at a free time.</summary>
    internal static Call Place(long id, Call old, FreeTime free) => new()
    {
        Id = id,
        SchoolId = old.SchoolId,
        LineId = free.LineId,
        ChildId = old.ChildId,
        ParentId = old.ParentId,
        Day = free.Day,
        StartsAt = free.When.From,
        EndsAt = free.When.Until,
        MovedFromId = old.Id,
    };

    private static async Task<Refusal?> Refuse(Work work, Call call)
    {
        if (await work.Demand(UseCase.MoveCall, new Target(call.SchoolId, call.ChildId, SubjectId: call.Id)) is { } no) return no;
        // The other parent may be divorced from this one: each moves their own calls.
        if (work.Actor.Roles.Contains(Role.Parent) && work.Actor.MemberId != call.ParentId) return new Refusal(RefusalCode.NotFound);
        if (await work.Db.Calls.AnyAsync(c => c.MovedFromId == call.Id && c.Plan == CallPlan.Planned, work.Stop)) return new Refusal(RefusalCode.CallGone);
        if (!await work.Db.Children.AnyAsync(c => c.Id == call.ChildId && c.Status == ChildStatus.AtSchool, work.Stop)) return new Refusal(RefusalCode.CallGone);
        if (Movable(call, work.Now)) return null;
        return new Refusal(call.Plan == CallPlan.Planned ? RefusalCode.TooLate : RefusalCode.CallGone);
    }
}
