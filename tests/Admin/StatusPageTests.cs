using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class StatusPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_child_leaves_comes_back_and_is_found_and_the_classes_move_up()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await Open(visitor, "王思雨");
        await Assertions.Expect(page.Locator("section[aria-labelledby=siblings]")).ToContainTextAsync("王思远");
        await visitor.Press("状态…");
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("现在就是「在校」");
        await page.SelectOptionAsync("#status", "Died");
        await Assertions.Expect(dialog.Locator(".silence")).ToContainTextAsync("系统会安静下来");
        (await dialog.Locator(".button-main").CountAsync()).ShouldBe(0, "nothing green");
        (await dialog.InnerTextAsync()).ShouldNotContain("！");
        await Shot(visitor, "status-died");
        await visitor.LooksRight("status dialog, died");
        await page.SelectOptionAsync("#status", "MovedAway");
        await Assertions.Expect(dialog.Locator("#status-told")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.Locator("blockquote").First).ToContainTextAsync("思雨转学了，学校这边的电话从今天起就不安排了。");
        await Assertions.Expect(dialog.Locator("section[aria-labelledby=status-ends]")).ToContainTextAsync("每周固定时段");
        await page.FillAsync("#status-note", "跟爸爸去了东莞");
        await Shot(visitor, "status-moved");
        await visitor.LooksRight("status dialog, moved away");
        await dialog.Locator(".button-main").ClickAsync();
        await Assertions.Expect(page.Locator("#status-now")).ToHaveTextAsync("现在：转走了");
        await Assertions.Expect(page.Locator("section[aria-labelledby=status-now]")).ToContainTextAsync("跟爸爸去了东莞");
        string child = new Uri(page.Url).AbsolutePath;
        await Shot(visitor, "status-away");

        await visitor.Open("/children");
        await Assertions.Expect(page.Locator(".page-header p")).ToHaveTextAsync("在校 62 位");
        await page.SelectOptionAsync("#presence", "away");
        await Assertions.Expect(page.Locator(".page-header p")).ToHaveTextAsync("不在校 1 位");
        await page.Locator(".list a").ClickAsync();
        await page.Reaches("**" + child);
        await visitor.Press("状态…");
        await page.SelectOptionAsync("#status", "AtSchool");
        await Assertions.Expect(dialog.Locator("section[aria-labelledby=status-rested]")).ToBeVisibleAsync();
        await Shot(visitor, "status-back");
        await dialog.Locator(".button-main").ClickAsync();
        await page.Locator("section[aria-labelledby=status-rests] button").ClickAsync();
        await Assertions.Expect(page.Locator("#status-rests")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".toast").Last).ToContainTextAsync("接上了");

        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "升班" }).ClickAsync();
        await page.Reaches("**/year-end");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(7);
        await visitor.LooksRight("/year-end");
        await Shot(visitor, "year-end");
        var names = page.Locator("td[data-label=新班名] input");
        string second = await names.Nth(1).InputValueAsync();
        await names.First.FillAsync(second);
        await Assertions.Expect(page.Locator("td input[aria-invalid=true]")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#main .button-main").Last).ToBeDisabledAsync();
        await names.First.FillAsync("彩虹班");
        await page.Locator("#main .button-main").Last.ClickAsync();
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync("升好了");
        await visitor.Open("/year-end");
        await Assertions.Expect(page.Locator(".notice-wait")).ToContainTextAsync("已经升过班了");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("彩虹班");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("看不出年级");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public async Task The_dialog_and_the_page_can_be_read_in_other_languages(string language)
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("郑校长", language);
        await Open(visitor, "张小明");
        await visitor.Page.Locator("#main button[aria-haspopup=dialog].button-quiet").First.ClickAsync();
        await visitor.Page.SelectOptionAsync("#status", "ParentsReturned");
        await Assertions.Expect(visitor.Page.Locator("blockquote").First).ToBeVisibleAsync();
        await Shot(visitor, $"status-{language}");
        await visitor.Page.SelectOptionAsync("#status", "Died");
        await Assertions.Expect(visitor.Page.Locator(".silence")).ToBeVisibleAsync();
        await Shot(visitor, $"status-died-{language}");
        await visitor.Open("/year-end");
        await Assertions.Expect(visitor.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        await Shot(visitor, $"year-end-{language}");
        visitor.Complaints.ShouldBeEmpty();
    }

    private static async Task Open(Visitor visitor, string name)
    {
        await visitor.Open("/children");
        await visitor.Page.FillAsync("#find", name);
        await visitor.Page.Locator(".list a", new() { HasTextString = name }).ClickAsync();
        await visitor.Page.Locator("#main h1", new() { HasTextString = name }).WaitForAsync();
    }

    private static async Task Shot(Visitor visitor, string name)
    {
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + ".png"), FullPage = true });
    }
}
