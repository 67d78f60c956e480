namespace FamilyLink.Domain.Roster;

/// <summary>How a sheet is to be read: where its headings end and what each column is taken for.</summary>
/// <param name="Sheet">The sheet's place in the file, from 0.</param>
/// <param name="Headings">The place of the last heading row, from 0; -1 when there is none.</param>
/// <param name="Titles">What stands above each column.</param>
/// <param name="Fields">What each column is taken for, or null for one that is left out.</param>
public sealed record RosterLayout(int Sheet, int Headings, IReadOnlyList<string> Titles, IReadOnlyList<RosterField?> Fields)
{
    /// <summary>What nobody can do without: a name and a class (design: a child is somebody in a class).</summary>
    public IReadOnlyList<RosterField> Lacking => [.. new[] { RosterField.Name, RosterField.Class }.Where(f => !Fields.Contains(f))];

    /// <summary>The same with a column taken for something else; what it is taken for now is taken from any other column.</summary>
    public RosterLayout Take(int column, RosterField? field) =>
        this with { Fields = [.. Fields.Select((f, i) => i == column ? field : f == field ? null : f)] };
}
