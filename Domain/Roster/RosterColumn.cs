using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Roster;

/// <summary>One kind of column: how it is recognised, read, compared, written and who may see it.</summary>
/// <param name="Field">The fact.</param>
/// <param name="Part">Whom it is about.</param>
/// <param name="Kind">How a cell is read and shown.</param>
/// <param name="Headings">What schools call it, Chinese and English, without spaces and brackets; of an adult the word after "guardian" or "father".</param>
/// <param name="Of">What stands in the store now, in the plain form of <see cref="CellKind"/>, or null.</param>
/// <param name="Set">Writes the plain form into the store's rows.</param>
/// <param name="Number">True for a telephone number: shown to those alone who may see numbers.</param>
public sealed record RosterColumn(
    RosterField Field, RosterPart Part, CellKind Kind, IReadOnlyList<string> Headings, Func<RosterSubject, string?> Of, Action<RosterSubject, string> Set, bool Number = false);

/// <summary>The rows of the store that a column reads and writes.</summary>
/// <param name="Child">The child.</param>
/// <param name="Class">The name of its class.</param>
/// <param name="Member">For an adult's column the adult.</param>
/// <param name="Link">And what they are to the child.</param>
public readonly record struct RosterSubject(Child Child, string Class, Member? Member = null, ChildLink? Link = null);
