using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class MonthChecksPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_leader_ticks_a_week_fills_in_the_sheet_the_teacher_answers_the_head_signs_and_it_is_printed_on_one_page()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "周检查、月考核" }).ClickAsync();
        await page.Reaches("**/checks");
        var row = page.Locator(".checks tbody tr", new() { HasTextString = "李老师" });
        await Assertions.Expect(row).ToBeVisibleAsync();
        (await page.Locator(".checks tbody tr").CountAsync()).ShouldBeGreaterThanOrEqualTo(7);
        await row.GetByRole(AriaRole.Button, new() { Name = "李老师 第 2 周检查" }).ClickAsync();
        await Assertions.Expect(row.Locator(".tick-on")).ToHaveCountAsync(1);
        await Assertions.Expect(row.Locator(".by")).ToHaveTextAsync("林老师");
        await Shot.Both(page, "checks");
        await visitor.LooksRight("/checks");
        (await PaperSize.Print(page, "checks")).Pages.ShouldBe(1);

        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Reaches("**/checks/*");
        string sheet = new Uri(page.Url).PathAndQuery;
        await Assertions.Expect(page.Locator(".figures tfoot")).ToBeVisibleAsync();
        await visitor.Press("填写");
        await page.GetByLabel("评定").SelectOptionAsync("Fine");
        await page.GetByLabel("亮点").FillAsync("每周五都陪孩子打电话");
        await visitor.Press("保存");
        await Assertions.Expect(page.Locator(".words")).ToContainTextAsync("每周五都陪孩子打电话");
        (await page.GetByRole(AriaRole.Button, new() { Name = "校长签阅" }).CountAsync()).ShouldBe(0, "the coordinator is not the head");

        var teacher = await console.Enter("李老师");
        await teacher.Open("/checks");
        await Assertions.Expect(teacher.Page.Locator(".checks tbody tr")).ToHaveCountAsync(1);
        (await teacher.Page.Locator(".tick").CountAsync()).ShouldBe(0);
        await teacher.Open(sheet);
        await teacher.Press("教师说明");
        await teacher.Page.Locator("dialog[open] textarea").FillAsync("下月多走访");
        await teacher.Press("保存");
        await Assertions.Expect(teacher.Page.Locator(".words")).ToContainTextAsync("下月多走访");

        var head = await console.Enter("郑校长");
        await head.Open(sheet);
        await head.Press("校长签阅");
        await Assertions.Expect(head.Page.Locator(".paper-foot")).ToContainTextAsync("郑校长");
        await Shot.Both(head.Page, "check-sheet");
        await head.LooksRight("/checks/…");
        (await PaperSize.Print(head.Page, "check-sheet")).ShouldBe((1, 1, 0));
        await visitor.Open(sheet);
        (await page.GetByRole(AriaRole.Button, new() { Name = "填写" }).CountAsync()).ShouldBe(0, "what is signed stands");

        foreach (string language in new[] { "zh-Hant", "en" })
        {
            var other = await console.Enter("林老师", language);
            await other.Open("/checks");
            await other.LooksRight($"/checks {language}");
            await other.Open(sheet);
            await Assertions.Expect(other.Page.Locator(".paper")).ToBeVisibleAsync();
            await other.LooksRight($"{sheet} {language}");
            other.Complaints.ShouldBeEmpty();
        }

        visitor.Complaints.Concat(teacher.Complaints).Concat(head.Complaints).ShouldBeEmpty();
    }
}
