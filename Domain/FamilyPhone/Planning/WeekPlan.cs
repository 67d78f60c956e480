namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>A plan of the week: a draft until it is published; at most one draft a school.</summary>
public sealed class WeekPlan : SchoolEntity
{
    /// <summary>Where it stands.</summary>
    public WeekPlanState State { get; private set; }

    /// <summary>First day of the new times, school calendar: a Monday.</summary>
    public DateOnly From { get; init; }

    /// <summary>How long each call is.</summary>
    public int Minutes { get; init; }

    /// <summary>What the week was like when it was planned; publishing asks for the same.</summary>
    public required string Basis { get; init; }

    /// <summary>True when no plan is better, by the planner's own proof; false for a draft begun or changed by hand.</summary>
    public bool Proven { get; set; }

    /// <summary>When it was made, UTC, school clock.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>When it was published, UTC, school clock, or null.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Published.</summary>
    public void Publish(DateTime now) => (State, PublishedAt) = (WeekPlanState.Published, now);

    /// <summary>Given up or replaced.</summary>
    public void Drop() => State = WeekPlanState.Dropped;
}

/// <summary>Where a plan of the week stands.</summary>
public enum WeekPlanState
{
    /// <summary>Seen in the console alone.</summary>
    Draft,
    /// <summary>In force; families were told.</summary>
    Published,
    /// <summary>Given up or replaced.</summary>
    Dropped,
}

/// <summary>One weekly time of a plan: a child with one parent.</summary>
public sealed class PlanEntry : SchoolEntity
{
    /// <summary>The plan.</summary>
    public long PlanId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The parent.</summary>
    public long ParentId { get; init; }

    /// <summary>1, 2 or 4.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>0 to EveryWeeks − 1.</summary>
    public int Phase { get; init; }

    /// <summary>The weekly time so far, or null.</summary>
    public long? FormerSlotId { get; init; }

    /// <summary>The line, or null when the child is left out.</summary>
    public long? LineId { get; private set; }

    /// <summary>Day of the week.</summary>
    public DayOfWeek Weekday { get; private set; }

    /// <summary>Minutes after the school's midnight.</summary>
    public int StartMinute { get; private set; }

    /// <summary>Against the time so far.</summary>
    public PlanChange Change { get; private set; }

    /// <summary>Why it moves, or null.</summary>
    public MoveReason? Reason { get; private set; }

    /// <summary>Who has the former time now, or null.</summary>
    public long? OtherChildId { get; init; }

    /// <summary>For a child left out: what forbids how many places, such as Bus=12;Taken=3.</summary>
    public string? Bars { get; init; }

    /// <summary>The place, or null when left out.</summary>
    public PlanTime? Time => LineId is { } line ? new PlanTime(line, Weekday, StartMinute) : null;

    /// <summary>Puts it at a place.</summary>
    public void Put(PlanTime? time, PlanChange change, MoveReason? reason)
    {
        (Change, Reason, LineId) = (change, reason, time?.LineId);
        if (time is { } at) (Weekday, StartMinute) = (at.Weekday, at.Start);
    }
}
