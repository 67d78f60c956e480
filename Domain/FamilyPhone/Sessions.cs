using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A call that did not get through, as the teacher taps it.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Reason">Why; never blame.</param>
public sealed record MissedCall(long CallId, MissedReason Reason);

/// <summary>Sessions: one line on one day; spanned by its planned calls, reported once.</summary>
/// <param name="reminders">Plans the teacher's and the families' messages.</param>
public sealed class Sessions(Reminders reminders)
{
    /// <summary>
    /// Says how a session went: all got through but those named; a parent who had said "not this week" counts as missed for
    /// that reason. A reported session may be changed until the end of the next day at the school.
    /// </summary>
    /// <returns>Refused: NotFound, NotAllowed, TooEarly (subject: a call not begun), TooLate, Invalid (a call of another session).</returns>
    public async Task<Result> Report(Work work, long sessionId, IReadOnlyCollection<MissedCall> missed)
    {
        if (await work.Db.Sessions.FirstOrDefaultAsync(s => s.Id == sessionId, work.Stop) is not { } session) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ReportCall, new Target(session.SchoolId, SessionId: session.Id, SubjectId: session.Id)) is { } no) return no;
        var calls = await CallsOf(work, session.LineId, session.Day);
        if (await Unfit(work, session, calls, missed) is { } unfit) return unfit;
        foreach (var call in calls)
            if (Outcome(call, missed) is var (outcome, reason) && call.Report(outcome, reason, work.Actor.MemberId, work.Now) is { Ok: false } refused) return refused;
        session.ReportedAt = work.Now;
        await reminders.Plan(work, [session], new HashSet<long>());
        await reminders.AfterReport(work, calls);
        return Result.Done;
    }

    /// <summary>Whether what was said of a day may still be changed: until the end of the next day at the school.</summary>
    internal static async Task<bool> Closed(Work work, long schoolId, DateOnly day)
    {
        var zone = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        return work.Now >= Zones.StartOfDay(day.AddDays(2), zone);
    }

    /// <summary>Brings the sessions of these lines and days in step with their planned calls: made, spanned anew, their messages too.</summary>
    internal async Task Refresh(Work work, IReadOnlyCollection<(long LineId, DateOnly Day)> places)
    {
        if (places.Count == 0) return;
        var (lines, first, last) = (places.Select(p => p.LineId).Distinct().ToList(), places.Min(p => p.Day), places.Max(p => p.Day));
        var calls = (await work.Db.Calls.Present(c => c.LineId != null && lines.Contains(c.LineId.Value) && c.Day >= first && c.Day <= last && c.Plan == CallPlan.Planned, work.Stop))
            .ToLookup(c => (c.LineId!.Value, c.Day));
        var known = (await work.Db.Sessions.Present(s => lines.Contains(s.LineId) && s.Day >= first && s.Day <= last, work.Stop)).ToDictionary(s => (s.LineId, s.Day));
        var duties = await Duties.Of(work, lines);
        var touched = new List<CallSession>();
        foreach (var place in places)
        {
            var held = calls[place].ToList();
            if (!known.TryGetValue(place, out var session))
            {
                if (held.Count == 0) continue;
                work.Db.Sessions.Add(session = Begin(work, held, duties));
            }

            if (held.Count > 0) session.Span(held.Min(c => c.StartsAt), held.Max(c => c.EndsAt));
            touched.Add(session);
        }

        await reminders.Plan(work, touched, touched.Where(s => !calls[(s.LineId, s.Day)].Any()).Select(s => s.Id).ToHashSet());
    }

    /// <summary>A report of single calls closes the session when no call of it is open any more.</summary>
    internal async Task CloseWhenComplete(Work work, Call reported)
    {
        if (reported.LineId is not { } line) return;
        var session = (await work.Db.Sessions.Present(s => s.LineId == line && s.Day == reported.Day, work.Stop)).FirstOrDefault();
        if (session is null or { ReportedAt: not null } || (await CallsOf(work, line, reported.Day)).Exists(c => c.Open)) return;
        session.ReportedAt = work.Now;
        await reminders.Plan(work, [session], new HashSet<long>());
    }

    private static CallSession Begin(Work work, List<Call> calls, Duties duties)
    {
        var first = calls.MinBy(c => c.StartsAt)!;
        var session = new CallSession { Id = work.NewId(), SchoolId = first.SchoolId, LineId = first.LineId!.Value, Day = first.Day, TeacherId = duties.At(first) };
        if (duties.StandIn(session.TeacherId, session.Day) is { } standIn) session.PassTo(standIn);
        return session;
    }

    private static Task<List<Call>> CallsOf(Work work, long lineId, DateOnly day) =>
        work.Db.Calls.Present(c => c.LineId == lineId && c.Day == day && c.Plan == CallPlan.Planned, work.Stop);

    private static async Task<Refusal?> Unfit(Work work, CallSession session, List<Call> calls, IReadOnlyCollection<MissedCall> missed)
    {
        if (calls.Count == 0) return new Refusal(RefusalCode.CallGone);
        if (missed.FirstOrDefault(m => !calls.Exists(c => c.Id == m.CallId)) is { } strange) return new Refusal(RefusalCode.Invalid, strange.CallId);
        if (calls.Find(c => c.StartsAt > work.Now) is { } ahead) return new Refusal(RefusalCode.TooEarly, ahead.Id);
        return session.ReportedAt is not null && await Closed(work, session.SchoolId, session.Day) ? new Refusal(RefusalCode.TooLate) : null;
    }

    private static (CallOutcome, MissedReason?) Outcome(Call call, IReadOnlyCollection<MissedCall> missed) =>
        missed.FirstOrDefault(m => m.CallId == call.Id) is { } named ? (CallOutcome.Missed, named.Reason)
        : call.Answer == CallAnswer.Declined ? (CallOutcome.Missed, MissedReason.ParentBusy)
        : (CallOutcome.Happened, null);
}
