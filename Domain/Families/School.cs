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

    /// <summary>Where the school is, for who may consent for whom (<see cref="Enrolment.CountryProfiles"/>).</summary>
    public SchoolCountry Country { get; set; }

    /// <summary>The village office with its number, as printed on office cards, or null (forms.md 1.2).</summary>
    public string? VillageOffice { get; set; }

    /// <summary>The police station likewise.</summary>
    public string? PoliceStation { get; set; }

    /// <summary>The clinic likewise.</summary>
    public string? Clinic { get; set; }

    /// <summary>The nurse (校医), who hears of a child that is ill, or null when there is none.</summary>
    public long? NurseId { get; set; }

    /// <summary>Letters of children up to this grade are looked at before they go, or null when none are.</summary>
    public int? LetterLookUpTo { get; set; }

    /// <summary>With which grade classes named by their year of entry (2025级) begin, for that look; null where the school's name and top grade tell.</summary>
    public int? LetterLookEntry { get; set; }

    /// <summary>Who looks at them: nobody else does.</summary>
    public Access.Role LetterLookRole { get; set; } = Access.Role.Counsellor;
}

/// <summary>Where a school is, as far as the law on consent differs.</summary>
public enum SchoolCountry
{
    /// <summary>Mainland China.</summary>
    CN,
    /// <summary>Taiwan.</summary>
    TW,
    /// <summary>Hong Kong.</summary>
    HK,
    /// <summary>Singapore.</summary>
    SG,
    /// <summary>A state of the European Union.</summary>
    EU,
    /// <summary>The United Kingdom.</summary>
    GB,
    /// <summary>Anywhere else: the strictest rules.</summary>
    Other,
}
