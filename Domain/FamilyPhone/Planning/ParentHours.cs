using FamilyLink.Domain.Calendar;

namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>What a time on the school's wall means to a parent, over all weeks of the plan: their clock may change between.</summary>
/// <param name="zone">IANA zone of the school.</param>
/// <param name="from">First day.</param>
/// <param name="until">Last day.</param>
/// <param name="minutes">How long a call is.</param>
internal sealed class ParentHours(string zone, DateOnly from, DateOnly until, int minutes)
{
    /// <summary>The worst an hour can be; its square is counted for each week of four.</summary>
    public const int WorstLevel = 4;

    private const int Day = 24 * 60, Hour = 60, Morning = 8 * 60, Evening = 21 * 60;
    private readonly Dictionary<(string, DayOfWeek, int), List<(DayOfWeek Day, int Minute)>> _there = [];

    /// <summary>What stands against the time, or how far it lies from hours that suit: 0 (good) to <see cref="WorstLevel"/>.</summary>
    public (PlaceBar Bar, int Level) Of(PlanParent parent, DayOfWeek weekday, int start)
    {
        var level = 0;
        foreach (var (day, minute) in There(parent.Zone, weekday, start))
        {
            if (Sleeps(parent.Quiet, minute)) return (PlaceBar.ParentNight, 0);
            if (parent.Shifts.Any(s => Meets(s, day, minute))) return (PlaceBar.ParentShift, 0);
            level = Math.Max(level, parent.Wishes.Count == 0 ? Outside(minute, Morning, Evening) : parent.Wishes.Min(w => Beside(w, day, minute)));
        }

        return (PlaceBar.None, level);
    }

    private List<(DayOfWeek, int)> There(string there, DayOfWeek weekday, int start)
    {
        if (_there.TryGetValue((there, weekday, start), out var known)) return known;
        var moments = there == zone ? [(weekday, start)] : Moments(there, weekday, start).Distinct().ToList();
        return _there[(there, weekday, start)] = moments;
    }

    private IEnumerable<(DayOfWeek, int)> Moments(string there, DayOfWeek weekday, int start)
    {
        var last = until < from.AddDays(6) ? from.AddDays(6) : until;
        var rule = new WeeklyRule(weekday, TimeOnly.MinValue.AddMinutes(start), minutes, zone, 1, from, from, last);
        foreach (var time in rule.Occurrences(from, last))
        {
            var local = Zones.ToLocal(time.StartUtc, there);
            yield return (local.DayOfWeek, local.Hour * 60 + local.Minute);
        }
    }

    private bool Sleeps(QuietHours quiet, int minute)
    {
        var (begin, end) = (Minute(quiet.From), Minute(quiet.Until));
        return begin != end && Overlaps(begin, end < begin ? end + Day : end, minute);
    }

    private bool Meets(LocalSpan span, DayOfWeek day, int minute)
    {
        var end = span.Until <= span.From ? span.Until + Day : span.Until;
        if (span.Weekday is not { } only) return Overlaps(span.From, end, minute);
        var begin = (int)only * Day;
        return Around(7 * Day, begin + span.From, begin + end, (int)day * Day + minute);
    }

    private bool Overlaps(int begin, int end, int minute) => Around(Day, begin, end, minute);

    private bool Around(int round, int begin, int end, int minute)
    {
        for (var turn = -round; turn <= round; turn += round)
            if (begin + turn < minute + minutes && minute < end + turn) return true;
        return false;
    }

    private int Beside(LocalSpan wish, DayOfWeek day, int minute)
    {
        if (wish.Until > wish.From) return wish.Weekday is null || wish.Weekday == day ? Outside(minute, wish.From, wish.Until) : WorstLevel;
        var before = wish.Weekday is null || wish.Weekday == day ? Outside(minute, wish.From, wish.Until + Day) : WorstLevel;
        var after = wish.Weekday is null || (DayOfWeek)(((int)wish.Weekday + 1) % 7) == day ? Outside(minute, wish.From - Day, wish.Until) : WorstLevel;
        return Math.Min(before, after);
    }

    private int Outside(int minute, int begin, int end)
    {
        var away = Math.Max(0, Math.Max(begin - minute, minute + minutes - end));
        return Math.Min(WorstLevel, (away + Hour - 1) / Hour);
    }

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;
}

/// <summary>What forbids a place to a child.</summary>
public enum PlaceBar
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The class has something else then.</summary>
    ClassHours,
    /// <summary>The bus would be missed.</summary>
    Bus,
    /// <summary>It is the parent's night.</summary>
    ParentNight,
    /// <summary>The parent works then.</summary>
    ParentShift,
    /// <summary>Child or parent has another call then that stays as it is.</summary>
    OtherCall,
    /// <summary>It would do, but others need it more.</summary>
    Taken,
}
