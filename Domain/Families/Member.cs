namespace FamilyLink.Domain.Families;

/// <summary>A person of the programme with a voice and preferences of their own: parent, guardian, teacher, volunteer, or an older child with an account of its own.</summary>
[KeepsHistory]
public sealed class Member : SchoolEntity
{
    /// <summary>The person's name.</summary>
    public required string Name { get; set; }

    /// <summary>What the person is to the programme.</summary>
    public MemberKind Kind { get; set; }

    /// <summary>Of an older child's own account: which child it is; null for everybody else.</summary>
    public long? ChildId { get; init; }

    /// <summary>Telephone number as the family gave it, or null; never logged.</summary>
    public string? Phone { get; set; }

    /// <summary>Chosen language (zh-Hans, zh-Hant, en), or null for the school's.</summary>
    public string? Language { get; set; }

    /// <summary>IANA zone where the person is, or null for the school's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The place named when the zone was chosen, as the person wrote it, or null.</summary>
    public string? City { get; set; }

    /// <summary>Start of this person's quiet hours in their zone, or null for the school's.</summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>End of this person's quiet hours in their zone, or null for the school's.</summary>
    public TimeOnly? QuietUntil { get; set; }

    /// <summary>Shifts or good hours in the person's own words, or null.</summary>
    public string? Shifts { get; set; }

    /// <summary>When this person would like the call, as hours on their own clock ("19:00–21:00"), or null for any waking hour.</summary>
    public string? GoodHours { get; set; }

    /// <summary>Two-button mode for people who hardly read.</summary>
    public bool TwoButtons { get; set; }

    /// <summary>The dialect in which the person is best spoken to, in the school's own word, or null for standard Mandarin (forms.md 1.1: 方言).</summary>
    public string? Dialect { get; set; }

    /// <summary>An ordinary state: the family has no chat and is served on paper and by telephone.</summary>
    public bool PaperOnly { get; set; }

    /// <summary>The day of the weekly update on the person's own wall, or null for the usual one.</summary>
    public DayOfWeek? UpdateDay { get; set; }

    /// <summary>Its hour likewise.</summary>
    public TimeOnly? UpdateHour { get; set; }

    /// <summary>True for who wants no weekly update.</summary>
    public bool UpdatesOff { get; set; }

    /// <summary>How quick notes come, or null for the usual way; read it by <see cref="News"/>.</summary>
    public NewsWay? NotesWay { get; private set; }

    /// <summary>How the monthly note comes, likewise.</summary>
    public NewsWay? MonthWay { get; private set; }

    /// <summary>How the word of an unseen letter comes, likewise.</summary>
    public NewsWay? LetterWordWay { get; private set; }

    /// <summary>How the festival ahead comes, likewise.</summary>
    public NewsWay? FeastsWay { get; private set; }

    /// <summary>Of who works with the children: when they hear of what is owed, school wall clock, or null for the school's hour.</summary>
    public TimeOnly? CareHour { get; set; }

    /// <summary>False once the person left the programme; nothing is sent any more.</summary>
    public bool Active { get; set; } = true;

    /// <summary>The person chooses how a kind of news comes.</summary>
    public void Choose(NewsKind kind, NewsWay way)
    {
        if (kind == NewsKind.Notes) NotesWay = way;
        else if (kind == NewsKind.Month) MonthWay = way;
        else if (kind == NewsKind.LetterWord) LetterWordWay = way;
        else FeastsWay = way;
    }
}

/// <summary>What a member is to the programme.</summary>
public enum MemberKind
{
    /// <summary>Mother or father working away.</summary>
    Parent,
    /// <summary>The adult at home, most often a grandparent.</summary>
    Guardian,
    /// <summary>Teacher of the school.</summary>
    Teacher,
    /// <summary>Helper from outside the school.</summary>
    Volunteer,
    /// <summary>An older child whose family agreed to an account of its own.</summary>
    Child,
}
