using FamilyLink.Domain.Calendar;

namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>Everything the planner needs to know of a school's week; it knows no tables.</summary>
/// <param name="From">First day of the plan, school calendar.</param>
/// <param name="Until">Last day that is looked at: clocks abroad may change between.</param>
/// <param name="Zone">IANA zone of the school.</param>
/// <param name="Minutes">How long a call is.</param>
/// <param name="Openings">When which line is open.</param>
/// <param name="Children">The children to be placed.</param>
/// <param name="Parents">Everyone they call.</param>
/// <param name="ClassHours">Times at which a class cannot come.</param>
/// <param name="Pinned">Times that stay as they are.</param>
public sealed record WeekInput(
    DateOnly From, DateOnly Until, string Zone, int Minutes, IReadOnlyList<OpenSpan> Openings, IReadOnlyList<PlanChild> Children,
    IReadOnlyList<PlanParent> Parents, IReadOnlyList<ClassSpan> ClassHours, IReadOnlyList<PinnedTime> Pinned);

/// <summary>A line is open for calls, in minutes after the school's midnight.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Weekday">The day.</param>
/// <param name="From">Opens.</param>
/// <param name="Until">Closes.</param>
public sealed record OpenSpan(long LineId, DayOfWeek Weekday, int From, int Until);

/// <summary>A class cannot come to the telephone then, in minutes after the school's midnight.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Weekday">The day.</param>
/// <param name="From">From.</param>
/// <param name="Until">Until.</param>
public sealed record ClassSpan(long ClassId, DayOfWeek Weekday, int From, int Until);

/// <summary>A child to be placed.</summary>
/// <param name="Id">The child.</param>
/// <param name="ClassId">Its class.</param>
/// <param name="Turns">Whom it calls and in which weeks; one weekly turn for most.</param>
/// <param name="LatestEnd">On school days the call ends by this minute, so that the bus is not missed; null when there is no hurry.</param>
public sealed record PlanChild(long Id, long ClassId, IReadOnlyList<PlanTurn> Turns, int? LatestEnd = null);

/// <summary>A child's calls with one parent.</summary>
/// <param name="ParentId">The parent.</param>
/// <param name="EveryWeeks">1, 2 or 4.</param>
/// <param name="Phase">Which week of these, 0 to EveryWeeks − 1.</param>
/// <param name="Last">The time held so far, or null for a new one.</param>
public sealed record PlanTurn(long ParentId, int EveryWeeks = 1, int Phase = 0, PlanTime? Last = null)
{
    /// <summary>The weeks of the four-week cycle as bits.</summary>
    internal int Weeks => Enumerable.Range(0, 4).Where(w => w % EveryWeeks == Phase).Sum(w => 1 << w);
}

/// <summary>A place on the week grid.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Weekday">The day.</param>
/// <param name="Start">Minutes after the school's midnight.</param>
public readonly record struct PlanTime(long LineId, DayOfWeek Weekday, int Start);

/// <summary>A parent as the planner sees them: where, and when a call can reach them.</summary>
/// <param name="Id">The member.</param>
/// <param name="Zone">IANA zone where they are.</param>
/// <param name="Quiet">Their night.</param>
/// <param name="Shifts">When they work and cannot pick up, on their own clock.</param>
/// <param name="Wishes">When they would like the call, on their own clock; empty means any waking hour.</param>
public sealed record PlanParent(long Id, string Zone, QuietHours Quiet, IReadOnlyList<LocalSpan> Shifts, IReadOnlyList<LocalSpan> Wishes);

/// <summary>Hours on a person's own clock, in minutes after midnight; an end before the start runs past midnight.</summary>
/// <param name="Weekday">The day on which it begins, or null for every day.</param>
/// <param name="From">From.</param>
/// <param name="Until">Until.</param>
public sealed record LocalSpan(DayOfWeek? Weekday, int From, int Until);

/// <summary>A weekly time the planner does not touch.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="ParentId">The parent.</param>
/// <param name="LineId">The line, or null for the family's own phones.</param>
/// <param name="Weekday">The day.</param>
/// <param name="Start">Minutes after the school's midnight.</param>
/// <param name="Minutes">How long.</param>
/// <param name="EveryWeeks">1, 2 or 4.</param>
/// <param name="Phase">0 to EveryWeeks − 1.</param>
public sealed record PinnedTime(long ChildId, long ParentId, long? LineId, DayOfWeek Weekday, int Start, int Minutes, int EveryWeeks = 1, int Phase = 0)
{
    /// <summary>The weeks of the four-week cycle as bits.</summary>
    internal int Weeks => Enumerable.Range(0, 4).Where(w => w % EveryWeeks == Phase).Sum(w => 1 << w);
}
