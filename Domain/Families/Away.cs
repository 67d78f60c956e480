namespace FamilyLink.Domain.Families;

/// <summary>Which parents work away (forms.md 1.1, 外出情况).</summary>
public enum Away
{
    /// <summary>Not yet written down.</summary>
    Unknown,
    /// <summary>Both.</summary>
    Both,
    /// <summary>The father.</summary>
    Father,
    /// <summary>The mother.</summary>
    Mother,
    /// <summary>Neither.</summary>
    Neither,
}
