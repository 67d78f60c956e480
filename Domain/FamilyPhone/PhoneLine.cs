namespace FamilyLink.Domain.FamilyPhone;

/// <summary>One school telephone or video seat on which one call at a time is held (话机).</summary>
[KeepsHistory]
public sealed class PhoneLine : SchoolEntity
{
    /// <summary>Name as the school says it, such as 一楼电话.</summary>
    public required string Name { get; set; }

    /// <summary>Telephone or video.</summary>
    public LineKind Kind { get; set; }

    /// <summary>The line's own number, or null; never logged.</summary>
    public string? Number { get; set; }

    /// <summary>False once the line is no longer used; its past calls stay.</summary>
    public bool InUse { get; set; } = true;
}

/// <summary>What kind of line; a call without a line is held on the family's own phones.</summary>
public enum LineKind
{
    /// <summary>A telephone.</summary>
    Telephone,
    /// <summary>A seat for video calls.</summary>
    Video,
}

/// <summary>When a line is open on a weekday, by the school's clock, and who is on duty then.</summary>
[KeepsHistory]
public sealed class LineOpening : SchoolEntity
{
    /// <summary>The line.</summary>
    public long LineId { get; init; }

    /// <summary>Day of the week, at the school.</summary>
    public DayOfWeek Weekday { get; set; }

    /// <summary>Opens at, school wall clock.</summary>
    public TimeOnly From { get; set; }

    /// <summary>Closes at, school wall clock, same day.</summary>
    public TimeOnly Until { get; set; }

    /// <summary>The teacher on duty, a member, or null.</summary>
    public long? DutyTeacherId { get; set; }
}
