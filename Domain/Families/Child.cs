namespace FamilyLink.Domain.Families;

/// <summary>A child in the programme.</summary>
[KeepsHistory]
public sealed class Child : SchoolEntity
{
    /// <summary>The child's name as on the school's list.</summary>
    public required string Name { get; set; }

    /// <summary>The child's class.</summary>
    public long ClassId { get; set; }

    /// <summary>The school's number for the child, or null.</summary>
    public string? StudentNumber { get; set; }

    /// <summary>Sex as on the list, or null when not given.</summary>
    public Sex? Sex { get; set; }

    /// <summary>Date of birth by the solar calendar, or null; the check on printed invitations asks for it.</summary>
    public DateOnly? BirthDate { get; set; }

    /// <summary>True when the family keeps the birthday by the lunar calendar.</summary>
    public bool LunarBirthday { get; set; }

    /// <summary>Which parents work away.</summary>
    public Away Away { get; set; }

    /// <summary>With whom the child lives; alone is a red state (mission.md, promise 1).</summary>
    public LivesWith LivesWith { get; set; }

    /// <summary>Whether the child boards; another fact than <see cref="LivesWith"/>.</summary>
    public bool Boards { get; set; }

    /// <summary>On school days a call ends by this time, so that the child does not miss the bus; null when there is no hurry.</summary>
    public TimeOnly? LatestEnd { get; set; }

    /// <summary>Whether the child is at school; anything else stops calls and messages.</summary>
    public ChildStatus Status { get; set; }
}

/// <summary>A child's sex as on the school's list.</summary>
public enum Sex
{
    /// <summary>Girl.</summary>
    Girl,
    /// <summary>Boy.</summary>
    Boy,
}

/// <summary>With whom a child lives (forms.md 1.1).</summary>
public enum LivesWith
{
    /// <summary>Not yet written down.</summary>
    Unknown,
    /// <summary>Grandparents.</summary>
    Grandparents,
    /// <summary>Other kin.</summary>
    OtherKin,
    /// <summary>A proxy family.</summary>
    ProxyFamily,
    /// <summary>One of the parents.</summary>
    OneParent,
    /// <summary>Alone: red on the first page.</summary>
    Alone,
}

/// <summary>Whether a child takes part at present.</summary>
public enum ChildStatus
{
    /// <summary>At school.</summary>
    AtSchool,
    /// <summary>Moved to another place.</summary>
    MovedAway,
    /// <summary>The parents came home.</summary>
    ParentsReturned,
    /// <summary>Finished school.</summary>
    Graduated,
    /// <summary>Died: nothing is sent to anyone.</summary>
    Died,
}
