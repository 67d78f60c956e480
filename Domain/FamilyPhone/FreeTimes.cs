using FamilyLink.Domain.Calendar;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A stretch of time, UTC; its end is not part of it.</summary>
/// <param name="From">Begins.</param>
/// <param name="Until">Ends.</param>
public readonly record struct Stretch(DateTime From, DateTime Until)
{
    /// <summary>Whether the two share a moment.</summary>
    public bool Meets(Stretch other) => From < other.Until && other.From < Until;

    /// <summary>Whether the other lies wholly inside.</summary>
    public bool Holds(Stretch other) => From <= other.From && other.Until <= Until;
}

/// <summary>A stretch in which calls can be held: a line that is open, or the hours at home for the family's own phones.</summary>
/// <param name="LineId">The line, or null for the family's own phones.</param>
/// <param name="Day">The day at the school.</param>
/// <param name="When">From opening to closing.</param>
public sealed record OpenStretch(long? LineId, DateOnly Day, Stretch When);

/// <summary>A time at which a call can be held.</summary>
/// <param name="LineId">The line, or null for the family's own phones.</param>
/// <param name="Day">The day at the school.</param>
/// <param name="When">From its beginning to its end.</param>
/// <param name="Reachable">False when the parent sleeps or works then.</param>
public sealed record FreeTime(long? LineId, DateOnly Day, Stretch When, bool Reachable);

/// <summary>What is asked of <see cref="FreeTimes"/>: everything it needs to know, so that page, chat and planner ask alike.</summary>
/// <param name="Length">How long the call is.</param>
/// <param name="Within">Only times inside this stretch.</param>
/// <param name="Open">When calls can be held at all, in any order.</param>
/// <param name="Taken">When each line is taken.</param>
/// <param name="Busy">When child or parent is taken.</param>
/// <param name="Reachable">Whether the parent can pick up then.</param>
public sealed record FreeQuestion(
    TimeSpan Length, Stretch Within, IReadOnlyCollection<OpenStretch> Open, ILookup<long, Stretch> Taken, IReadOnlyCollection<Stretch> Busy, Func<Stretch, bool> Reachable);

/// <summary>Free times by pure arithmetic: open, minus what the line, the child and the parent have already.</summary>
public static class FreeTimes
{
    /// <summary>Every free time, laid end to end from each opening on, in order of time.</summary>
    public static IReadOnlyList<FreeTime> Of(FreeQuestion question) =>
        [.. question.Open.SelectMany(open => In(open, question)).OrderBy(f => f.When.From).ThenBy(f => f.LineId)];

    /// <summary>Whether exactly this time is free; on a whole minute inside an opening, not only where <see cref="Of"/> lays one.</summary>
    public static FreeTime? At(FreeQuestion question, long? lineId, DateTime startsAt)
    {
        var when = new Stretch(startsAt, startsAt + question.Length);
        var open = question.Open.FirstOrDefault(o => o.LineId == lineId && o.When.Holds(when));
        if (open is null || !question.Within.Holds(when) || Blockers(open, question).Any(when.Meets)) return null;
        return new FreeTime(lineId, open.Day, when, question.Reachable(when));
    }

    /// <summary>The times as they are offered to a person: one of each instant, those they can pick up at first, one of each day before a second of any, nearest the usual hour.</summary>
    /// <param name="times">Free times.</param>
    /// <param name="usual">The hour of the call so far, school wall clock.</param>
    /// <param name="zone">IANA zone of the school.</param>
    public static IReadOnlyList<FreeTime> Offer(IEnumerable<FreeTime> times, TimeOnly usual, string zone) =>
        [.. times.DistinctBy(f => f.When.From).GroupBy(f => (f.Day, f.Reachable))
            .SelectMany(day => day.OrderBy(f => Away(f, usual, zone)).ThenBy(f => f.When.From).Select((time, turn) => (time, turn)))
            .OrderByDescending(o => o.time.Reachable).ThenBy(o => o.turn).ThenBy(o => o.time.When.From).Select(o => o.time)];

    /// <summary>The opening times of a weekday as stretches of the days from one to the other, both included.</summary>
    public static IEnumerable<OpenStretch> Openings(IReadOnlyCollection<LineOpening> openings, string zone, DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            foreach (var open in openings.Where(o => o.Weekday == day.DayOfWeek))
                yield return new OpenStretch(open.LineId, day, new Stretch(Zones.ToInstant(day, open.From, zone), Zones.ToInstant(day, open.Until, zone)));
    }

    // Packed from the opening on and after each call that is held, so that no minutes are lost between.
    private static IEnumerable<FreeTime> In(OpenStretch open, FreeQuestion question)
    {
        var blockers = Blockers(open, question).Where(open.When.Meets).OrderBy(b => b.From).ToList();
        for (var at = open.When.From; at + question.Length <= open.When.Until;)
        {
            var when = new Stretch(at, at + question.Length);
            var held = blockers.Where(when.Meets).Select(b => (DateTime?)b.Until).Max();
            if (held is null && question.Within.Holds(when)) yield return new FreeTime(open.LineId, open.Day, when, question.Reachable(when));
            at = held ?? when.Until;
        }
    }

    private static IEnumerable<Stretch> Blockers(OpenStretch open, FreeQuestion question) =>
        open.LineId is { } line ? question.Busy.Concat(question.Taken[line]) : question.Busy;

    private static double Away(FreeTime time, TimeOnly usual, string zone) =>
        Math.Abs((LocalMoment.At(time.When.From, zone).Time.ToTimeSpan() - usual.ToTimeSpan()).TotalMinutes);
}
