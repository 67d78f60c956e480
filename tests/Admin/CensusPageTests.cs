using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class CensusPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_round_is_opened_a_class_entered_from_paper_a_note_seen_to_and_the_figures_kept_when_it_is_closed()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "摸底", Exact = true }).ClickAsync();
        await page.Reaches("**/census");
        await visitor.Open("/census");
        await visitor.LooksRight("/census, none");
        await visitor.Press("开始摸底");
        await Assertions.Expect(page.Locator(".class")).ToHaveCountAsync(7);
        await Shot(page, "census-open");
        await visitor.LooksRight("/census, open");

        await page.Locator(".class").First.GetByRole(AriaRole.Link, new() { Name = "录入" }).ClickAsync();
        await page.Reaches("**/census/enter?class=*");
        var lines = page.Locator(".line");
        await Assertions.Expect(lines).ToHaveCountAsync(9);
        await lines.Nth(0).Locator("select").First.SelectOptionAsync("Changed");
        await lines.Nth(0).GetByLabel("谁在外").SelectOptionAsync("Both");
        await lines.Nth(0).GetByLabel("要专干处理的").SelectOptionAsync("Guardian");
        await lines.Nth(0).GetByLabel("写一句").FillAsync("换成外婆了");
        await lines.Nth(1).Locator("select").First.SelectOptionAsync("Left");
        await lines.Nth(1).GetByLabel("为什么不在").SelectOptionAsync("ParentsReturned");
        await visitor.Press("其余全部没变");
        await Shot(page, "census-enter");
        await visitor.LooksRight("/census/enter");
        await visitor.Press("保存 9 位");
        await page.Reaches("**/census");
        await Assertions.Expect(page.Locator(".class").First).ToContainTextAsync("9 / 9");
        await Assertions.Expect(page.Locator(".class").First).ToContainTextAsync("核对完了");
        var notes = page.Locator("section[aria-labelledby=notes]");
        await Assertions.Expect(notes).ToContainTextAsync("换成外婆了");
        await Shot(page, "census-notes");
        await visitor.LooksRight("/census, with notes");
        foreach (string language in new[] { "zh-Hant", "en" })
        {
            var other = await console.Enter("林老师", language);
            await other.Open("/census");
            await Shot(other.Page, "census-" + language);
            await other.LooksRight("/census " + language);
            await other.Page.SetViewportSizeAsync(390, 860);
            await Shot(other.Page, "census-narrow-" + language);
            await other.Open("/census/sheet");
            await Shot(other.Page, "census-sheet-" + language);
            other.Complaints.ShouldBeEmpty();
        }

        await visitor.Open("/");
        await Assertions.Expect(page.Locator("section[aria-labelledby=todos]")).ToContainTextAsync("摸底：说不在校了，请核实");
        await visitor.Open("/census");
        foreach (int left in new[] { 1, 0 })
        {
            await notes.GetByRole(AriaRole.Button, new() { Name = "处理好了" }).First.ClickAsync();
            await Assertions.Expect(notes.Locator("li")).ToHaveCountAsync(left);
        }

        await visitor.Open("/census/sheet");
        await Assertions.Expect(page.Locator(".paper")).ToHaveCountAsync(7);
        await Assertions.Expect(page.Locator(".paper").First).ToContainTextAsync("□");
        await Shot(page, "census-sheet");
        await visitor.LooksRight("/census/sheet");

        var teacher = await console.Enter("李老师");
        await teacher.Open("/census");
        (await teacher.Page.Locator(".class").CountAsync()).ShouldBeLessThanOrEqualTo(1, "the own class alone");
        (await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "结束这次摸底" }).CountAsync()).ShouldBe(0);
        var viewer = await console.Enter("邵老师");
        await viewer.Open("/census");
        await Assertions.Expect(viewer.Page.Locator(".class")).ToHaveCountAsync(7);
        (await viewer.Page.GetByRole(AriaRole.Link, new() { Name = "录入" }).CountAsync()).ShouldBe(0);
        await viewer.Open("/census/sheet");
        await Assertions.Expect(viewer.Page.Locator(".notice-bad")).ToBeVisibleAsync();

        await visitor.Open("/census");
        await visitor.Press("结束这次摸底");
        await Assertions.Expect(page.Locator("dialog[open]")).ToContainTextAsync("还有 54 位孩子没有核对");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "结束这次摸底", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".figures tfoot")).ToContainTextAsync("63");
        await Shot(page, "census-closed");
        await visitor.LooksRight("/census, closed");
        visitor.Complaints.Concat(viewer.Complaints).Concat(teacher.Complaints).ShouldBeEmpty();
    }

    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + ".png"), FullPage = true });
    }
}
