using DocumentFormat.OpenXml.Spreadsheet;

namespace FamilyLink.Domain.Workbooks;

/// <summary>The looks of a workbook's cells, in the order of <see cref="BookStyle"/>.</summary>
internal static class BookStyles
{
    // The formats that every spreadsheet knows: text stays as it is typed, a whole number adds up.
    private const uint Text = 49, Whole = 1;

    public static Stylesheet Make() => new(
        new Fonts(new Font(), new Font(new Bold()), new Font(new Italic(), new Color { Rgb = "FF808080" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFE0EFEA"), Solid("FFF8C9C0"), Solid("FFFFF0C2")),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Format(0, 0), Format(0, 0), Format(1, 2), Format(0, 3), Format(0, 4), Format(2, 0), Format(0, 0, Whole), Format(1, 2, Whole)));

    private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static CellFormat Format(uint font, uint fill, uint number = Text) =>
        new() { NumberFormatId = number, FontId = font, FillId = fill, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true };
}
