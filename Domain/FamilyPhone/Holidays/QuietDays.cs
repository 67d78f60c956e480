namespace FamilyLink.Domain.FamilyPhone.Holidays;

/// <summary>Days, or hours of one day, on which the school holds no calls: holidays, exam weeks, a room that is closed for once.</summary>
[KeepsHistory]
public sealed class QuietDays : SchoolEntity
{
    /// <summary>What it is.</summary>
    public QuietKind Kind { get; init; }

    /// <summary>Its name as the school says it, such as 国庆节; null when the kind says it all.</summary>
    public string? Name { get; init; }

    /// <summary>First day, school calendar.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; init; }

    /// <summary>The line that is closed, or null for all.</summary>
    public long? LineId { get; init; }

    /// <summary>From this hour on, school wall clock; null for the whole day.</summary>
    public TimeOnly? FromTime { get; init; }

    /// <summary>Until this hour; null for the whole day.</summary>
    public TimeOnly? UntilTime { get; init; }

    /// <summary>True once it was taken back: calls are held as usual.</summary>
    public bool Cancelled { get; set; }

    /// <summary>Whether a call at this time would fall into it, in minutes after the school's midnight.</summary>
    public bool Covers(long? lineId, DateOnly day, int start, int end) =>
        !Cancelled && day >= From && day <= Until && (LineId is null ? Kind != QuietKind.Closed || lineId is not null : LineId == lineId)
        && (FromTime is not { } from || start < Minute(UntilTime ?? TimeOnly.MaxValue) && Minute(from) < end);

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;
}

/// <summary>Why the school holds no calls.</summary>
public enum QuietKind
{
    /// <summary>Children are at home.</summary>
    Holiday,
    /// <summary>An exam week.</summary>
    Exam,
    /// <summary>A line or room is closed for once.</summary>
    Closed,
}
