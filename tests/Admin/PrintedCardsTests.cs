using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed partial class PrintedCardsTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const int PerPage = 8;

    [Fact]
    public async Task Nine_cards_are_two_pages_of_A4_with_eight_whole_cards_on_the_first()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/invitations");
        // The list draws only the rows that are on the screen.
        await page.SetViewportSizeAsync(1280, 4000);
        await page.Locator(".filter .check input").CheckAsync();
        var boxes = page.Locator(".person input:enabled");
        await Assertions.Expect(boxes.Nth(PerPage)).ToBeVisibleAsync();
        for (int i = 0; i <= PerPage; i++)
            await boxes.Nth(i).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "打印" }).ClickAsync();
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator(".invite")).ToHaveCountAsync(PerPage + 1);
        await Assertions.Expect(page.Locator(".invite svg")).ToHaveCountAsync(PerPage + 1);

        byte[] pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_KEEP") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "cards.pdf"), pdf, TestContext.Current.CancellationToken);
        string text = Encoding.Latin1.GetString(pdf);
        PageObject().Count(text).ShouldBe(2);
        A4().Count(text).ShouldBe(2);
        await WholeOnOnePage(page);
        visitor.Complaints.ShouldBeEmpty();
    }

    // In the printer's own measures: A4 less its margins is 190 by 277 millimetres.
    private static async Task WholeOnOnePage(IPage page)
    {
        await page.SetViewportSizeAsync(718, 1047);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var sheet = (await page.Locator(".sheet").First.BoundingBoxAsync())!;
        sheet.Height.ShouldBeLessThanOrEqualTo(1047);
        (await page.Locator(".sheet").First.Locator(".invite").CountAsync()).ShouldBe(PerPage);
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('.invite')].filter(c => c.scrollHeight > c.clientHeight || c.scrollWidth > c.clientWidth).length")).ShouldBe(0, "something sticks out of a card");
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 59[45][.0-9]* 84[12][.0-9]*\]")]
    private static partial Regex A4();
}
