using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.County;

/// <summary>What the county office sees of its schools: figures alone, never a name.</summary>
public sealed class CountyOverview
{
    /// <summary>Every school with its children and the calls of this and the last week, Monday to Sunday at the school.</summary>
    /// <returns>The schools by name; NotAllowed for everybody but the county.</returns>
    public async Task<Result<IReadOnlyList<SchoolFigures>>> Show(Work work)
    {
        if (await work.Demand(UseCase.SeeCounty, new Target(work.Actor.SchoolId)) is { } no) return no;
        var (db, ct) = (work.Db, work.Stop);
        var schools = await db.Schools.OrderBy(s => s.Name).Select(s => new { s.Id, s.Name, s.TimeZone }).ToListAsync(ct);
        // Who does not want their child in the figures is not in them.
        var left = await ConsentGate.ClosedTo(db, ConsentPurpose.Statistics, ct);
        var children = await db.Children.Where(c => c.Status == ChildStatus.AtSchool && !left.Contains(c.Id)).GroupBy(c => c.SchoolId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var withoutChat = await WithoutChat(work, left);
        var mondays = schools.ToDictionary(s => s.Id, s => Monday(Zones.DateAt(work.Now, s.TimeZone)));
        var calls = (await Calls(work, mondays, left)).ToLookup(c => c.SchoolId);
        return schools.ConvertAll(s => new SchoolFigures(
            s.Id, s.Name, children.GetValueOrDefault(s.Id), withoutChat.GetValueOrDefault(s.Id),
            Week(calls[s.Id], mondays[s.Id]), Week(calls[s.Id], mondays[s.Id].AddDays(-7))));
    }

    // Children none of whose parents who may call has a chat that works: served on paper, an ordinary state.
    private static Task<Dictionary<long, int>> WithoutChat(Work work, List<long> left)
    {
        var db = work.Db;
        return db.Children.Where(c => c.Status == ChildStatus.AtSchool && !left.Contains(c.Id)
                && !db.Links.Any(l => l.ChildId == c.Id && l.MayCall && !l.NoContact && db.Addresses.Any(a => a.MemberId == l.MemberId && a.State == AddressState.Active)))
            .GroupBy(c => c.SchoolId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, work.Stop);
    }

    private static async Task<List<Tally>> Calls(Work work, Dictionary<long, DateOnly> mondays, List<long> left)
    {
        if (mondays.Count == 0) return [];
        var (from, until, now) = (mondays.Values.Min().AddDays(-7), mondays.Values.Max().AddDays(7), work.Now);
        return await work.Db.Calls.Where(c => c.Plan == CallPlan.Planned && !left.Contains(c.ChildId) && c.Day >= from && c.Day < until)
            .GroupBy(c => new { c.SchoolId, c.Day, c.Outcome, Over = c.EndsAt <= now })
            .Select(g => new Tally(g.Key.SchoolId, g.Key.Day, g.Key.Outcome, g.Key.Over, g.Count())).ToListAsync(work.Stop);
    }

    private static WeekFigures Week(IEnumerable<Tally> calls, DateOnly monday)
    {
        var week = calls.Where(c => c.Day >= monday && c.Day < monday.AddDays(7)).ToList();
        int Count(Func<Tally, bool> which) => week.Where(which).Sum(c => c.Count);
        return new WeekFigures(
            Count(c => c.Outcome == CallOutcome.Happened), Count(c => c.Outcome == CallOutcome.Missed),
            Count(c => c.Outcome == CallOutcome.Unknown || c is { Outcome: CallOutcome.None, Over: true }),
            Count(c => c is { Outcome: CallOutcome.None, Over: false }));
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private sealed record Tally(long SchoolId, DateOnly Day, CallOutcome Outcome, bool Over, int Count);
}

/// <summary>One school in figures.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="School">Its name.</param>
/// <param name="Children">Children at school.</param>
/// <param name="WithoutChat">Children whose calling parents have no chat that works.</param>
/// <param name="ThisWeek">Calls of this week.</param>
/// <param name="LastWeek">Calls of the last week.</param>
public sealed record SchoolFigures(long SchoolId, string School, int Children, int WithoutChat, WeekFigures ThisWeek, WeekFigures LastWeek);

/// <summary>The calls of one week that were not cancelled.</summary>
/// <param name="Happened">They talked.</param>
/// <param name="Missed">They did not.</param>
/// <param name="Unknown">Over, and nobody knows or has said.</param>
/// <param name="Ahead">Still to come.</param>
public sealed record WeekFigures(int Happened, int Missed, int Unknown, int Ahead)
{
    /// <summary>The sum of two.</summary>
    public static WeekFigures operator +(WeekFigures one, WeekFigures other) =>
        new(one.Happened + other.Happened, one.Missed + other.Missed, one.Unknown + other.Unknown, one.Ahead + other.Ahead);
}
