using System.Globalization;
using FamilyLink.Domain.Texts;
using FamilyLink.Domain.Workbooks;

namespace FamilyLink.Domain.Ledger;

/// <summary>Writes the ledger as a workbook of two sheets: every line, and the counts by month and kind, which add up.</summary>
public static class LedgerSheets
{
    /// <summary>Writes both sheets in the present language.</summary>
    public static void Write(Stream to, IReadOnlyCollection<LedgerLine> lines)
    {
        using var book = new Book(to);
        var columns = LedgerWords.Columns();
        book.Sheet(LedgerWords.Word("Ledger"), [.. columns.Select(c => c.Title)],
            lines.Select(l => columns.Select(c => c.Number ? BookCell.Of(int.Parse(c.Of(l), CultureInfo.InvariantCulture)) : BookCell.Of(c.Of(l)))));
        book.Sheet(LedgerWords.Word("Summary"), [LedgerWords.Word("Month"), .. Enum.GetValues<LedgerKind>().Select(k => StateTexts.Of(k)), LedgerWords.Word("Total"), LedgerWords.Word("Held"), LedgerWords.Word("Lacking")],
            Months(lines).Select(m => Line(m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), m.Counts, total: false)).Append(Line(LedgerWords.Word("Total"), LedgerCounts.Of(lines), total: true)));
    }

    /// <summary>The lines month by month, the earliest first.</summary>
    public static IEnumerable<(DateOnly Month, List<LedgerLine> Lines, LedgerCounts Counts)> Months(IEnumerable<LedgerLine> lines) =>
        lines.GroupBy(l => new DateOnly(l.Day.Year, l.Day.Month, 1)).OrderBy(g => g.Key).Select(g => (g.Key, g.ToList())).Select(m => (m.Key, m.Item2, LedgerCounts.Of(m.Item2)));

    private static IEnumerable<BookCell> Line(string name, LedgerCounts counts, bool total) =>
        Enum.GetValues<LedgerKind>().Select(k => counts.ByKind[k]).Concat([counts.All, counts.Held, counts.Lacking]).Select(n => BookCell.Of(n, total)).Prepend(new BookCell(name, total ? BookStyle.Heading : BookStyle.Plain));
}
