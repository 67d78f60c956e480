using System.Diagnostics;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Scenario;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class ContactCardsPageTests(CardedConsole console) : IClassFixture<CardedConsole>
{
    private const string Zbar = "/usr/bin/zbarimg";

    [Fact]
    public async Task Every_print_is_whole_on_its_sheet_whatever_the_names_and_languages()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        await visitor.Open("/children");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "联系卡" }).ClickAsync();
        await visitor.Page.Reaches("**/cards");
        await visitor.LooksRight("/cards, none yet");
        string[] eleven = [CardedConsole.Long, CardedConsole.Latin, CardedConsole.Bare, "张小明", "刘子涵", "赵欣怡", "孙悦", "周家乐", "吴雨桐", "黄志强", "李梦瑶"];
        await Sheets(visitor, "口袋卡，给孩子", eleven, 11, "pocket", pages: 2);
        await Sheets(visitor, "大字卡，给监护人", eleven[..6], 5, "large", pages: 3);
        await Assertions.Expect(visitor.Page.Locator("body")).Not.ToContainTextAsync("null");
        // One with eight lines of its own emergency numbers has a page for itself.
        await Sheets(visitor, "办公卡，给办公室", eleven[..6], 6, "office", pages: 4);
        await Sheets(visitor, "办公卡，给班主任", ["张小明"], 1, "office-one", pages: 1);
        await Assertions.Expect(visitor.Page.Locator(".pill", new() { HasTextString = "办公卡 · 李老师 · 第 1 版" }).First).ToBeVisibleAsync();
        await visitor.LooksRight("/cards, printed");
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, "cards.png") });
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_changed_is_listed_with_who_holds_it_printed_anew_and_collected()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/cards");
        await Choose(visitor, "大字卡，给监护人", ["蔡欣妍", "余向阳"]);
        await visitor.Press("打印好了");
        await visitor.Open("/cards/lists");
        await page.FillAsync("#duty", "0700-5550199");
        await visitor.Press("保存");
        await page.FillAsync("#subject", "数学");
        await visitor.Press("加一位");
        await Assertions.Expect(page.Locator("section[aria-labelledby=subjects] li", new() { HasTextString = "数学" }).First).ToBeVisibleAsync();
        await visitor.LooksRight("/cards/lists");

        await visitor.Open("/");
        await page.Locator("#todos ~ ul a", new() { HasTextString = "联系卡上的内容变了" }).First.ClickAsync();
        await page.Reaches("**/cards/old");
        var row = page.Locator("section[aria-labelledby=renew] tr", new() { HasTextString = "蔡欣妍" });
        await Assertions.Expect(row).ToContainTextAsync("学校和应急电话");
        await Assertions.Expect(row).ToContainTextAsync("监护人");
        await visitor.LooksRight("/cards/old");
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, "cards-old.png"), FullPage = true });
        await page.Locator("section[aria-labelledby=renew] .button-main").ClickAsync();
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator(".face").First).ToContainTextAsync("0700-5550199");
        await visitor.Press("打印好了");
        await Assertions.Expect(page.Locator("section[aria-labelledby=renew] tbody tr")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "旧卡已收回 蔡欣妍" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=out] tr", new() { HasTextString = "蔡欣妍" })).ToHaveCountAsync(0);
        await visitor.Press("都收回了");
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=out]")).ToHaveCountAsync(0);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_printed_QR_code_is_read_and_leads_to_the_right_answer_in_the_chat()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        Assert.SkipUnless(File.Exists(Zbar), $"{Zbar} is not installed");
        var visitor = await console.Enter("林老师");
        await visitor.Open("/cards");
        await Choose(visitor, "口袋卡，给监护人", ["张小明"]);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        // As a printer draws it, at three dots a CSS pixel.
        await visitor.Page.EvaluateAsync("() => { document.body.style.zoom = 3; }");
        string picture = Path.Combine(Path.GetTempPath(), $"card-{Guid.NewGuid():N}.png");
        await visitor.Page.Locator(".face").ScreenshotAsync(new() { Path = picture });
        string link = await Scan(picture);
        File.Delete(picture);
        link.ShouldMatch("^https://t\\.me/[A-Za-z0-9_]+\\?start=c[0-9A-Z]{10}$");
        string payload = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var people = new SandboxClient(http);
        var mother = new Phone(people, DemoSchool.FirstUser);
        await mother.Start(payload);
        await mother.Sees("这张卡是最新的");
        var stranger = await people.AddUser(new SandboxPerson(0, "路人"), TestContext.Current.CancellationToken);
        var found = new Phone(people, stranger.Id);
        await found.Start(payload);
        var said = await found.Sees("一位学生的联系卡");
        said.Text!.ShouldNotContain("小明");
        (await visitor.Page.Locator(".code").TextContentAsync())!.Replace("-", "", StringComparison.Ordinal).ShouldBe(payload[1..]);
    }

    private static async Task<string> Scan(string picture)
    {
        using var zbar = Process.Start(new ProcessStartInfo(Zbar, ["--raw", "-q", picture]) { RedirectStandardOutput = true })!;
        string said = await zbar.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await zbar.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said.Trim();
    }

    private static async Task Sheets(Visitor visitor, string kind, string[] children, int cards, string name, int pages)
    {
        var page = visitor.Page;
        await Choose(visitor, kind, children);
        await Assertions.Expect(page.Locator(".face")).ToHaveCountAsync(cards);
        await Assertions.Expect(page.Locator(".face svg.qr")).ToHaveCountAsync(cards);
        (await TestBrowser.Violations(page)).ShouldBeEmpty(name);
        var paper = await PaperSize.Print(page, name);
        paper.ShouldBe((pages, pages, 0), name);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(718, 1047);
        (await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.face')].flatMap(f => {
              const box = f.getBoundingClientRect();
              const out = [...f.querySelectorAll('*')].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > box.right + 1 || r.bottom > box.bottom + 1); }).map(e => `${e.tagName}.${e.className} ${e.getBoundingClientRect().bottom - box.bottom}`);
              return f.scrollHeight > f.clientHeight + 1 || f.scrollWidth > f.clientWidth + 1 || out.length > 0 ? [`${f.textContent.replace(/\s+/g, ' ').slice(0, 60)}: ${f.scrollHeight - f.clientHeight}, ${out.slice(0, 3)}`] : [];
            })
            """)).ShouldBeEmpty($"something sticks out of a card: {name}");
        await page.EmulateMediaAsync(new() { Media = Media.Null });
        await page.SetViewportSizeAsync(1280, 860);
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"print-{name}.png") });
        await visitor.Press("打印好了");
    }

    private static async Task Choose(Visitor visitor, string kind, string[] children)
    {
        await visitor.Page.SelectOptionAsync("#card-kind", new SelectOptionValue { Label = kind });
        foreach (string child in children)
            await visitor.Page.GetByLabel($"选 {child}", new() { Exact = true }).CheckAsync();
        await visitor.Press($"印 {children.Length} 张");
        await visitor.Page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".face").First).ToBeVisibleAsync();
    }
}
