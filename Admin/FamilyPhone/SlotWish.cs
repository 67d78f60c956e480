using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;

namespace FamilyLink.Admin.FamilyPhone;

/// <summary>A weekly time as the form has it so far.</summary>
public sealed class SlotWish
{
    /// <summary>How long a call usually is, minutes.</summary>
    public const int UsualMinutes = 10;

    /// <summary>The child, or null while none is chosen.</summary>
    public long? ChildId { get; set; }

    /// <summary>The child's name, for the form's heading.</summary>
    public string? Child { get; set; }

    /// <summary>The parent, or null while none is chosen.</summary>
    public long? ParentId { get; set; }

    /// <summary>The line; null means the family's own phones.</summary>
    public long? LineId { get; set; }

    /// <summary>Day of the week at the school.</summary>
    public DayOfWeek Weekday { get; set; } = DayOfWeek.Friday;

    /// <summary>School wall clock.</summary>
    public TimeOnly Start { get; set; } = new(16, 40);

    /// <summary>Length in minutes.</summary>
    public int Minutes { get; set; } = UsualMinutes;

    /// <summary>1, 2 or 4.</summary>
    public int EveryWeeks { get; set; } = 1;

    /// <summary>How many weeks from this week the first one counts, 0 to EveryWeeks − 1.</summary>
    public int WeeksAhead { get; set; }

    /// <summary>First day, school calendar, or null for today.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day, or null for no end.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The draft the use case understands, or null while child or parent is missing.</summary>
    /// <param name="thisWeek">Today at the school, from which "this week" is counted.</param>
    public SlotDraft? Draft(DateOnly thisWeek) => ChildId is { } child && ParentId is { } parent
        ? new SlotDraft(child, parent, LineId, Weekday, Start, Minutes, EveryWeeks, PhaseOf(thisWeek.AddDays(7 * WeeksAhead)), From, Until)
        : null;

    private int PhaseOf(DateOnly day) => Weeks.Between(SlotTimes.FirstWeek, day) % EveryWeeks;
}
