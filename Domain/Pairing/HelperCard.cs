using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Pairing;

/// <summary>What the school knows of somebody who may be paired (forms.md 1.3, 帮扶人); a teacher without such a row is taken as the school's limit says.</summary>
[KeepsHistory]
public sealed class HelperCard : SchoolEntity
{
    /// <summary>The member.</summary>
    public long MemberId { get; init; }

    /// <summary>What kind of helper.</summary>
    public HelperKind Kind { get; set; }

    /// <summary>Sex, or null when not given.</summary>
    public Sex? Sex { get; set; }

    /// <summary>Where the helper lives, in the words of an address, or null.</summary>
    public string? Place { get; set; }

    /// <summary>How many children at most, or null for the school's limit.</summary>
    public int? Most { get; set; }

    /// <summary>True when no further child is to be proposed.</summary>
    public bool Resting { get; set; }

    /// <summary>Experience in bringing children up, or null.</summary>
    public string? FamilyExperience { get; set; }

    /// <summary>Experience with children's minds, or null.</summary>
    public string? MindExperience { get; set; }

    /// <summary>The last day on which a volunteer from outside is cleared (checked by the school), or null; teachers need none.</summary>
    public DateOnly? ClearedUntil { get; set; }
}

/// <summary>Kinds of helpers (forms.md 1.3, 身份).</summary>
public enum HelperKind
{
    /// <summary>Teacher of the school.</summary>
    Teacher,
    /// <summary>Party member.</summary>
    PartyMember,
    /// <summary>Retired teacher.</summary>
    RetiredTeacher,
    /// <summary>Village cadre.</summary>
    VillageCadre,
    /// <summary>Neighbour.</summary>
    Neighbour,
    /// <summary>Somebody kind (爱心人士).</summary>
    KindPerson,
}
