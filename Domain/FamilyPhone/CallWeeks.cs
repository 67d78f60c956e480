using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>How one week of a child ended, best first: a child who was heard once was heard that week.</summary>
public enum WeekState
{
    /// <summary>They talked on the school's line.</summary>
    Happened,
    /// <summary>They talked on the family's own phones.</summary>
    OwnPhones,
    /// <summary>The call is still ahead.</summary>
    Ahead,
    /// <summary>The call is over and nobody has said how it went.</summary>
    Waiting,
    /// <summary>No talk came about, but the child heard the word the parent left for it.</summary>
    Heard,
    /// <summary>It did not get through.</summary>
    Missed,
    /// <summary>Nobody said within 48 hours.</summary>
    Unknown,
    /// <summary>No call was meant.</summary>
    None,
}

/// <summary>One week on a child's ribbon.</summary>
/// <param name="Monday">Its first day, school calendar.</param>
/// <param name="State">How it ended.</param>
/// <param name="Minutes">How long they talked in all, or null when nobody wrote it down.</param>
/// <param name="Mood">How the child was after the last talk, or null.</param>
/// <param name="Reason">Why it was missed, or null.</param>
public sealed record WeekMark(DateOnly Monday, WeekState State, int? Minutes, CallMood? Mood, MissedReason? Reason);

/// <summary>This week's children of one class, counted by how their week stands.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Class">Its name.</param>
/// <param name="Counts">Children by state; states nobody is in are absent.</param>
public sealed record ClassWeek(long ClassId, string Class, IReadOnlyDictionary<WeekState, int> Counts)
{
    /// <summary>Children in all.</summary>
    public int Children => Counts.Values.Sum();
}

/// <summary>Weeks of calls, drawn rather than listed: a child's ribbon and the school's ring.</summary>
public sealed class CallWeeks
{
    /// <summary>The weeks of a term, as many as a ribbon shows.</summary>
    public const int Term = 18;

    /// <summary>A child's last weeks, the present one last. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<WeekMark>>> OfChild(Work work, long childId, int weeks = Term)
    {
        var db = work.Db;
        if (await db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeChild, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no) return no;
        var last = await ThisWeek(work, child.SchoolId);
        var (first, sunday) = (last.Monday.AddDays(-7 * (weeks - 1)), last.Sunday);
        var calls = await db.Calls.AsNoTracking().Where(c => c.ChildId == childId && c.Plan == CallPlan.Planned && c.Day >= first && c.Day <= sunday).ToListAsync(work.Stop);
        var own = (await db.OwnTalks.AsNoTracking().Where(t => t.ChildId == childId && t.Monday >= first && t.Confirmed != false).Select(t => t.Monday).ToListAsync(work.Stop)).ToHashSet();
        var heard = await Heard(work, db.Calls.Where(c => c.ChildId == childId && c.Day >= first && c.Day <= sunday));
        return Enumerable.Range(0, weeks).Select(i => new Week(first.AddDays(7 * i))).Select(w => Mark(w, calls, own.Contains(w.Monday), heard.Contains((childId, w.Monday)), work.Now)).ToList();
    }

    /// <summary>This week's children of every class. Refused: NotAllowed (also for those who see their own sessions alone).</summary>
    public async Task<Result<List<ClassWeek>>> OfSchool(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeToday, new Target(schoolId)) is { } no) return no;
        var (db, week) = (work.Db, await ThisWeek(work, schoolId));
        var (monday, sunday) = (week.Monday, week.Sunday);
        var children = await (from c in db.Children
                              join k in db.Classes on c.ClassId equals k.Id
                              where c.SchoolId == schoolId && c.Status == ChildStatus.AtSchool
                              orderby k.Name
                              select new { c.Id, c.ClassId, Class = k.Name }).ToListAsync(work.Stop);
        var calls = (await db.Calls.AsNoTracking().Where(c => c.SchoolId == schoolId && c.Plan == CallPlan.Planned && c.Day >= monday && c.Day <= sunday).ToListAsync(work.Stop)).ToLookup(c => c.ChildId);
        var own = (await db.OwnTalks.AsNoTracking().Where(t => t.SchoolId == schoolId && t.Monday == monday && t.Confirmed != false).Select(t => t.ChildId).ToListAsync(work.Stop)).ToHashSet();
        var heard = await Heard(work, db.Calls.Where(c => c.SchoolId == schoolId && c.Day >= monday && c.Day <= sunday));
        return children.GroupBy(c => (c.ClassId, c.Class)).Select(g => new ClassWeek(g.Key.ClassId, g.Key.Class,
            g.GroupBy(c => Mark(week, [.. calls[c.Id]], own.Contains(c.Id), heard.Contains((c.Id, monday)), work.Now).State).ToDictionary(s => s.Key, s => s.Count()))).ToList();
    }

    // What the parent reported of their own phones counts unless the guardian says it was not so.
    private static WeekMark Mark(Week week, List<Call> calls, bool own, bool heard, DateTime now)
    {
        var held = calls.Where(c => week.Contains(c.Day)).OrderBy(c => c.StartsAt).ToList();
        var state = held.Select(c => StateOf(c, now)).Append(own ? WeekState.OwnPhones : WeekState.None).Append(heard ? WeekState.Heard : WeekState.None).Min();
        var talked = held.Where(c => c.Outcome == CallOutcome.Happened).ToList();
        int? minutes = talked.Exists(c => c.MinutesTalked is not null) ? talked.Sum(c => c.MinutesTalked ?? 0) : null;
        return new WeekMark(week.Monday, state, minutes, talked.LastOrDefault(c => c.Mood is not null)?.Mood,
            state == WeekState.Missed ? held.Last(c => c.Outcome == CallOutcome.Missed).MissedReason : null);
    }

    // A word is for the week of the call it was left with, also when it was played only on the Monday after; whatever became of that call.
    private static async Task<HashSet<(long ChildId, DateOnly Monday)>> Heard(Work work, IQueryable<Call> calls) =>
        (await (from c in calls join w in work.Db.Words on c.Id equals w.CallId where w.HeardAt != null select new { c.ChildId, c.Day }).ToListAsync(work.Stop)).Select(c => (c.ChildId, Weeks.WeekOf(c.Day).Monday)).ToHashSet();

    private static WeekState StateOf(Call call, DateTime now) => call.Outcome switch
    {
        CallOutcome.Happened => call.LineId is null ? WeekState.OwnPhones : WeekState.Happened,
        CallOutcome.Missed => WeekState.Missed,
        CallOutcome.Unknown => WeekState.Unknown,
        _ => call.EndsAt <= now ? WeekState.Waiting : WeekState.Ahead,
    };

    private static async Task<Week> ThisWeek(Work work, long schoolId) =>
        Weeks.WeekOf(Zones.DateAt(work.Now, await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop)));
}
