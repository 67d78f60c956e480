namespace FamilyLink.Domain.Families;

/// <summary>What one adult is to one child, and what they may do.</summary>
[KeepsHistory]
public sealed class ChildLink : SchoolEntity
{
    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The adult.</summary>
    public long MemberId { get; init; }

    /// <summary>What the child calls them; the word in messages comes from here.</summary>
    public Relation Relation { get; set; }

    /// <summary>May have the weekly call.</summary>
    public bool MayCall { get; set; }

    /// <summary>May see notes and letters about the child.</summary>
    public bool MaySee { get; set; }

    /// <summary>May consent for the child.</summary>
    public bool MayConsent { get; set; }

    /// <summary>Must not be contacted about this child; overrides everything else.</summary>
    public bool NoContact { get; set; }
}

/// <summary>What an adult is to a child, as the child would say it.</summary>
public enum Relation
{
    /// <summary>Mother.</summary>
    Mother,
    /// <summary>Father.</summary>
    Father,
    /// <summary>Grandmother on the father's side.</summary>
    PaternalGrandmother,
    /// <summary>Grandfather on the father's side.</summary>
    PaternalGrandfather,
    /// <summary>Grandmother on the mother's side.</summary>
    MaternalGrandmother,
    /// <summary>Grandfather on the mother's side.</summary>
    MaternalGrandfather,
    /// <summary>Aunt.</summary>
    Aunt,
    /// <summary>Uncle.</summary>
    Uncle,
    /// <summary>Elder sister or brother.</summary>
    ElderSibling,
    /// <summary>Any other relation.</summary>
    Other,
}
