namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A weekly time as somebody would like it.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="ParentId">The parent.</param>
/// <param name="LineId">The line, or null for the family's own phones.</param>
/// <param name="Weekday">Day of the week at the school.</param>
/// <param name="Start">School wall clock.</param>
/// <param name="Minutes">Length, 1 to 120.</param>
/// <param name="EveryWeeks">1, 2 or 4.</param>
/// <param name="Phase">0 to EveryWeeks − 1, counted in weeks from Monday 2024-01-01.</param>
/// <param name="From">First day, school calendar; null for today.</param>
/// <param name="Until">Last day, or null.</param>
public sealed record SlotDraft(
    long ChildId, long ParentId, long? LineId, DayOfWeek Weekday, TimeOnly Start, int Minutes = 10,
    int EveryWeeks = 1, int Phase = 0, DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>Minutes after midnight at which it begins.</summary>
    public int StartMinute => Start.Hour * 60 + Start.Minute;

    /// <summary>Minutes after midnight at which it ends.</summary>
    public int EndMinute => StartMinute + Minutes;
}

/// <summary>What a coordinator should know before saving; none of it forbids saving.</summary>
public enum SlotWarning
{
    /// <summary>The teacher on duty at the line is on duty at another one at that time.</summary>
    TeacherElsewhere,
    /// <summary>Nobody is on duty at the line then.</summary>
    NobodyOnDuty,
    /// <summary>It is in the parent's quiet hours where they are.</summary>
    ParentQuiet,
}

/// <summary>A draft that can be saved.</summary>
/// <param name="Warnings">What to know before saving.</param>
/// <param name="FirstCall">Start of the first call, UTC, or null when none falls into the next 28 days.</param>
public sealed record SlotCheck(IReadOnlyList<SlotWarning> Warnings, DateTime? FirstCall);
