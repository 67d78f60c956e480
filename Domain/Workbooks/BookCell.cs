namespace FamilyLink.Domain.Workbooks;

/// <summary>How a cell of a workbook looks; the number is its place among the workbook's formats.</summary>
public enum BookStyle : uint
{
    /// <summary>Text as it is typed: a telephone number keeps its zeros.</summary>
    Plain = 1,
    /// <summary>The head of a column.</summary>
    Heading = 2,
    /// <summary>What cannot be used.</summary>
    Wrong = 3,
    /// <summary>What has a note.</summary>
    Noted = 4,
    /// <summary>An example.</summary>
    Sample = 5,
    /// <summary>A count, a number that a spreadsheet can add up.</summary>
    Count = 6,
    /// <summary>A count in the line of totals.</summary>
    Total = 7,
}

/// <summary>One cell: text, or a whole number; never a formula.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Number">The number, or null for text.</param>
public readonly record struct BookCell(string Text, BookStyle Style = BookStyle.Plain, int? Number = null)
{
    /// <summary>A count.</summary>
    public static BookCell Of(int number, bool total = false) => new("", total ? BookStyle.Total : BookStyle.Count, number);

    /// <summary>Plain text.</summary>
    public static BookCell Of(string? text) => new(text ?? "");

    /// <summary>Texts in a row.</summary>
    public static IEnumerable<BookCell> Row(IEnumerable<string> texts, BookStyle style = BookStyle.Plain) => texts.Select(t => new BookCell(t, style));
}
