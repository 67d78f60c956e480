namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A teacher who takes another's duties for some days (代班), as the school arranged it.</summary>
public sealed class DutyStandIn : SchoolEntity
{
    /// <summary>Whose duties.</summary>
    public long FromId { get; init; }

    /// <summary>Who takes them.</summary>
    public long ToId { get; init; }

    /// <summary>First day, school calendar.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Whether it covers a day.</summary>
    public bool Covers(DateOnly day) => day >= From && day <= Until;
}
