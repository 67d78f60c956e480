using System.Globalization;
using System.IO.Compression;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace FamilyLink.Domain.Roster.Reading;

/// <summary>Reads a workbook, old or new; a merged cell says the same in each of its places.</summary>
internal static class Workbook
{
    private const long MostUnpacked = 400_000_000;

    // From here on a figure in a sheet is no longer exact.
    private const double Rounded = 1e15;

    // Old workbooks name their code page.
    static Workbook() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    public static SheetsRead Read(Stream file, bool zipped, CancellationToken stop)
    {
        try
        {
            // What a part says of its length is also all that is unpacked of it.
            if (zipped)
            {
                using var parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
                if (parts.Entries.Sum(e => e.Length) > MostUnpacked) return SheetReader.No(SheetRefusal.TooLarge);
            }

            file.Position = 0;
            using var reader = ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
            return Sheets(reader, stop);
        }
        catch (InvalidPasswordException)
        {
            return SheetReader.No(SheetRefusal.Locked);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The libraries throw of every kind over a damaged file; none of it is anything but damage.
            return SheetReader.No(SheetRefusal.Broken);
        }
    }

    private static SheetsRead Sheets(IExcelDataReader reader, CancellationToken stop)
    {
        var sheets = new List<Sheet>();
        do
        {
            if (!string.Equals(reader.VisibleState, "visible", StringComparison.Ordinal)) continue;
            var sheet = new Sheet(reader.Name, []);
            while (reader.Read())
            {
                stop.ThrowIfCancellationRequested();
                if (sheet.Rows.Count == SheetReader.MostLines) return SheetReader.No(SheetRefusal.TooManyRows);
                sheet.Rows.Add([.. Enumerable.Range(0, Math.Min(reader.FieldCount, SheetReader.MostColumns)).Select(i => SheetReader.Cell(Text(reader, i)))]);
            }

            Fill(sheet, reader.MergeCells ?? []);
            while (sheet.Rows is [.., var last] && last.All(c => c.Length == 0)) sheet.Rows.RemoveAt(sheet.Rows.Count - 1);
            sheets.Add(sheet);
        }
        while (reader.NextResult());
        return new SheetsRead(sheets);
    }

    private static string? Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => null,
        string text => text,
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double figure => Figure(figure, reader.GetNumberFormatString(column)),
        bool fact => fact ? "1" : "0",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    // "00000000" is how a sheet keeps the zeros before a number.
    private static string Figure(double figure, string? format)
    {
        if (Math.Abs(figure) >= Rounded) return figure.ToString("E2", CultureInfo.InvariantCulture);
        var plain = ((decimal)figure).ToString(CultureInfo.InvariantCulture);
        return format is { Length: > 1 } && format.All(c => c == '0') ? plain.PadLeft(format.Length, '0') : plain;
    }

    private static void Fill(Sheet sheet, CellRange[] merged)
    {
        foreach (var range in merged)
        {
            if (range.FromRow >= sheet.Rows.Count || range.FromColumn >= sheet.Rows[range.FromRow].Length) continue;
            var text = sheet.Rows[range.FromRow][range.FromColumn];
            for (var row = range.FromRow; row <= range.ToRow && row < sheet.Rows.Count; row++)
                for (var column = range.FromColumn; column <= range.ToColumn && column < sheet.Rows[row].Length; column++)
                    sheet.Rows[row][column] = text;
        }
    }
}
