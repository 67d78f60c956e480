namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>A time of the week at which a class cannot come to the telephone, school wall clock.</summary>
[KeepsHistory]
public sealed class ClassHours : SchoolEntity
{
    /// <summary>The class.</summary>
    public long ClassId { get; init; }

    /// <summary>Day of the week.</summary>
    public DayOfWeek Weekday { get; init; }

    /// <summary>From.</summary>
    public TimeOnly From { get; init; }

    /// <summary>Until, the same day.</summary>
    public TimeOnly Until { get; init; }
}
