using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Reads from the tables what <see cref="FreeTimes"/> asks for one call: the lines it may use, and what child and parent have.</summary>
/// <param name="Question">The question.</param>
/// <param name="Zone">IANA zone of the school.</param>
/// <param name="Usual">The hour of the call so far, school wall clock.</param>
public sealed record FreeSearch(FreeQuestion Question, string Zone, TimeOnly Usual)
{
    // The teacher on duty has the list an hour before; nobody can make ready for less.
    private static readonly TimeSpan Notice = TimeSpan.FromHours(1);

    // When a child who calls on the family's own phones is at home and awake.
    private static readonly (TimeOnly From, TimeOnly Until) SchoolDay = (new(17, 0), new(20, 30)), FreeDay = (new(9, 0), new(20, 30));

    /// <summary>The free times in the order in which they are offered; those of this week (school calendar) alone when asked.</summary>
    public IReadOnlyList<FreeTime> Offers(bool thisWeek = false)
    {
        var sunday = Weeks.WeekOf(Zones.DateAt(Question.Within.From, Zone)).Sunday;
        return FreeTimes.Offer(FreeTimes.Of(Question).Where(f => !thisWeek || f.Day <= sunday), Usual, Zone);
    }

    /// <summary>Looks around one call at an instant: on the lines of its kind that are in use, or at home when it is held on the family's own phones.</summary>
    public static async Task<FreeSearch> Around(FamilyLinkDb db, Call call, DateTime now, CancellationToken ct)
    {
        var school = await db.Schools.AsNoTracking().FirstAsync(s => s.Id == call.SchoolId, ct);
        var parent = await db.Members.AsNoTracking().FirstAsync(m => m.Id == call.ParentId, ct);
        var (today, through) = (Zones.DateAt(now, school.TimeZone), Zones.DateAt(now, school.TimeZone).AddDays(CallMaker.DaysAhead));
        var within = new Stretch(now + Notice, Zones.StartOfDay(through.AddDays(1), school.TimeZone));
        var open = call.LineId is { } line ? FreeTimes.Openings(await Lines(db, line, ct), school.TimeZone, today, through) : AtHome(school.TimeZone, today, through);
        var quiet = await db.QuietDays.AsNoTracking().Where(d => d.SchoolId == call.SchoolId && !d.Cancelled && d.Until >= today && d.From <= through).ToListAsync(ct);
        // Whole days without calls are not open at all; closed hours are taken.
        List<OpenStretch> days = [.. open.Where(o => !quiet.Exists(d => d.FromTime is null && d.Covers(o.LineId, o.Day, 0, 24 * 60)))];
        var held = await db.Calls.AsNoTracking().Where(c => c.SchoolId == call.SchoolId && c.Plan == CallPlan.Planned && c.EndsAt > now && c.StartsAt < within.Until)
            .Select(c => new { c.LineId, c.ChildId, c.ParentId, c.StartsAt, c.EndsAt }).ToListAsync(ct);
        var taken = held.Where(c => c.LineId is not null).Select(c => (Line: c.LineId!.Value, When: new Stretch(c.StartsAt, c.EndsAt))).Concat(Closed(days, quiet, school.TimeZone));
        var question = new FreeQuestion(call.EndsAt - call.StartsAt, within, days, taken.ToLookup(t => t.Line, t => t.When),
            [.. held.Where(c => c.ChildId == call.ChildId || c.ParentId == call.ParentId).Select(c => new Stretch(c.StartsAt, c.EndsAt))],
            PicksUp(parent, school));
        return new FreeSearch(question, school.TimeZone, LocalMoment.At(call.StartsAt, school.TimeZone).Time);
    }

    /// <summary>Whether a parent can pick up in a stretch: neither in their quiet hours nor at work by their own words.</summary>
    public static Func<Stretch, bool> PicksUp(Member parent, School school)
    {
        var person = new Person(parent, school, ReachState.Chat);
        var work = WorkingHours.Of(parent.Shifts);
        return when => !person.Quiet.IsQuiet(when.From, person.Zone) && !person.Quiet.IsQuiet(when.Until.AddMinutes(-1), person.Zone) && !work.Meets(when, person.Zone);
    }

    private static IEnumerable<(long Line, Stretch When)> Closed(List<OpenStretch> days, List<QuietDays> quiet, string zone) =>
        from day in days
        from closed in quiet
        where day.LineId is not null && closed.FromTime is not null && closed.Covers(day.LineId, day.Day, 0, 24 * 60)
        select (day.LineId!.Value, new Stretch(Zones.ToInstant(day.Day, closed.FromTime!.Value, zone), Zones.ToInstant(day.Day, closed.UntilTime ?? TimeOnly.MaxValue, zone)));

    private static async Task<List<LineOpening>> Lines(FamilyLinkDb db, long lineId, CancellationToken ct) =>
        await db.Openings.AsNoTracking().Where(o => db.Lines.Any(l => l.Id == o.LineId && l.InUse
            && db.Lines.Any(own => own.Id == lineId && own.SchoolId == l.SchoolId && own.Kind == l.Kind))).ToListAsync(ct);

    private static IEnumerable<OpenStretch> AtHome(string zone, DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var (from, until) = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? FreeDay : SchoolDay;
            yield return new OpenStretch(null, day, new Stretch(Zones.ToInstant(day, from, zone), Zones.ToInstant(day, until, zone)));
        }
    }
}
