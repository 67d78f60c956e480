using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.FamilyPhone.Planning;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Some weeks of a school read once: what is open, closed and held, so that free times can be asked for many calls.</summary>
public sealed class FreeBoard
{
    // When a child who calls on the family's own phones is at home and awake.
    private static readonly (TimeOnly From, TimeOnly Until) SchoolDay = (new(17, 0), new(20, 30)), FreeDay = (new(9, 0), new(20, 30));

    private readonly School _school;
    private readonly DateOnly _first, _last;
    private readonly List<PhoneLine> _lines;
    private readonly List<LineOpening> _openings;
    private readonly List<QuietDays> _quiet;
    private readonly List<ClassHours> _classHours;
    private readonly List<Held> _held;

    private FreeBoard(School school, (DateOnly, DateOnly) days, List<PhoneLine> lines, List<LineOpening> openings, List<QuietDays> quiet, List<ClassHours> classHours, List<Held> held) =>
        (_school, (_first, _last), _lines, _openings, _quiet, _classHours, _held) = (school, days, lines, openings, quiet, classHours, held);

    /// <summary>Reads the days from one to the other, both included, as they are at an instant; with further days without calls that are only thought of.</summary>
    public static async Task<FreeBoard> Read(FamilyLinkDb db, long schoolId, DateOnly first, DateOnly last, DateTime now, CancellationToken ct, QuietDays? with = null)
    {
        var school = await db.Schools.AsNoTracking().FirstAsync(s => s.Id == schoolId, ct);
        var end = Zones.StartOfDay(last.AddDays(1), school.TimeZone);
        var lines = await db.Lines.AsNoTracking().Where(l => l.SchoolId == schoolId).ToListAsync(ct);
        var openings = await db.Openings.AsNoTracking().Where(o => o.SchoolId == schoolId).ToListAsync(ct);
        var quiet = await db.QuietDays.Present(d => d.SchoolId == schoolId && !d.Cancelled && d.Until >= first && d.From <= last, ct);
        if (with is not null && !quiet.Exists(d => d.Id == with.Id)) quiet.Add(with);
        var classHours = await db.ClassHours.AsNoTracking().Where(h => h.SchoolId == schoolId).ToListAsync(ct);
        var held = await db.Calls.AsNoTracking().Where(c => c.SchoolId == schoolId && c.Plan == CallPlan.Planned && c.EndsAt > now && c.StartsAt < end)
            .Select(c => new Held(c.LineId, c.ChildId, c.ParentId, new Stretch(c.StartsAt, c.EndsAt))).ToListAsync(ct);
        // Weekly times whose calls are not made so far ahead hold their place too.
        var slots = await db.Slots.Present(s => s.SchoolId == schoolId && s.MadeUntil < last && s.From <= last && (s.Until == null || (s.Until > s.MadeUntil && s.Until >= first)), ct);
        held.AddRange(slots.SelectMany(s => SlotTimes.RuleOf(s, school.TimeZone).Occurrences(first > s.MadeUntil ? first : s.MadeUntil.AddDays(1), last)
            .Select(o => new Held(s.LineId, s.ChildId, s.ParentId, new Stretch(o.StartUtc, o.EndUtc)))));
        return new FreeBoard(school, (first, last), lines, openings, quiet, classHours, held);
    }

    /// <summary>The school whose weeks these are.</summary>
    public School School => _school;

    /// <summary>Keeps the times of further calls.</summary>
    public void Hold(IEnumerable<Call> calls) => _held.AddRange(calls.Select(c => new Held(c.LineId, c.ChildId, c.ParentId, new Stretch(c.StartsAt, c.EndsAt))));

    /// <summary>What is to be asked for a call: on the lines of its kind, or at home when it is held on the family's own phones.</summary>
    /// <param name="call">The call.</param>
    /// <param name="child">Its child: its class's hours and its bus are kept free.</param>
    /// <param name="parent">Its parent.</param>
    /// <param name="within">Only times inside this stretch.</param>
    public FreeQuestion Question(Call call, Child child, Member parent, Stretch within)
    {
        var (from, until) = (Zones.DateAt(within.From, _school.TimeZone), Zones.DateAt(within.Until, _school.TimeZone));
        var (first, last) = (from < _first ? _first : from, until > _last ? _last : until);
        // Whole days without calls are not open at all; closed hours are taken.
        List<OpenStretch> days = [.. Open(call.LineId, first, last).Where(o => !_quiet.Exists(d => d.FromTime is null && d.Covers(o.LineId, o.Day, 0, 24 * 60)))];
        var closed = days.SelectMany(Closed).ToList();
        var near = _held.FindAll(h => h.When.Meets(within));
        var taken = near.Where(h => h.LineId is not null).Select(h => (Line: h.LineId!.Value, h.When)).Concat(closed.Where(c => c.LineId is not null).Select(c => (Line: c.LineId!.Value, c.When)));
        var busy = near.Where(h => h.ChildId == call.ChildId || h.ParentId == call.ParentId).Select(h => h.When).Concat(closed.Where(c => c.LineId is null).Select(c => c.When));
        return new FreeQuestion(call.EndsAt - call.StartsAt, within, days, taken.ToLookup(t => t.Line, t => t.When),
            [.. busy, .. call.LineId is null ? [] : Kept(child, first, last)], FreeSearch.PicksUp(parent, _school));
    }

    private IEnumerable<OpenStretch> Open(long? lineId, DateOnly first, DateOnly last)
    {
        if (lineId is not { } line) return AtHome(first, last);
        var alike = _lines.Where(l => l.InUse && l.Kind == _lines.Find(own => own.Id == line)?.Kind).Select(l => l.Id).ToHashSet();
        return FreeTimes.Openings([.. _openings.Where(o => alike.Contains(o.LineId))], _school.TimeZone, first, last);
    }

    private IEnumerable<(long? LineId, Stretch When)> Closed(OpenStretch open) => _quiet
        .Where(d => d.FromTime is not null && d.Covers(open.LineId, open.Day, 0, 24 * 60))
        .Select(d => (open.LineId, On(open.Day, d.FromTime!.Value, d.UntilTime ?? TimeOnly.MaxValue)));

    // The hours at which the child cannot come: its class's, and after its bus on school days.
    private IEnumerable<Stretch> Kept(Child child, DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var hours in _classHours.Where(h => h.ClassId == child.ClassId && h.Weekday == day.DayOfWeek)) yield return On(day, hours.From, hours.Until);
            if (child.LatestEnd is { } bus && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) yield return On(day, bus, TimeOnly.MaxValue);
        }
    }

    private IEnumerable<OpenStretch> AtHome(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var (from, until) = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? FreeDay : SchoolDay;
            yield return new OpenStretch(null, day, On(day, from, until));
        }
    }

    private Stretch On(DateOnly day, TimeOnly from, TimeOnly until) => new(Zones.ToInstant(day, from, _school.TimeZone), Zones.ToInstant(day, until, _school.TimeZone));

    private sealed record Held(long? LineId, long ChildId, long ParentId, Stretch When);
}
