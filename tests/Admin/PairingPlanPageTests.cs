using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>A school of its own, since proposing for everybody leaves nobody for the walk of a single pair.</summary>
public sealed class PairingPlanPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_whole_school_is_proposed_at_once_and_a_volunteer_helps_only_when_cleared()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/pairing/helpers");
        await visitor.Press("加一位校外志愿者");
        await page.FillAsync("#helper-name", "退休的周老师");
        await page.SelectOptionAsync("#helper-kind", "RetiredTeacher");
        await page.FillAsync("#helper-place", "河湾镇柳树村");
        await visitor.LooksRight("/pairing/helpers, dialog");
        await page.Locator("dialog[open] .button-main").ClickAsync();
        var row = page.Locator("tr", new() { HasTextString = "退休的周老师" });
        await Assertions.Expect(row.Locator(".pill-bad")).ToHaveTextAsync("还没审核");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await page.FillAsync("#helper-cleared", "2099-07-01");
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(row.Locator(".pill-good")).ToContainTextAsync("2099-07-01");
        await visitor.LooksRight("/pairing/helpers");
        await Shot(page, "helpers");
        await page.FillAsync("#most", "99");
        await page.Locator("section[aria-labelledby=rules] button").ClickAsync();
        await Assertions.Expect(page.Locator(".toast").Last).ToContainTextAsync("不能用");

        await visitor.Open("/pairing");
        await visitor.Press("配一配");
        await Assertions.Expect(page.Locator("section[aria-labelledby=plan] tbody tr")).Not.ToHaveCountAsync(0);
        int planned = await page.Locator("section[aria-labelledby=plan] tbody tr").CountAsync();
        planned.ShouldBeGreaterThanOrEqualTo(5);
        await page.Locator("section[aria-labelledby=plan] tbody tr input").First.UncheckAsync();
        await visitor.LooksRight("/pairing, plan");
        await Shot(page, "pairing-plan");
        await visitor.Press($"去问（{planned - 1} 位）");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "去问", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=waiting] tbody tr")).Not.ToHaveCountAsync(0);
        (await page.Locator("section[aria-labelledby=waiting] tbody tr").CountAsync()).ShouldBeGreaterThanOrEqualTo(planned - 1);
        visitor.Complaints.ShouldBeEmpty();
    }

    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + ".png"), FullPage = true });
    }
}
