using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A session of a day for the page Today.</summary>
/// <param name="Session">The session.</param>
/// <param name="Line">The line's name.</param>
/// <param name="Teacher">The teacher on duty, or null.</param>
/// <param name="Calls">Planned calls.</param>
/// <param name="Confirmed">Of them confirmed.</param>
/// <param name="Said">Of them with an outcome.</param>
public sealed record SessionLine(CallSession Session, string Line, string? Teacher, int Calls, int Confirmed, int Said);

/// <summary>Why a child is named on the first page.</summary>
public enum RedReason
{
    /// <summary>The child lives alone.</summary>
    LivesAlone,
    /// <summary>No guardian is named.</summary>
    NoGuardian,
    /// <summary>A parent with a weekly call blocked the bot.</summary>
    ParentBlocked,
    /// <summary>A parent's chat was closed or is not known any more.</summary>
    ParentLost,
}

/// <summary>A child to look after first.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Its name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Reason">Why.</param>
/// <param name="MemberId">The member it is about, or null.</param>
public sealed record RedLine(long ChildId, string Child, string Class, RedReason Reason, long? MemberId = null);

/// <summary>What a school sees first.</summary>
/// <param name="Day">The day, school calendar.</param>
/// <param name="Calls">The day's calls by time, cancelled ones too.</param>
/// <param name="Sessions">The day's sessions.</param>
/// <param name="Red">Children to look after first; empty for staff with a narrow reach.</param>
public sealed record TodayView(DateOnly Day, List<CallLine> Calls, List<SessionLine> Sessions, List<RedLine> Red)
{
    /// <summary>Calls of any day for which a parent asked for another time: those ahead, and missed ones of the last week; empty for a narrow reach.</summary>
    public List<CallLine> Helps { get; init; } = [];
}

/// <summary>The page Today: the day's calls live, and what is amiss.</summary>
public sealed class Today
{
    /// <summary>A day at the school, today when none is given; a teacher sees their own sessions. Refused: NotAllowed, NotFound.</summary>
    public async Task<Result<TodayView>> Show(Work work, long schoolId, DateOnly? day = null)
    {
        var db = work.Db;
        if (await db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        var own = false;
        if (await work.Demand(UseCase.SeeToday, new Target(schoolId)) is { } no)
        {
            if (work.Actor.MemberId is not { } self || await work.Demand(UseCase.SeeToday, new Target(schoolId, MemberId: self)) is not null) return no;
            own = true;
        }

        var on = day ?? Zones.DateAt(work.Now, school.TimeZone);
        var sessions = db.Sessions.AsNoTracking().Where(s => s.SchoolId == schoolId && s.Day == on);
        var calls = db.Calls.Where(c => c.SchoolId == schoolId && c.Day == on && !db.Children.Any(k => k.Id == c.ChildId && k.Status == ChildStatus.Died));
        if (own)
        {
            var me = work.Actor.MemberId;
            sessions = sessions.Where(s => s.TeacherId == me);
            calls = calls.Where(c => db.Sessions.Any(s => s.LineId == c.LineId && s.Day == on && s.TeacherId == me));
        }

        var lines = await CallLines.Of(work, calls);
        return new TodayView(on, lines, await Sessions(work, sessions, lines), own ? [] : await Red(work, schoolId)) { Helps = own ? [] : await CallLines.Of(work, Helps(work, schoolId)) };
    }

    private static IQueryable<Call> Helps(Work work, long schoolId)
    {
        var (now, lastWeek) = (work.Now, work.Now.AddDays(-7));
        return work.Db.Calls.Where(c => c.SchoolId == schoolId && c.Plan == CallPlan.Planned && c.WantsOtherTime && c.EndsAt > lastWeek
            && work.Db.Children.Any(k => k.Id == c.ChildId && k.Status == ChildStatus.AtSchool)
            && !work.Db.Calls.Any(next => next.MovedFromId == c.Id && next.Plan == CallPlan.Planned)
            && (c.Outcome == CallOutcome.Missed || (c.Outcome == CallOutcome.None && c.EndsAt > now)));
    }

    private static async Task<List<SessionLine>> Sessions(Work work, IQueryable<CallSession> sessions, List<CallLine> calls)
    {
        var db = work.Db;
        var rows = await (from s in sessions
                          join l in db.Lines on s.LineId equals l.Id
                          orderby s.StartsAt, l.Name
                          select new { Session = s, Line = l.Name, Teacher = db.Members.Where(m => m.Id == s.TeacherId).Select(m => m.Name).FirstOrDefault() }).ToListAsync(work.Stop);
        return rows.ConvertAll(r =>
        {
            var held = calls.Where(c => c.Call.LineId == r.Session.LineId && c.Call.Plan == CallPlan.Planned).ToList();
            return new SessionLine(r.Session, r.Line, r.Teacher, held.Count, held.Count(c => c.Call.Answer == CallAnswer.Confirmed), held.Count(c => c.Call.Outcome != CallOutcome.None));
        });
    }

    private static async Task<List<RedLine>> Red(Work work, long schoolId)
    {
        var db = work.Db;
        var atSchool = db.Children.Where(c => c.SchoolId == schoolId && c.Status == ChildStatus.AtSchool);
        var alone = await (from c in atSchool
                           join k in db.Classes on c.ClassId equals k.Id
                           let guarded = db.Links.Any(l => l.ChildId == c.Id && !l.NoContact && db.Members.Any(m => m.Id == l.MemberId && m.Kind == MemberKind.Guardian && m.Active))
                           where c.LivesWith == LivesWith.Alone || (!guarded && c.LivesWith != LivesWith.OneParent)
                           orderby c.Name
                           select new RedLine(c.Id, c.Name, k.Name, c.LivesWith == LivesWith.Alone ? RedReason.LivesAlone : RedReason.NoGuardian, null)).ToListAsync(work.Stop);
        var unreached = await (from a in db.Addresses
                               join l in db.Links on a.MemberId equals l.MemberId
                               join c in atSchool on l.ChildId equals c.Id
                               join k in db.Classes on c.ClassId equals k.Id
                               where l.MayCall && !l.NoContact && (a.State == AddressState.Blocked || a.State == AddressState.Deactivated || a.State == AddressState.NotFound)
                                   && !db.Addresses.Any(b => b.MemberId == a.MemberId && b.State == AddressState.Active)
                               orderby c.Name
                               select new RedLine(c.Id, c.Name, k.Name, a.State == AddressState.Blocked ? RedReason.ParentBlocked : RedReason.ParentLost, a.MemberId)).ToListAsync(work.Stop);
        return [.. alone, .. unreached.Distinct()];
    }
}
