namespace FamilyLink.Domain.Care;

/// <summary>Where something that is owed stands.</summary>
public enum CareState
{
    /// <summary>Its time has not come.</summary>
    Upcoming,
    /// <summary>It is to be done now.</summary>
    Due,
    /// <summary>Done.</summary>
    Done,
    /// <summary>Could not be done, and it was said why.</summary>
    CouldNot,
    /// <summary>Its window is over.</summary>
    Overdue,
}

/// <summary>One thing owed to one child within one window.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Span">Its window.</param>
/// <param name="State">Where it stands.</param>
/// <param name="On">When it was done, or null.</param>
public sealed record CareItem(long ChildId, CareRule Rule, CareSpan Span, CareState State, DateOnly? On)
{
    /// <summary>What.</summary>
    public CareDuty Duty => Rule.Duty;

    /// <summary>From when on it is to be thought of: of what is done in turn the child's own week, else the window's first day.</summary>
    public DateOnly Turn { get; init; } = Span.From;

    /// <summary>The last day of the first window that ended without it, when nothing of the kind happened since, or null.</summary>
    public DateOnly? LateSince { get; init; }

    /// <summary>True when it was left.</summary>
    public bool Late => LateSince is not null;

    /// <summary>
    /// Whether a teacher is written to on a day because of it: of the monthly note on the day it is asked for, after half of its
    /// days and at their end; of what has longer than two weeks on Mondays until its last week; of all else, and of what was left, each day.
    /// </summary>
    public bool Calls(DateOnly day) => Presses(day) && (Late || State == CareState.Overdue
        || (Duty == CareDuty.MonthNote ? (day.DayNumber - Span.From.DayNumber) % (CareCalendar.MonthNoteDays / 2) == 0
            : Span.Days <= 14 || day.DayOfWeek == DayOfWeek.Monday || Span.Until < day.AddDays(7)));

    /// <summary>Whether it is worth a word on a day: of a longer window not in its first third.</summary>
    public bool Presses(DateOnly day) => State == CareState.Overdue || (State == CareState.Due && (Late || Span.Days <= 7 || Turn > Span.From || day >= Span.From.AddDays(Span.Days / 3)));
}
