namespace FamilyLink.Domain.Care;

/// <summary>One record as it is read about a child.</summary>
/// <param name="Record">The record.</param>
/// <param name="Own">What was tapped about this child.</param>
/// <param name="Texts">The words that stand, in the form's order.</param>
/// <param name="Media">Voices and pictures that may be looked at.</param>
/// <param name="DoneBy">Who did it, by name, or null.</param>
/// <param name="By">Who wrote it down, by name.</param>
/// <param name="Others">How many other children were in it.</param>
/// <param name="Collector">Who collected the child, by name, or null.</param>
/// <param name="Corrected">True when words in it were changed.</param>
public sealed record CareLine(CareRecord Record, CareChild Own, List<CareWords> Texts, List<CareMedia> Media, string? DoneBy, string By, int Others, string? Collector, bool Corrected)
{
    /// <summary>Voices and pictures that are still to be fetched.</summary>
    public int Coming { get; init; }

    /// <summary>True when who looks may correct it or take it back.</summary>
    public bool Mine { get; init; }
}

/// <summary>Words in a place of a record.</summary>
/// <param name="Part">The place.</param>
/// <param name="Text">The words.</param>
public sealed record CareWords(CarePart Part, string Text);

/// <summary>A child's records, and whose they are.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Name.</param>
/// <param name="Class">Class.</param>
/// <param name="Lines">The latest first.</param>
public sealed record CarePage(long ChildId, string Child, string Class, List<CareLine> Lines);

/// <summary>Somebody who may have done it.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Name.</param>
public sealed record CareDoer(long Id, string Name);

/// <summary>A child to tick when something is written down.</summary>
/// <param name="Id">The child.</param>
/// <param name="Name">Name.</param>
/// <param name="Class">Class.</param>
public sealed record CareChoice(long Id, string Name, string Class);
