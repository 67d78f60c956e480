namespace FamilyLink.Domain.FamilyPhone.Holidays;

/// <summary>A term as the school keeps it; no two of a school share a day.</summary>
[KeepsHistory]
public sealed class SchoolTerm : SchoolEntity
{
    /// <summary>Its name as the school says it, such as 2026 年秋季学期; null when the days say it all.</summary>
    public string? Name { get; init; }

    /// <summary>First day, school calendar.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; init; }
}
