using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>What a page is on paper.</summary>
public static partial class PaperSize
{
    /// <summary>Prints the page as it stands: how many sheets, and how many of them are A4 upright or lying. Kept when asked for.</summary>
    public static async Task<(int Pages, int Upright, int Lying)> Print(IPage page, string name)
    {
        byte[] pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_KEEP") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf, TestContext.Current.CancellationToken);
        string text = Encoding.Latin1.GetString(pdf);
        return (PageObject().Count(text), Tall().Count(text), Wide().Count(text));
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 59[45][.0-9]* 84[12][.0-9]*\]")]
    private static partial Regex Tall();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 84[12][.0-9]* 59[45][.0-9]*\]")]
    private static partial Regex Wide();
}
