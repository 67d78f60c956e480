using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class BrowserWalkTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly string[] s_pages = ["/", "/children", "/children/import", "/files", "/consents", "/consents/sheet", "/family-phone", "/family-phone/week", "/family-phone/holidays", "/family-phone/wishes", "/family-phone/board", "/phone-list", "/phone-list/slips", "/invitations", "/messages", "/messages?show=wait", "/recordings", "/letters", "/letters/write", "/letters/rules", "/letters/slips", "/staff", "/sandbox", "/account"];

    // What has tests of its own for how it looks; here each is opened, on both engines.
    private static readonly string[] s_others = ["/care", "/care/rules", "/care/enter", "/monthly", "/monthly/print", "/progress/weekly/print", "/ledger", "/ledger/box", "/figures", "/figures/report", "/checks", "/census", "/registers", "/cards", "/cards/lists", "/cards/old", "/pairing", "/pairing/helpers", "/ledger/print", "/files/slips", "/family-phone/board", "/year-end"];

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public async Task Every_page_is_live_fits_keeps_to_itself_and_is_accessible(string language)
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师", language);
        string session = await ASession(visitor);
        string child = await AChild(visitor);
        foreach (string path in s_pages.Concat([child, child + "/file", session, session + "/sheet", session + "/slips"]))
        {
            await visitor.Open(path);
            (await visitor.Page.GetAttributeAsync("html", "lang")).ShouldBe(language);
            await visitor.LooksRight(path);
        }

        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_other_page_opens_without_a_complaint()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        string child = await AChild(visitor);
        foreach (string path in s_others.Concat([child + "/care", child + "/notes"]))
        {
            await visitor.Open(path);
            await Assertions.Expect(visitor.Page.Locator("#main h1")).ToHaveCountAsync(1);
            (await visitor.Page.Locator("#main .notice-bad").AllInnerTextsAsync()).ShouldBeEmpty(path);
        }

        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_county_sees_figures_of_its_schools_and_no_other_page()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("汤科长");
        await visitor.Page.Reaches("**/county");
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToContainTextAsync("63");
        (await visitor.Page.Locator(".side nav a").CountAsync()).ShouldBe(1, "its one page");
        await visitor.LooksRight("/county");
        await visitor.Open("/children");
        await Assertions.Expect(visitor.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        (await visitor.Page.Locator(".list a").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_closed_account_is_out_of_an_open_page_within_seconds()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var viewer = await console.Enter("李老师");
        var owner = await console.Enter("卫管理员");
        await owner.Open("/staff");
        await owner.Page.Locator(".person", new() { HasTextString = "李老师" }).GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();
        await owner.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "停用", Exact = true }).ClickAsync();
        await viewer.Page.Reaches("**/sign-in*");
    }

    [Fact]
    public async Task A_viewer_sees_the_weeks_but_neither_numbers_nor_voice_nor_who_must_be_phoned()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var viewer = await console.Enter("邵老师");
        foreach (string path in new[] { await AChild(viewer), await ASession(viewer), "/" })
        {
            await viewer.Open(path);
            await Assertions.Expect(viewer.Page.Locator("h1")).ToHaveCountAsync(1);
            foreach (string words in new[] { "看号码", "电话号码", "打开看", "孩子听过了", "收回聊天", "改资料", "换个时间" })
                (await viewer.Page.GetByRole(AriaRole.Button, new() { Name = words }).CountAsync()).ShouldBe(0, $"{words} on {path}");
            (await viewer.Page.Locator("audio, a[href='/phone-list']").CountAsync()).ShouldBe(0, path);
        }

        await viewer.Open("/phone-list");
        await Assertions.Expect(viewer.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        (await viewer.Page.Locator(".phone-row").CountAsync()).ShouldBe(0);
        (await viewer.Page.APIRequest.GetAsync(console.Url + "/words/1")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_child_is_found_by_two_letters_and_a_clash_names_who_has_the_time()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.FillAsync("#find", "小明");
        await page.Locator(".list a", new() { HasTextString = "小明" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "安排时段" }).ClickAsync();
        await page.SelectOptionAsync("#slot-day", "Monday");
        await page.FillAsync("#slot-start", "16:25");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("dialog[open] .notice-bad")).ToContainTextAsync("占着的是");
        await Assertions.Expect(page.Locator("dialog[open] .button-main")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in_and_every_answer_carries_the_headers()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        foreach (string path in s_pages)
        {
            var answer = await http.GetAsync(console.Url + path, TestContext.Current.CancellationToken);
            answer.Headers.Location?.AbsolutePath.ShouldBe("/sign-in", path);
            string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("script-src 'self';");
            policy.ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        }

        using var foreign = new HttpRequestMessage(HttpMethod.Get, console.Url + "/_blazor") { Headers = { { "Origin", "https://evil.example" } } };
        ((int)(await http.SendAsync(foreign, TestContext.Current.CancellationToken)).StatusCode).ShouldBe(403);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, console.Url + "/sign-in") { Headers = { Host = "evil.example" } };
        ((int)(await http.SendAsync(rebound, TestContext.Current.CancellationToken)).StatusCode).ShouldBe(400);
        (await http.GetAsync(console.Url + "/_framework/blazor.web.js", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task The_demo_door_is_shut_to_whoever_comes_from_another_machine()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        string here = await http.GetStringAsync(console.Url + "/sign-in", TestContext.Current.CancellationToken);
        here.ShouldContain("/sign-in/demo");
        using var handedOn = new HttpRequestMessage(HttpMethod.Get, console.Url + "/sign-in") { Headers = { { "X-Forwarded-For", "203.0.113.7" } } };
        var there = await http.SendAsync(handedOn, TestContext.Current.CancellationToken);
        (await there.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("/sign-in/demo");
        (await PressDemo(http, here, "203.0.113.7")).ShouldNotContain("staff=");
        (await PressDemo(http, here, null)).ShouldContain("staff=");
        (await PressDemo(http, here, null)).ShouldNotContain("staff=", Case.Sensitive, "a form from before one signed in does nothing and opens a fresh page");
    }

    // The form as the page gave it, sent from here or handed on by a proxy; what comes back is the cookies it sets.
    private async Task<string> PressDemo(HttpClient http, string page, string? from)
    {
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector(".demo form")!;
        var fields = form.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        fields["account"] = form.QuerySelector("button")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, console.Url + "/sign-in/demo") { Content = new FormUrlEncodedContent(fields) };
        if (from is not null)
            post.Headers.Add("X-Forwarded-For", from);
        var answer = await http.SendAsync(post, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
        return string.Join(' ', answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);
    }

    // The next day on which the school telephone is open.
    internal static async Task<string> ASession(Visitor visitor)
    {
        await visitor.Open("/");
        var open = visitor.Page.Locator("a[href*='/session/']");
        await visitor.Page.Locator("#main .tiles").WaitForAsync();
        for (int day = 0; day < 7 && await open.CountAsync() == 0; day++)
        {
            await visitor.Open((await visitor.Page.Locator(".page-header a").Last.GetAttributeAsync("href"))!);
            await visitor.Page.Locator("#main .tiles").WaitForAsync();
        }

        return (await open.First.GetAttributeAsync("href"))!;
    }

    private static async Task<string> AChild(Visitor visitor)
    {
        await visitor.Open("/children");
        return (await visitor.Page.Locator(".list a").First.GetAttributeAsync("href"))!;
    }
}
