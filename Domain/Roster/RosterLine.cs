using System.Globalization;

namespace FamilyLink.Domain.Roster;

/// <summary>One line of a school's file as it was understood.</summary>
/// <param name="Number">The line in the file, from 1.</param>
/// <param name="Cells">Its cells as they stand in the file.</param>
/// <param name="School">The school's language, in which somebody without a name is called after the child.</param>
public sealed record RosterLine(int Number, string[] Cells, CultureInfo School)
{
    /// <summary>What it says, in the plain form of each column; what is empty says nothing.</summary>
    public Dictionary<RosterField, string> Says { get; } = [];

    /// <summary>What is amiss with it, and notes.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>True when it cannot go in as it stands.</summary>
    public bool Wrong => Problems.Exists(p => !p.IsNote);

    /// <summary>What it says of one field, or null.</summary>
    public string? Of(RosterField field) => Says.GetValueOrDefault(field);
}
