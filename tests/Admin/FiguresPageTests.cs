using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class FiguresPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task Each_number_opens_its_children_and_the_reports_are_ready_to_print()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("邵老师");
        var page = visitor.Page;
        await visitor.Open("/figures");
        // Before a term's first monthly note was asked for it is not measured.
        await Assertions.Expect(page.Locator(".bars").Nth(4)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".bars").First.Locator("li")).ToHaveCountAsync(7);
        await Shot.Both(page, "figures");
        await visitor.LooksRight("/figures");
        var paired = page.Locator("section[aria-labelledby=measure-Paired]");
        int[] said = [.. Regex.Matches(await paired.Locator(".row-apart button").InnerTextAsync(), "[0-9]+").Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];
        await paired.Locator(".row-apart button").ClickAsync();
        await page.Locator("dialog[open] summary").ClickAsync();
        (await page.Locator("dialog[open] details a").CountAsync(), await page.Locator("dialog[open] a").CountAsync()).ShouldBe((said[0], said[1]));
        await page.Keyboard.PressAsync("Escape");
        var weeks = page.Locator(".weeks tbody tr").Nth(1).Locator("button");
        await weeks.Last.ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open] h2")).ToContainTextAsync("关爱记录");
        (await page.Locator("dialog[open] a").CountAsync()).ShouldBe(said[1], "with and without are all of them");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Link, new() { Name = "学期报表" }).ClickAsync();
        await Assertions.Expect(page.Locator(".classes tbody tr")).ToHaveCountAsync(7);
        await Shot.Both(page, "report");
        await visitor.LooksRight("/figures/report");
        (await PaperSize.Print(page, "report")).Lying.ShouldBe(0);
        foreach (string language in new[] { "zh-Hant", "en" })
        {
            var other = await console.Enter("林老师", language);
            foreach (string path in new[] { "/figures", "/figures/report" })
            {
                await other.Open(path);
                await other.LooksRight($"{path} {language}");
            }

            other.Complaints.ShouldBeEmpty();
        }

        visitor.Complaints.ShouldBeEmpty();
    }
}
