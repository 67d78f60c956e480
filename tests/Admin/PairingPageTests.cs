using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed partial class PairingPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task An_unpaired_child_is_on_the_first_page_a_helper_is_proposed_all_three_agree_and_the_register_is_kept_and_printed()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/");
        await Assertions.Expect(page.Locator("#unpaired")).ToHaveTextAsync("还没结对的孩子（6）");
        await Assertions.Expect(page.Locator("section[aria-labelledby=unpaired]")).ToContainTextAsync("付小龙");
        await page.Locator(".tile", new() { HasTextString = "结对覆盖" }).ClickAsync();
        await page.Reaches("**/pairing");
        await Assertions.Expect(page.Locator(".tile", new() { HasTextString = "结对覆盖" })).ToContainTextAsync("90%");
        await visitor.LooksRight("/pairing");
        await Shot(page, "pairing");

        await visitor.Press("付小龙");
        await Assertions.Expect(page.Locator("dialog[open] li")).Not.ToHaveCountAsync(0);
        await page.Locator("dialog[open] label", new() { HasTextString = "学习" }).ClickAsync();
        await visitor.LooksRight("/pairing, suggestions");
        await page.Locator("dialog[open] li button").First.ClickAsync();
        await Assertions.Expect(page.Locator("tr", new() { HasTextString = "付小龙" })).ToContainTextAsync("等帮扶人答应");
        await page.Locator("tr a", new() { HasTextString = "付小龙" }).ClickAsync();
        await page.Reaches(PairAddress());
        foreach (var (who, way) in new[] { ("helper", "Spoken"), ("child", "Spoken") })
        {
            await page.SelectOptionAsync("#who", who);
            await page.SelectOptionAsync("#way", way);
            await visitor.Press("愿意");
            await Assertions.Expect(page.Locator(".step", new() { HasTextString = who == "helper" ? "帮扶人" : "孩子" }).Locator(".pill-good")).ToBeVisibleAsync();
        }

        await page.SelectOptionAsync("#who", new SelectOptionValue { Index = 2 });
        await page.SelectOptionAsync("#way", "Paper");
        await visitor.Press("愿意");
        await Assertions.Expect(page.Locator(".pills .pill-good")).ToHaveTextAsync("结对中");
        await visitor.Press("这天见了");
        await Assertions.Expect(page.Locator(".toast")).Not.ToHaveCountAsync(0);
        await page.FillAsync("#stage-what", "每天读十分钟课外书，<b>慢慢来</b>");
        await visitor.Press("加一步");
        await page.Locator("section[aria-labelledby=stages] button", new() { HasTextString = "看效果" }).ClickAsync();
        await page.FillAsync("#stage-words", "会自己挑书了");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "有进步" }).ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=stages] li")).ToContainTextAsync("会自己挑书了");
        await page.SelectOptionAsync("#stand-who", new SelectOptionValue { Index = 1 });
        await visitor.Press("请代班");
        await Assertions.Expect(page.Locator(".pills")).ToContainTextAsync("代班");
        await page.FillAsync("#note-words", "喜欢看昆虫，怕打雷");
        await page.Locator("section[aria-labelledby=note] button").ClickAsync();
        await visitor.LooksRight("/pairing/x");
        await Shot(page, "pair");

        await page.GetByRole(AriaRole.Link, new() { Name = "登记表和协议" }).ClickAsync();
        await Assertions.Expect(page.Locator(".paper h2")).ToHaveTextAsync("河湾小学 结对帮扶登记表");
        await Assertions.Expect(page.Locator(".signs")).ToContainTextAsync("签在纸上");
        await visitor.LooksRight("/pairing/x/sheet");
        await OnePage(page, "pair-sheet");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "交接页" }).ClickAsync();
        await Assertions.Expect(page.Locator(".paper")).ToContainTextAsync("怕打雷");
        await visitor.LooksRight("/children/x/handover");
        await OnePage(page, "handover");
        await visitor.Open("/");
        await Assertions.Expect(page.Locator("#unpaired")).ToHaveTextAsync("还没结对的孩子（5）");
        visitor.Complaints.ShouldBeEmpty();

        var viewer = await console.Enter("邵老师");
        await viewer.Open("/pairing");
        (await viewer.Page.Locator("#plan").CountAsync()).ShouldBe(0);
        var county = await console.Enter("汤科长");
        await county.Open("/pairing");
        await Assertions.Expect(county.Page.Locator(".notice-bad")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public async Task The_pages_fit_and_are_accessible_in_the_other_languages(string language)
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师", language);
        await visitor.Open("/pairing");
        string pair = (await visitor.Page.Locator("section[aria-labelledby=lasting] .names a").First.GetAttributeAsync("href"))!;
        await visitor.Open(pair);
        string child = (await visitor.Page.Locator("a[href^='/children/']").First.GetAttributeAsync("href"))!;
        foreach (string path in new[] { "/pairing", "/pairing/helpers", pair, pair + "/sheet", child + "/handover" })
        {
            await visitor.Open(path);
            await Assertions.Expect(visitor.Page.Locator("h1")).Not.ToBeEmptyAsync();
            await visitor.LooksRight($"{path} {language}");
            await Shot(visitor.Page, $"{path.Trim('/').Split('/')[0]}-{path.Split('/')[^1]}-{language}");
        }

        visitor.Complaints.ShouldBeEmpty();
    }

    private static async Task OnePage(IPage page, string name)
    {
        byte[] pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_KEEP") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf, TestContext.Current.CancellationToken);
        PageObject().Count(Encoding.Latin1.GetString(pdf)).ShouldBe(1, name);
    }

    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + ".png"), FullPage = true });
    }

    [GeneratedRegex(@"/pairing/\d+$")]
    private static partial Regex PairAddress();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();
}
