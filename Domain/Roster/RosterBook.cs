using FamilyLink.Domain.Workbooks;

namespace FamilyLink.Domain.Roster;

/// <summary>Writes a roster's workbooks: the empty template, the export, and a file with its wrong cells marked. Every cell is text.</summary>
public static class RosterBook
{
    /// <summary>An empty list with headings in the reader's language, choices to pick from, one filled example, and what each column means.</summary>
    public static void Template(Stream to)
    {
        using var book = new Book(to);
        var columns = RosterColumns.All.Take(RosterColumns.Usual).ToList();
        var example = columns.Select(c => RosterTexts.Of("Example." + c.Field)).ToArray();
        book.Sheet(RosterTexts.Of("SheetName"), Titles(columns), [BookCell.Row(example, BookStyle.Sample)], Choices(columns), Reading.SheetReader.MostRows);
        book.Sheet(RosterTexts.Of("HelpName"), [RosterTexts.Of("HelpColumn"), RosterTexts.Of("HelpExample"), RosterTexts.Of("HelpChoices")],
            columns.Select((c, i) => BookCell.Row([RosterTexts.Of(c.Field), example[i], string.Join(RosterTexts.Of("Comma"), c.Kind.Options)])));
    }

    /// <summary>Rows of one length in the order of the columns, such as the export gives them.</summary>
    public static void Rows(Stream to, IReadOnlyList<string[]> rows)
    {
        using var book = new Book(to);
        var columns = RosterColumns.All.Take(rows.Count > 0 ? rows[0].Length : RosterColumns.Usual).ToList();
        book.Sheet(RosterTexts.Of("SheetName"), Titles(columns), rows.Select(r => BookCell.Row(r)), Choices(columns), Reading.SheetReader.MostRows);
    }

    /// <summary>The lines of a plan that want mending, or have a note, as they stand in the file: what is amiss is coloured, and said in the last column.</summary>
    public static void Marked(Stream to, RosterLayout layout, RosterPlan plan)
    {
        using var book = new Book(to);
        var lines = plan.Lines.Where(l => l.Line.Problems.Count > 0);
        book.Sheet(RosterTexts.Of("SheetName"), [.. layout.Titles, RosterTexts.Of("ToMend")], lines.Select(l => Mark(l.Line, layout.Titles.Count)));
    }

    private static IEnumerable<BookCell> Mark(RosterLine line, int columns)
    {
        for (var i = 0; i < columns; i++) yield return new BookCell(i < line.Cells.Length ? line.Cells[i] : "", StyleOf(line, i));
        yield return new BookCell(string.Join(' ', line.Problems.Select(p => p.Words)), BookStyle.Heading);
    }

    private static BookStyle StyleOf(RosterLine line, int column) =>
        line.Problems.Find(p => p.Column == column) is not { } problem ? BookStyle.Plain : problem.IsNote ? BookStyle.Noted : BookStyle.Wrong;

    private static string[] Titles(List<RosterColumn> columns) => [.. columns.Select(c => RosterTexts.Of(c.Field))];

    private static List<IReadOnlyList<string>> Choices(List<RosterColumn> columns) => [.. columns.Select(c => c.Kind.Options)];
}
