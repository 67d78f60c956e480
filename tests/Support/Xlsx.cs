using System.Text;
using ExcelDataReader;

namespace FamilyLink.Tests.Support;

/// <summary>A workbook read back, sheet by sheet.</summary>
public static class Xlsx
{
    /// <summary>The sheets with their names and cells as the file has them: text as text, numbers as numbers.</summary>
    public static List<(string Name, List<object?[]> Rows)> Read(byte[] file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var book = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        var sheets = new List<(string, List<object?[]>)>();
        do
        {
            var rows = new List<object?[]>();
            while (book.Read()) rows.Add([.. Enumerable.Range(0, book.FieldCount).Select(book.GetValue)]);
            sheets.Add((book.Name, rows));
        }
        while (book.NextResult());
        return sheets;
    }
}
