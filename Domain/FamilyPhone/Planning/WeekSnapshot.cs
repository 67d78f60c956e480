using System.Security.Cryptography;
using System.Text.Json;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>A school's week read in one go for the planner.</summary>
/// <param name="Input">What the planner is given.</param>
/// <param name="Slots">The weekly times it may move, by child and parent in the order of the turns.</param>
/// <param name="Fixed">The weekly times it may not.</param>
public sealed record WeekSnapshot(WeekInput Input, IReadOnlyList<CallSlot> Slots, IReadOnlyList<CallSlot> Fixed)
{
    private const int UsualMinutes = 10, WeeksAhead = 26;

    /// <summary>Says what the week is like: the same text means that nothing that matters changed.</summary>
    public string Basis => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Input)))[..32];

    /// <summary>Reads it, for a plan from a day on.</summary>
    public static async Task<WeekSnapshot> Read(Work work, School school, DateOnly from)
    {
        var (db, ct, id) = (work.Db, work.Stop, school.Id);
        var children = await db.Children.AsNoTracking().Where(c => c.SchoolId == id && c.Status == ChildStatus.AtSchool).OrderBy(c => c.Id).ToListAsync(ct);
        var callers = await (from l in db.Links
                             join m in db.Members on l.MemberId equals m.Id
                             where l.SchoolId == id && l.MayCall && !l.NoContact && m.Active
                             orderby l.Relation, l.MemberId
                             select new { l.ChildId, Member = m }).AsNoTracking().ToListAsync(ct);
        var lines = await db.Lines.AsNoTracking().Where(l => l.SchoolId == id && l.InUse).Select(l => l.Id).ToListAsync(ct);
        var openings = await db.Openings.AsNoTracking().Where(o => lines.Contains(o.LineId)).OrderBy(o => o.LineId).ThenBy(o => o.Weekday).ThenBy(o => o.From).ToListAsync(ct);
        var slots = await db.Slots.AsNoTracking().Where(s => s.SchoolId == id && (s.Until == null || (s.Until >= from && s.Until >= s.From))).OrderBy(s => s.Id).ToListAsync(ct);
        var classHours = await db.ClassHours.AsNoTracking().Where(h => h.SchoolId == id).OrderBy(h => h.Id).ToListAsync(ct);
        var sorted = new SortedWeek(slots, [.. openings.Select(o => new OpenSpan(o.LineId, o.Weekday, Minute(o.From), Minute(o.Until)))]);
        var mayCall = callers.Where(c => children.Exists(k => k.Id == c.ChildId)).ToLookup(c => c.ChildId, c => c.Member);
        var input = new WeekInput(from, from.AddDays((7 * WeeksAhead) - 1), school.TimeZone, sorted.Minutes, sorted.Openings,
            [.. children.Select(c => ChildOf(c, sorted, [.. mayCall[c.Id].Select(m => m.Id)])).OfType<PlanChild>()],
            [.. callers.Select(c => c.Member).DistinctBy(m => m.Id).OrderBy(m => m.Id).Select(m => ParentOf(m, school))],
            [.. classHours.Select(h => new ClassSpan(h.ClassId, h.Weekday, Minute(h.From), Minute(h.Until)))],
            [.. sorted.Fixed.Select(s => new PinnedTime(s.ChildId, s.ParentId, s.LineId, s.Weekday, s.StartMinute, s.Minutes, s.EveryWeeks, s.Phase))]);
        return new WeekSnapshot(input, sorted.Movable, sorted.Fixed);
    }

    /// <summary>The usual length of a call in a list of weekly times.</summary>
    internal static int UsualLength(IEnumerable<CallSlot> slots) =>
        slots.GroupBy(s => s.Minutes).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (int?)g.Key).FirstOrDefault() ?? UsualMinutes;

    // A child with times keeps whom it calls and in which weeks; a new one calls its parents in turn.
    private static PlanChild? ChildOf(Child child, SortedWeek week, List<long> callers)
    {
        var held = week.Movable.Where(s => s.ChildId == child.Id && callers.Contains(s.ParentId)).ToList();
        if (held.Count == 0 && (callers.Count == 0 || week.Fixed.Any(s => s.ChildId == child.Id))) return null;
        List<PlanTurn> turns = held.Count > 0
            ? held.ConvertAll(s => new PlanTurn(s.ParentId, s.EveryWeeks, s.Phase, new PlanTime(s.LineId!.Value, s.Weekday, s.StartMinute)))
            : Turns(callers);
        return new PlanChild(child.Id, child.ClassId, turns, child.LatestEnd is { } latest ? Minute(latest) : null);
    }

    private static List<PlanTurn> Turns(List<long> callers)
    {
        var every = callers.Count < 3 ? callers.Count : 4;
        return [.. Enumerable.Range(0, every).Select(phase => new PlanTurn(callers[phase % callers.Count], every, phase))];
    }

    private static PlanParent ParentOf(Member member, School school)
    {
        var person = new Person(member, school, ReachState.Chat);
        return new PlanParent(member.Id, person.Zone, person.Quiet, Spans(member.Shifts), Spans(member.GoodHours));
    }

    private static List<LocalSpan> Spans(string? words) =>
        [.. WorkingHours.Of(words).Spans.Select(s => new LocalSpan(null, Minute(s.From), Minute(s.Until)))];

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;
}
