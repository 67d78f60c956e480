namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A weekly time (固定时段) of one child with one parent on one line; calls are made from it 28 days ahead.</summary>
/// <remarks>Two slots of one line, child or parent never overlap over the whole series: the database refuses it.</remarks>
[KeepsHistory]
public sealed class CallSlot : SchoolEntity
{
    /// <summary>The line, or null for the family's own phones.</summary>
    public long? LineId { get; init; }

    /// <summary>The child who calls.</summary>
    public long ChildId { get; init; }

    /// <summary>The parent who is called.</summary>
    public long ParentId { get; init; }

    /// <summary>Day of the week at the school.</summary>
    public DayOfWeek Weekday { get; init; }

    /// <summary>Minutes after midnight on the school's wall clock, 0–1439.</summary>
    public int StartMinute { get; init; }

    /// <summary>Length in minutes.</summary>
    public int Minutes { get; init; }

    /// <summary>1 weekly, 2 every other week, 4 every fourth: divisors of the four-week cycle on which overlap is checked.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>Which week of the cycle, 0 to <see cref="EveryWeeks"/> − 1, counted in whole weeks from Monday 2024-01-01.</summary>
    public int Phase { get; init; }

    /// <summary>First day, school calendar.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day, or null while it lasts.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Calls exist up to and including this day; before <see cref="From"/> when none were made.</summary>
    public DateOnly MadeUntil { get; private set; }

    /// <summary>True when the planner leaves it where it is.</summary>
    public bool Pinned { get; set; }

    /// <summary>The parent said yes to this time for every week up to and including this day, or null.</summary>
    public DateOnly? StandingUntil { get; private set; }

    /// <summary>Records or takes back the parent's yes for the term.</summary>
    public void Stand(DateOnly? until) => StandingUntil = until;

    /// <summary>Records that calls were made up to a day; it never goes back.</summary>
    public void MadeThrough(DateOnly day) => MadeUntil = day > MadeUntil ? day : MadeUntil;

    /// <summary>True when it ended because the child left the school, and nobody has taken it up again since.</summary>
    public bool Rests { get; private set; }

    /// <summary>Ends it because the child left; it can be taken up again once the child is back.</summary>
    public void Rest(DateOnly lastDay)
    {
        End(lastDay);
        Rests = true;
    }

    /// <summary>Another weekly time was made in its place.</summary>
    public void TakenUp() => Rests = false;

    /// <summary>Ends the series on a day; a day before <see cref="From"/> means it never was.</summary>
    public void End(DateOnly day) => Until = Until is { } u && u < day ? u : day;
}
