namespace FamilyLink.Domain.Roster.Reading;

/// <summary>One sheet of a file as text.</summary>
/// <param name="Name">Its name, or empty for a text file.</param>
/// <param name="Rows">Its rows from the first line on; rows may differ in length.</param>
public sealed record Sheet(string Name, List<string[]> Rows);

/// <summary>What was read from a file, or why nothing was.</summary>
/// <param name="Sheets">The sheets in the file's order; none when refused.</param>
/// <param name="Refused">Why not, or null.</param>
public sealed record SheetsRead(IReadOnlyList<Sheet> Sheets, SheetRefusal? Refused = null);

/// <summary>Why a file is not read.</summary>
public enum SheetRefusal
{
    /// <summary>There is nothing in it.</summary>
    Empty,
    /// <summary>More bytes than <see cref="SheetReader.MostBytes"/>, or more once unpacked.</summary>
    TooLarge,
    /// <summary>More lines than <see cref="SheetReader.MostRows"/>.</summary>
    TooManyRows,
    /// <summary>Neither a workbook nor a table of text.</summary>
    NotATable,
    /// <summary>Protected by a password.</summary>
    Locked,
    /// <summary>Damaged.</summary>
    Broken,
}
