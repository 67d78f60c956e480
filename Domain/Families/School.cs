namespace FamilyLink.Domain.Families;

/// <summary>A school: its name, place in time, language and hours of quiet.</summary>
[KeepsHistory]
public sealed class School : Entity
{
    /// <summary>The school's name as families know it.</summary>
    public required string Name { get; set; }

    /// <summary>IANA zone of the school's clock on the wall.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Default language of messages and of the console: zh-Hans, zh-Hant or en.</summary>
    public required string Language { get; set; }

    /// <summary>Start of quiet hours in each person's own zone (design.md, default 22:00).</summary>
    public TimeOnly QuietFrom { get; set; } = new(22, 0);

    /// <summary>End of quiet hours in each person's own zone (default 07:00).</summary>
    public TimeOnly QuietUntil { get; set; } = new(7, 0);

    /// <summary>The school's duty telephone as printed on cards, or null.</summary>
    public string? DutyPhone { get; set; }
}
