using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FamilyLink.Domain.Workbooks;

/// <summary>Writes one workbook sheet by sheet, without holding its rows. Cells are text or whole numbers, never formulas.</summary>
public sealed class Book : IDisposable
{
    /// <summary>What a workbook is called on the web.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestList = 255;
    private readonly SpreadsheetDocument _file;
    private readonly Sheets _sheets = new();

    /// <summary>Begins a workbook; it is whole once this is disposed of.</summary>
    public Book(Stream to)
    {
        _file = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        _file.AddWorkbookPart().Workbook = new Workbook(_sheets);
        _file.WorkbookPart!.AddNewPart<WorkbookStylesPart>().Stylesheet = BookStyles.Make();
    }

    /// <summary>Writes a sheet with its headings, which stay in sight.</summary>
    /// <param name="name">What its tab says.</param>
    /// <param name="titles">The headings.</param>
    /// <param name="rows">The rows, each as wide as the headings.</param>
    /// <param name="choices">For each column the words to pick from, or none; null for no such column.</param>
    /// <param name="rowsToFill">How many rows the choices reach down.</param>
    public void Sheet(string name, IReadOnlyList<string> titles, IEnumerable<IEnumerable<BookCell>> rows, IReadOnlyList<IReadOnlyList<string>>? choices = null, int rowsToFill = 0)
    {
        var part = _file.WorkbookPart!.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteElement(new Columns(titles.Select((t, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(t.Length * 2.2, 12, 40), CustomWidth = true, Style = (uint)BookStyle.Plain })));
            writer.WriteStartElement(new SheetData());
            Row(writer, BookCell.Row(titles, BookStyle.Heading));
            foreach (var cells in rows) Row(writer, cells);
            writer.WriteEndElement();
            if (choices is not null && Choices(choices, rowsToFill) is { } lists) writer.WriteElement(lists);
            writer.WriteEndElement();
        }

        _sheets.Append(new Sheet { Name = name, SheetId = (uint)_sheets.Count() + 1, Id = _file.WorkbookPart.GetIdOfPart(part) });
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static void Row(OpenXmlWriter writer, IEnumerable<BookCell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells) writer.WriteElement(Write(cell));
        writer.WriteEndElement();
    }

    private static Cell Write(BookCell cell) => cell.Number is { } number
        ? new Cell(new CellValue(number)) { DataType = CellValues.Number, StyleIndex = (uint)cell.Style }
        : new Cell(new InlineString(new Text(Clean(cell.Text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = (uint)cell.Style };

    private static string Clean(string text) => new([.. text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);

    private static DataValidations? Choices(IReadOnlyList<IReadOnlyList<string>> choices, int rows)
    {
        var lists = choices.Select((options, i) => (Column: Letter(i), List: string.Join(',', options)))
            .Where(c => c.List.Length is > 0 and < LongestList)
            .Select(c => new DataValidation(new Formula1($"\"{c.List}\""))
            {
                Type = DataValidationValues.List,
                AllowBlank = true,
                ErrorStyle = DataValidationErrorStyleValues.Warning,
                ShowErrorMessage = true,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = string.Create(CultureInfo.InvariantCulture, $"{c.Column}2:{c.Column}{rows + 1}") },
            }).ToList();
        return lists.Count == 0 ? null : new DataValidations(lists) { Count = (uint)lists.Count };
    }

    private static string Letter(int column) => column < 26 ? ((char)('A' + column)).ToString() : "A" + (char)('A' + column - 26);
}
