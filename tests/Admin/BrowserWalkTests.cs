using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class BrowserWalkTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly string[] s_pages = ["/", "/children", "/family-phone", "/invitations", "/messages", "/messages?show=wait", "/staff", "/sandbox"];

    [Theory]
    [InlineData("zh-Hans", true, ColorScheme.Light)]
    [InlineData("zh-Hant", false, ColorScheme.Light)]
    [InlineData("en", false, ColorScheme.Dark)]
    [InlineData("en", true, ColorScheme.Dark)]
    public async Task Every_page_is_live_fits_keeps_to_itself_and_is_accessible(string language, bool phone, ColorScheme scheme)
    {
        Assert.SkipWhen(console.Missing is not null, console.Missing ?? "");
        var visitor = await console.Enter("林老师", language, phone, scheme);
        foreach (string path in s_pages.Append(await AChild(visitor.Page)))
        {
            await visitor.Page.GotoAsync(console.Url + path);
            await Live(visitor.Page);
            (await visitor.Page.GetAttributeAsync("html", "lang")).ShouldBe(language);
            (await visitor.Page.Locator("h1").CountAsync()).ShouldBe(1, path);
            (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{path} is wider than the screen");
            (await Violations(visitor.Page)).ShouldBeEmpty(path);
        }

        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_closed_account_is_out_of_an_open_page_within_seconds()
    {
        Assert.SkipWhen(console.Missing is not null, console.Missing ?? "");
        var viewer = await console.Enter("邵老师");
        var owner = await console.Enter("卫管理员");
        await owner.Page.GotoAsync(console.Url + "/staff");
        await Live(owner.Page);
        await owner.Page.Locator(".person", new() { HasTextString = "邵老师" }).GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();
        await owner.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "停用", Exact = true }).ClickAsync();
        await viewer.Page.WaitForURLAsync("**/sign-in*", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task A_child_is_found_by_two_letters_and_a_clash_names_who_has_the_time()
    {
        Assert.SkipWhen(console.Missing is not null, console.Missing ?? "");
        var page = (await console.Enter("林老师")).Page;
        await page.GotoAsync(console.Url + "/children");
        await Live(page);
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
        Assert.SkipWhen(console.Missing is not null, console.Missing ?? "");
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

    private async Task<string> AChild(IPage page)
    {
        await page.GotoAsync(console.Url + "/children");
        return (await page.Locator(".list a").First.GetAttributeAsync("href"))!;
    }

    // The live connection is up once Blazor has taken the page over; its prerendered markers are gone then.
    private static async Task Live(IPage page)
    {
        await page.WaitForFunctionAsync("() => window.Blazor && !document.body.innerHTML.includes('\"prerenderId\"')");
        await page.WaitForTimeoutAsync(400);
    }

    private async Task<string[]> Violations(IPage page)
    {
        if (console.Axe is null)
            return [];
        await page.EvaluateAsync("source => { if (!window.axe) (0, eval)(source); }", console.Axe);
        return await page.EvaluateAsync<string[]>(
            "async () => (await axe.run(document)).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))");
    }
}
