using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;

namespace FamilyLink.Domain.Leaving;

/// <summary>One thing that ends, with how many and, where it has them, names.</summary>
/// <param name="End">What.</param>
/// <param name="Count">How many; 0 is shown as nothing to end.</param>
/// <param name="Names">Teachers of a pairing, adults of an invitation, kinds of waiting messages.</param>
public sealed record LeavingLine(LeavingEnd End, int Count, IReadOnlyList<string> Names);

/// <summary>A weekly time that ends, or that rested and can be taken up again.</summary>
/// <param name="Slot">The weekly time.</param>
/// <param name="Parent">The parent's name.</param>
/// <param name="Relation">What the parent is to the child.</param>
/// <param name="Line">The telephone, or null for the family's own phones.</param>
public sealed record LeavingTime(CallSlot Slot, string Parent, Relation Relation, string? Line);

/// <summary>What a change of status would do, before it is done.</summary>
/// <param name="Child">The child with its present status.</param>
/// <param name="Class">Its class.</param>
/// <param name="Rule">The row of the table.</param>
/// <param name="Ends">What ends, in the table's order.</param>
/// <param name="Times">The weekly times that end; on the way back those that rested.</param>
/// <param name="People">Everyone around the child: who is told and who is not, and why.</param>
/// <param name="Siblings">Brothers and sisters, whose own arrangements go on.</param>
/// <param name="Unsaid">How many messages about the leaving die unsaid, on the way back.</param>
public sealed record LeavingPreview(
    Child Child, SchoolClass Class, LeavingRule Rule, IReadOnlyList<LeavingLine> Ends, IReadOnlyList<LeavingTime> Times,
    IReadOnlyList<LeavingPerson> People, IReadOnlyList<Sibling> Siblings, int Unsaid)
{
    /// <summary>Who is told, parents first, then teachers.</summary>
    public IEnumerable<LeavingPerson> Told => People.Where(p => p.Why is null);

    /// <summary>Who is not, with the reason.</summary>
    public IEnumerable<LeavingPerson> NotTold => People.Where(p => p.Why is not null);

    /// <summary>True when the child has this status already.</summary>
    public bool Same => Child.Status == Rule.Status;
}

/// <summary>How a child's status stands.</summary>
/// <param name="Status">The status.</param>
/// <param name="Day">Since which day, school calendar; null when it was never changed.</param>
/// <param name="At">When that was entered, UTC, or null.</param>
/// <param name="Who">By whom, by name, or null.</param>
/// <param name="Note">What was written with it, or null.</param>
/// <param name="Rested">Weekly times that rested and can be taken up again; only of a child at school.</param>
public sealed record LeavingStanding(ChildStatus Status, DateOnly? Day, DateTime? At, string? Who, string? Note, IReadOnlyList<LeavingTime> Rested);
