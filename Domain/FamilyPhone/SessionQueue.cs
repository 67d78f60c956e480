using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>The order of a session while it runs: two change places, or it runs late and the rest follows.</summary>
/// <param name="reminders">The old times' reminders die, the new ones are planned.</param>
/// <param name="sessions">The session is spanned anew.</param>
public sealed class SessionQueue(Reminders reminders, Sessions sessions)
{
    /// <summary>The longest delay that is shifted in one go, in minutes; more is another day's work.</summary>
    public const int LongestDelay = 120;

    /// <summary>Lets two calls of one session that lie ahead and are of one length change places; both parents are told.</summary>
    /// <returns>Refused: NotFound, NotAllowed, CallGone, TooLate (one has begun), Invalid (not of one session, or not of one length), ChildBusy, ParentBusy, LineClosed.</returns>
    public async Task<Result> Swap(Work work, long firstId, long secondId)
    {
        var calls = await work.Db.Calls.Present(c => c.Id == firstId || c.Id == secondId, work.Stop);
        if (calls.Find(c => c.Id == firstId) is not { } first || calls.Find(c => c.Id == secondId) is not { LineId: not null } second) return RefusalCode.NotFound;
        if (await Find(work, second.LineId.Value, second.Day) is not { } session) return RefusalCode.NotFound;
        if (await Demand(work, session) is { } no) return no;
        if (first.Id == second.Id || first.LineId != second.LineId || first.Day != second.Day || Length(first) != Length(second)) return new Refusal(RefusalCode.Invalid, first.Id);
        if (!first.Open || !second.Open) return RefusalCode.CallGone;
        if (first.StartsAt <= work.Now || second.StartsAt <= work.Now) return RefusalCode.TooLate;
        return await Shift(work, session, [(first, second.StartsAt), (second, first.StartsAt)]);
    }

    /// <summary>Says that a session runs late by some minutes: whoever has not begun follows as far as the delay reaches, breaks take it up; those touched are told.</summary>
    /// <returns>How many calls have another time. Refused: NotFound, NotAllowed, Invalid, CallGone (nothing is ahead), ChildBusy, ParentBusy, LineClosed (the room is closed for once).</returns>
    public async Task<Result<int>> RunLate(Work work, long sessionId, int minutes)
    {
        if (await work.Db.Sessions.FirstOrDefaultAsync(s => s.Id == sessionId, work.Stop) is not { } session) return RefusalCode.NotFound;
        if (await Demand(work, session) is { } no) return no;
        if (minutes is < 1 or > LongestDelay) return new Refusal(RefusalCode.Invalid, Field: nameof(minutes));
        var ahead = (await work.Db.Calls.Present(c => c.LineId == session.LineId && c.Day == session.Day && c.Plan == CallPlan.Planned, work.Stop))
            .Where(c => c is { Open: true, Answer: not CallAnswer.Declined } && c.StartsAt > work.Now).OrderBy(c => c.StartsAt).ToList();
        if (ahead.Count == 0) return RefusalCode.CallGone;
        var shifts = Delayed(ahead, minutes).ToList();
        return await Shift(work, session, shifts) is { Refused: { } refused } ? refused : shifts.Count;
    }

    private static IEnumerable<(Call Call, DateTime StartsAt)> Delayed(List<Call> ahead, int minutes)
    {
        var free = ahead[0].StartsAt.AddMinutes(minutes);
        foreach (var call in ahead)
        {
            if (free <= call.StartsAt) yield break;
            yield return (call, free);
            free += Length(call);
        }
    }

    private async Task<Result> Shift(Work work, CallSession session, List<(Call Call, DateTime StartsAt)> shifts)
    {
        if (await Elsewhere(work, shifts) is { } busy) return busy;
        if (await Closed(work, session, shifts)) return new Refusal(RefusalCode.LineClosed, session.LineId);
        var made = shifts.ConvertAll(s => s.Call.Again(work.NewId(), s.StartsAt));
        foreach (var (call, _) in shifts)
            if (call.MoveAway() is { Refused: { } gone }) return gone;
        work.Db.Calls.AddRange(made);
        List<Call> touched = [.. shifts.Select(s => s.Call), .. made];
        var circle = await Circle.Around(work, [.. touched.Select(c => c.ChildId).Distinct()]);
        await reminders.Plan(work, touched, circle);
        await sessions.Refresh(work, [(session.LineId, session.Day)]);
        foreach (var call in made)
            if (circle.Caller(call.ChildId, call.ParentId) is { } parent && parent.Awake(work.Now) is var at && at < call.StartsAt)
                work.Owe(Owing.To(work, parent.Member, "call.changed", call.Id, call.ChildId)).Due(at, call.StartsAt);
        return Result.Done;
    }

    // The line itself cannot clash, its order is kept; a child or parent may have a call on another one.
    private static async Task<Refusal?> Elsewhere(Work work, List<(Call Call, DateTime StartsAt)> shifts)
    {
        var moved = shifts.Select(s => s.Call.Id).ToHashSet();
        var (from, until) = (shifts.Min(s => s.StartsAt), shifts.Max(s => s.StartsAt + Length(s.Call)));
        var held = await work.Db.Calls.Present(c => c.Plan == CallPlan.Planned && c.EndsAt > from && c.StartsAt < until, work.Stop);
        foreach (var (call, at) in shifts)
            if (held.Find(h => !moved.Contains(h.Id) && (h.ChildId == call.ChildId || h.ParentId == call.ParentId) && h.StartsAt < at + Length(call) && at < h.EndsAt) is { } other)
                return new Refusal(other.ChildId == call.ChildId ? RefusalCode.ChildBusy : RefusalCode.ParentBusy, other.Id);
        return null;
    }

    // A room that is closed from five o'clock on is not open for those who are late.
    private static async Task<bool> Closed(Work work, CallSession session, List<(Call Call, DateTime StartsAt)> shifts)
    {
        var zone = await work.Db.Schools.Where(s => s.Id == session.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var quiet = await work.Db.QuietDays.AsNoTracking().Where(d => d.SchoolId == session.SchoolId && !d.Cancelled && d.From <= session.Day && d.Until >= session.Day).ToListAsync(work.Stop);
        return shifts.Exists(s => quiet.Exists(d => SchoolHolidays.Covers(d, s.Call.Again(0, s.StartsAt), zone)));
    }

    private static async Task<CallSession?> Find(Work work, long lineId, DateOnly day) =>
        (await work.Db.Sessions.Present(s => s.LineId == lineId && s.Day == day, work.Stop)).FirstOrDefault();

    private static Task<Refusal?> Demand(Work work, CallSession session) =>
        work.Demand(UseCase.RunSession, new Target(session.SchoolId, SessionId: session.Id, SubjectId: session.Id));

    private static TimeSpan Length(Call call) => call.EndsAt - call.StartsAt;
}
