using FamilyLink.Domain.Workbooks;

namespace FamilyLink.Domain.Registers;

/// <summary>Writes a register as a workbook of two sheets: words and telephone numbers are text, counts are numbers that add up.</summary>
public static class RegisterSheets
{
    /// <summary>Writes both sheets in the present language.</summary>
    public static void Write(Stream to, Register register)
    {
        using var book = new Book(to);
        var columns = RegisterColumns.Of(register);
        book.Sheet(RegisterColumns.Word("Register"), [.. columns.Select(c => c.Title)], register.Rows.Select(r => columns.Select(c => BookCell.Of(c.Of(r)))));
        var counts = RegisterColumns.CountsOf(register);
        book.Sheet(RegisterColumns.Word("Counts"), [RegisterColumns.Word("Class"), .. counts.Select(Title)],
            register.Classes.Select(c => Line(c.Class, c, counts, total: false)).Append(Line(RegisterColumns.Word("Total"), register.Total, counts, total: true)));
    }

    private static string Title(CountColumn column) => column.Group is { } group ? $"{group}{RegisterColumns.Word("Colon")}{column.Title}" : column.Title;

    private static IEnumerable<BookCell> Line(string name, ClassCount of, IReadOnlyList<CountColumn> counts, bool total) =>
        counts.Select(c => BookCell.Of(c.Of(of), total)).Prepend(new BookCell(name, total ? BookStyle.Heading : BookStyle.Plain));
}
