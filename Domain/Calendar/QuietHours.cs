namespace FamilyLink.Domain.Calendar;

/// <summary>What becomes of a message that is due at an instant, under somebody's quiet hours.</summary>
public enum QuietMoveKind
{
    /// <summary>The instant is not quiet: send it as planned.</summary>
    Stays,

    /// <summary>Send it earlier, before the quiet begins.</summary>
    Moved,

    /// <summary>Moving it would cross the night: let the evening's message say it.</summary>
    MergesWithEvening,
}

/// <summary>The answer of <see cref="QuietHours.MoveEarlier"/>.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Instant">The latest good instant (UTC): the planned one, or shortly before the quiet begins.</param>
/// <param name="EveningOf">The person's date whose evening (or day) that instant belongs to.</param>
public readonly record struct QuietMove(QuietMoveKind Kind, DateTime Instant, DateOnly EveningOf);

/// <summary>The hours, on the wall where the person is, in which nothing unprompted is sent; equal ends mean none.</summary>
/// <param name="From">When quiet begins.</param>
/// <param name="Until">When it ends; earlier than From when it spans midnight.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>How long before the quiet a moved message is due, so that it is delivered before it begins.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(5);

    /// <summary>The default, 22:00 to 07:00.</summary>
    public static QuietHours Default => new(new TimeOnly(22, 0), new TimeOnly(7, 0));

    /// <summary>No quiet hours at all.</summary>
    public static QuietHours None => default;

    // A night that begins after midnight belongs to the evening of the day before.
    private static readonly TimeOnly LateNightEnds = new(6, 0);

    /// <summary>Whether an instant (UTC) is quiet in a zone (IANA).</summary>
    public bool IsQuiet(DateTime instantUtc, string zone) => SpanAt(instantUtc, zone) is not null;

    /// <summary>Where a message due at an instant (UTC) goes: design rule, it moves earlier, and across a night it merges with the evening's message.</summary>
    public QuietMove MoveEarlier(DateTime instantUtc, string zone)
    {
        if (SpanAt(instantUtc, zone) is not { } span)
            return new QuietMove(QuietMoveKind.Stays, instantUtc, Zones.DateAt(instantUtc, zone));
        var beginsLate = From < LateNightEnds;
        var crosses = beginsLate || Zones.DateAt(instantUtc, zone) != span.Date;
        return new QuietMove(
            crosses ? QuietMoveKind.MergesWithEvening : QuietMoveKind.Moved,
            span.Start - ShortLead(),
            beginsLate ? span.Date.AddDays(-1) : span.Date);
    }

    /// <summary>The instant itself (UTC) when it is not quiet, else the end of the quiet.</summary>
    public DateTime NextAwake(DateTime instantUtc, string zone) => SpanAt(instantUtc, zone)?.End ?? instantUtc;

    // Quiet is a span of instants, not of wall-clock readings, so that an hour that comes twice cannot be awake, quiet, awake.
    private (DateOnly Date, DateTime Start, DateTime End)? SpanAt(DateTime instantUtc, string zone)
    {
        if (From == Until) return null;
        var place = Zones.Get(zone);
        var today = DateOnly.FromDateTime(Zones.ToLocal(instantUtc, place));
        for (var date = today.AddDays(-1); date <= today; date = date.AddDays(1))
        {
            var start = Zones.ToInstant(date, From, place);
            var end = Zones.ToInstant(Until < From ? date.AddDays(1) : date, Until, place);
            if (instantUtc >= start && instantUtc < end) return (date, start, end);
        }
        return null;
    }

    // Somebody quiet for nearly the whole day still has a moment between.
    private TimeSpan ShortLead()
    {
        var half = (From - Until) / 2;
        return half < Lead ? half : Lead;
    }
}
