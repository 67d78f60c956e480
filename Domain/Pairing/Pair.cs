namespace FamilyLink.Domain.Pairing;

/// <summary>A teacher or volunteer paired with a child (结对) for a time.</summary>
[KeepsHistory]
public sealed class Pair : SchoolEntity
{
    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The paired teacher or volunteer, a member.</summary>
    public long TeacherId { get; init; }

    /// <summary>First day, by the school's calendar.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day, or null while it lasts.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Ends the pairing on a day; ending it twice keeps the first day.</summary>
    public void End(DateOnly day) => Until ??= day;
}
