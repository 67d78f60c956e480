using System.Text;
using CsvHelper;

namespace FamilyLink.Domain.Roster.Reading;

/// <summary>Reads a table of text: UTF-8 or UTF-16 with a mark, UTF-8 without one, else the Chinese national code (GBK, GB 18030).</summary>
internal static class TextTable
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Lines are counted so that a row can be found again; an unclosed quote must not swallow the file.
    private static readonly CsvReaderOptions Shape = new() { HasHeader = false, TrackLineNumbers = true, MaxRecordSize = 100_000, IncludeValuesInExceptions = false };

    public static SheetsRead Read(Stream file, CancellationToken stop)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        if (Decode(bytes) is not { } text || text.Contains('\0', StringComparison.Ordinal)) return SheetReader.No(SheetRefusal.NotATable);
        if (LooksLikeMarkup(text)) return SheetReader.No(SheetRefusal.NotATable);
        var sheet = new Sheet("", []);
        try
        {
            using var csv = CsvReader.FromText(text, Shape);
            while (csv.Read())
            {
                stop.ThrowIfCancellationRequested();
                if (csv.LineNumber > SheetReader.MostLines) return SheetReader.No(SheetRefusal.TooManyRows);
                while (sheet.Rows.Count < csv.LineNumber - 1) sheet.Rows.Add([]);
                sheet.Rows.Add([.. Enumerable.Range(0, Math.Min(csv.FieldCount, SheetReader.MostColumns)).Select(i => SheetReader.Cell(csv.GetString(i)))]);
            }
        }
        catch (CsvFormatException)
        {
            return SheetReader.No(SheetRefusal.Broken);
        }

        while (sheet.Rows is [.., var last] && last.All(c => c.Length == 0)) sheet.Rows.RemoveAt(sheet.Rows.Count - 1);
        return new SheetsRead([sheet]);
    }

    private static string? Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            try
            {
                return CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    // Some programs save a page of the web under the name of a workbook.
    private static bool LooksLikeMarkup(string text) => text.AsSpan().TrimStart() is ['<', ..];
}
