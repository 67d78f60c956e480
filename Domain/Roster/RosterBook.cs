using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FamilyLink.Domain.Roster;

/// <summary>Writes workbooks: the empty template, the export, and a file with its wrong cells marked. Every cell is text, never a formula.</summary>
public static class RosterBook
{
    /// <summary>What a workbook is called on the web.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Plain = 1, Heading = 2, Wrong = 3, Noted = 4, Sample = 5;
    private const int LongestList = 255;

    /// <summary>An empty list with headings in the reader's language, choices to pick from, one filled example, and what each column means.</summary>
    public static void Template(Stream to)
    {
        using var book = new Book(to);
        var example = RosterColumns.All.Select(c => RosterTexts.Of("Example." + c.Field)).ToArray();
        book.Sheet(RosterTexts.Of("SheetName"), Titles(), [(example, _ => Sample)], withChoices: true);
        book.Sheet(RosterTexts.Of("HelpName"), [RosterTexts.Of("HelpColumn"), RosterTexts.Of("HelpExample"), RosterTexts.Of("HelpChoices")],
            RosterColumns.All.Select((c, i) => (new[] { RosterTexts.Of(c.Field), example[i], string.Join(RosterTexts.Of("Comma"), c.Kind.Options) }, (Func<int, uint>)(_ => Plain))));
    }

    /// <summary>Rows in the order of the columns, such as the export gives them.</summary>
    public static void Rows(Stream to, IEnumerable<string[]> rows)
    {
        using var book = new Book(to);
        book.Sheet(RosterTexts.Of("SheetName"), Titles(), rows.Select(r => (r, (Func<int, uint>)(_ => Plain))), withChoices: true);
    }

    /// <summary>The lines of a plan that want mending, or have a note, as they stand in the file: what is amiss is coloured, and said in the last column.</summary>
    public static void Marked(Stream to, RosterLayout layout, RosterPlan plan)
    {
        using var book = new Book(to);
        var lines = plan.Lines.Where(l => l.Line.Problems.Count > 0);
        book.Sheet(RosterTexts.Of("SheetName"), [.. layout.Titles, RosterTexts.Of("ToMend")], lines.Select(l => Mark(l.Line, layout.Titles.Count)));
    }

    private static (string[] Cells, Func<int, uint> Style) Mark(RosterLine line, int columns)
    {
        var cells = new string[columns + 1];
        for (var i = 0; i < columns; i++) cells[i] = i < line.Cells.Length ? line.Cells[i] : "";
        cells[columns] = string.Join(' ', line.Problems.Select(p => p.Words));
        return (cells, i => line.Problems.Find(p => p.Column == i) is { } problem ? problem.IsNote ? Noted : Wrong : i == columns ? Heading : Plain);
    }

    private static string[] Titles() => [.. RosterColumns.All.Select(c => RosterTexts.Of(c.Field))];

    // One workbook being written sheet by sheet, without holding its rows.
    private sealed class Book : IDisposable
    {
        private readonly SpreadsheetDocument _file;
        private readonly Sheets _sheets = new();

        public Book(Stream to)
        {
            _file = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
            _file.AddWorkbookPart().Workbook = new Workbook(_sheets);
            _file.WorkbookPart!.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        }

        public void Sheet(string name, string[] titles, IEnumerable<(string[] Cells, Func<int, uint> Style)> rows, bool withChoices = false)
        {
            var part = _file.WorkbookPart!.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
                writer.WriteElement(new Columns(titles.Select((t, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(t.Length * 2.2, 12, 40), CustomWidth = true, Style = Plain })));
                writer.WriteStartElement(new SheetData());
                Row(writer, titles, _ => Heading);
                foreach (var (cells, style) in rows) Row(writer, cells, style);
                writer.WriteEndElement();
                if (withChoices && Choices() is { } choices) writer.WriteElement(choices);
                writer.WriteEndElement();
            }

            _sheets.Append(new Sheet { Name = name, SheetId = (uint)_sheets.Count() + 1, Id = _file.WorkbookPart.GetIdOfPart(part) });
        }

        public void Dispose() => _file.Dispose();

        private static void Row(OpenXmlWriter writer, string[] cells, Func<int, uint> style)
        {
            writer.WriteStartElement(new Row());
            for (var i = 0; i < cells.Length; i++)
                writer.WriteElement(new Cell(new InlineString(new Text(Clean(cells[i])) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style(i) });
            writer.WriteEndElement();
        }

        private static string Clean(string text) => new([.. text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);

        private static DataValidations? Choices()
        {
            var lists = RosterColumns.All.Select((c, i) => (Column: Letter(i), List: string.Join(',', c.Kind.Options)))
                .Where(c => c.List.Length is > 0 and < LongestList)
                .Select(c => new DataValidation(new Formula1($"\"{c.List}\""))
                {
                    Type = DataValidationValues.List,
                    AllowBlank = true,
                    ErrorStyle = DataValidationErrorStyleValues.Warning,
                    ShowErrorMessage = true,
                    SequenceOfReferences = new ListValue<StringValue> { InnerText = string.Create(CultureInfo.InvariantCulture, $"{c.Column}2:{c.Column}{Reading.SheetReader.MostRows + 1}") },
                }).ToList();
            return lists.Count == 0 ? null : new DataValidations(lists) { Count = (uint)lists.Count };
        }

        private static string Letter(int column) => column < 26 ? ((char)('A' + column)).ToString() : "A" + (char)('A' + column - 26);

        private static Stylesheet Styles() => new(
            new Fonts(new Font(), new Font(new Bold()), new Font(new Italic(), new Color { Rgb = "FF808080" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFE0EFEA"), Solid("FFF8C9C0"), Solid("FFFFF0C2")),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(Format(0, 0), Format(0, 0), Format(1, 2), Format(0, 3), Format(0, 4), Format(2, 0)));

        private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

        // Number format 49 is text: a telephone number stays as it is typed.
        private static CellFormat Format(uint font, uint fill) => new() { NumberFormatId = 49, FontId = font, FillId = fill, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true };
    }
}
