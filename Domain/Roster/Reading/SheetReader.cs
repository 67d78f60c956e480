namespace FamilyLink.Domain.Roster.Reading;

/// <summary>Reads a school's own file, told by its content alone: .xlsx, .xls, or text with commas, semicolons or tabs.</summary>
public static class SheetReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 20_000_000;

    /// <summary>The most lines of children; a few more are read for headings and totals.</summary>
    public const int MostRows = 40_000;

    /// <summary>Columns behind this one are not looked at.</summary>
    public const int MostColumns = 80;

    /// <summary>Of a longer cell the first characters are read; no field takes as many.</summary>
    public const int LongestCell = 500;

    internal const int MostLines = MostRows + 100;
    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] OldWorkbook = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads a file that can be read from its start; what cannot be read is refused with the reason and never throws.</summary>
    public static SheetsRead Read(Stream file, CancellationToken stop)
    {
        if (file.Length == 0) return No(SheetRefusal.Empty);
        if (file.Length > MostBytes) return No(SheetRefusal.TooLarge);
        var head = new byte[8];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var sheets = Starts(head.AsSpan(0, read), Zip) || Starts(head.AsSpan(0, read), OldWorkbook)
            ? Workbook.Read(file, zipped: head[0] == Zip[0], stop) : TextTable.Read(file, stop);
        return sheets.Refused is null && sheets.Sheets.All(s => s.Rows.Count == 0) ? No(SheetRefusal.Empty) : sheets;
    }

    internal static SheetsRead No(SheetRefusal why) => new([], why);

    internal static string Cell(string? text)
    {
        var plain = (text ?? "").Trim(' ', '\t', '\r', '\n', '\u3000', '\u00A0', '\uFEFF');
        return plain.Length > LongestCell ? plain[..LongestCell] : plain;
    }

    private static bool Starts(ReadOnlySpan<byte> head, byte[] with) => head.StartsWith(with);
}
