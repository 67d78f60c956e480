namespace FamilyLink.Domain.Calendar;

/// <summary>One time that a <see cref="WeeklyRule"/> gives.</summary>
/// <param name="Date">The date on the wall where the rule lives.</param>
/// <param name="StartUtc">Its beginning (UTC).</param>
/// <param name="EndUtc">Its end (UTC): the beginning plus the rule's minutes as they pass, whatever the clocks do.</param>
public readonly record struct Occurrence(DateOnly Date, DateTime StartUtc, DateTime EndUtc);

/// <summary>A weekly time: weekday, wall clock, IANA zone, every N weeks; turned into instants here and nowhere else.</summary>
/// <param name="Weekday">The day of the week.</param>
/// <param name="Start">The wall-clock time of the beginning.</param>
/// <param name="Minutes">How long it lasts, in minutes.</param>
/// <param name="Zone">The IANA zone of the wall clock.</param>
/// <param name="EveryWeeks">1 for each week, 2 for every other, and so on.</param>
/// <param name="Anchor">Any date in a week that counts; the weeks N, 2N... before and after it count too.</param>
/// <param name="From">The first date on which it may fall.</param>
/// <param name="Until">The last date on which it may fall, or null for no end.</param>
public sealed record WeeklyRule(
    DayOfWeek Weekday, TimeOnly Start, int Minutes, string Zone, int EveryWeeks, DateOnly Anchor, DateOnly From, DateOnly? Until)
{
    /// <summary>Whether the rule gives a time on this date.</summary>
    public bool FallsOn(DateOnly date) =>
        date.DayOfWeek == Weekday && date >= From && (Until is not { } last || date <= last) &&
        Weeks.Between(Anchor, date) % Math.Max(1, EveryWeeks) == 0;

    /// <summary>Its times on the dates from one to the other, both included, in order; a missing or doubled hour as in <see cref="Zones.ToInstant(DateOnly, TimeOnly, TimeZoneInfo)"/>.</summary>
    public IEnumerable<Occurrence> Occurrences(DateOnly fromDate, DateOnly toDate)
    {
        var first = fromDate > From ? fromDate : From;
        var last = Until is { } until && until < toDate ? until : toDate;
        var day = Weeks.WeekOf(first).On(Weekday);
        for (; day <= last; day = day.AddDays(7))
            if (day >= first && FallsOn(day)) yield return On(day);
    }

    /// <summary>The first time that begins at or after an instant (UTC), or null when the rule has ended.</summary>
    public Occurrence? NextFrom(DateTime instantUtc)
    {
        // A gap can push a time past midnight, so the search begins a day early.
        var today = Zones.DateAt(instantUtc, Zone).AddDays(-1);
        var begin = today > From ? today : From;
        foreach (var time in Occurrences(begin, begin.AddDays(7 * (Math.Max(1, EveryWeeks) + 1))))
            if (time.StartUtc >= instantUtc) return time;
        return null;
    }

    private Occurrence On(DateOnly date)
    {
        var start = Zones.ToInstant(date, Start, Zone);
        return new Occurrence(date, start, start.AddMinutes(Minutes));
    }
}
