using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Scenario;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>The monthly notes in the console: who has written, what the family reads, on paper too.</summary>
public sealed class MonthlyPagesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_note_begun_in_the_chat_is_read_mended_sent_taken_back_and_printed_and_what_needs_watching_is_on_no_sheet()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var teacher = new Phone(new SandboxClient(http), DemoSchool.FirstUser + 2);
        await teacher.Say("/month");
        await teacher.Press("小明");
        await teacher.Press("学习 进步");
        await teacher.Sees("想说说学习");
        await teacher.Say("敢举手了");
        await teacher.Sees("✎ 学习：敢举手了");
        var grid = (await teacher.Screen())[^1];
        await new SandboxClient(http).Press(teacher.Id, Phone.Buttons(grid).Last(b => b.Text == "需关注").CallbackData!, grid.MessageId, stop: TestContext.Current.CancellationToken);
        await teacher.Sees("想说说安全");
        await teacher.Say("爱爬树");
        await teacher.Sees("✎ 安全：爱爬树");

        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "成长月报", Exact = true }).ClickAsync();
        await page.Reaches("**/monthly");
        await Assertions.Expect(page.Locator(".notes li")).ToHaveCountAsync(63);
        await Assertions.Expect(page.Locator(".legend")).ToContainTextAsync("写了一半 1");
        await Shot.Both(page, "monthly");
        await visitor.LooksRight("/monthly");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^写了一半") }).ClickAsync();
        await Assertions.Expect(page.Locator(".notes li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".notes li")).ToContainTextAsync("有事要当面说");
        await page.Locator(".notes li .who a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("张小明的成长月报");
        await Assertions.Expect(page.Locator(".lines")).ToContainTextAsync("爱爬树");
        (await page.Locator(".as-read").TextContentAsync())!.ShouldNotContain("爱爬树");
        (await page.Locator(".as-read").TextContentAsync())!.ShouldNotContain("安全");

        // What the coordinator mends is kept; marks are refused with the reason.
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^改一改.*最后一句") }).ClickAsync();
        await page.FillAsync("#words", "期中考了第二名");
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator(".toast").Filter(new() { HasTextString = "分数和名次不往家里发" })).ToBeVisibleAsync();
        await page.FillAsync("#words", "这个月很高兴");
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator(".as-read")).ToContainTextAsync("这个月很高兴");
        await Shot.Both(page, "monthly-note");
        await visitor.LooksRight("/monthly/x");
        await visitor.Press("发出去");
        await Assertions.Expect(page.Locator(".row-apart .pill").First).ToContainTextAsync("发出去了");
        await visitor.Press("撤回");
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator(".row-apart .pill").First).ToContainTextAsync("写了一半");
        await visitor.Press("发出去");
        await Assertions.Expect(page.Locator(".row-apart .pill").First).ToContainTextAsync("发出去了");
        (await PaperSize.Print(page, "monthly-note")).ShouldBe((1, 1, 0));
        string note = new Uri(page.Url).AbsolutePath;
        await visitor.Open("/monthly");
        await page.GetByRole(AriaRole.Link, new() { Name = "全部打印" }).ClickAsync();
        await page.Reaches("**/monthly/print*");
        await Assertions.Expect(page.Locator(".sheet")).ToHaveCountAsync(1);
        await visitor.LooksRight("/monthly/print");
        (await PaperSize.Print(page, "monthly-sheets")).ShouldBe((1, 1, 0));
        (await page.Locator(".sheet").TextContentAsync())!.ShouldNotContain("爱爬树");

        // A viewer sees how far it is, never what was written.
        var viewer = await console.Enter("邵老师");
        await viewer.Open("/monthly");
        await Assertions.Expect(viewer.Page.Locator(".notes li")).ToHaveCountAsync(63);
        (await viewer.Page.Locator("a[href^='/monthly/']").CountAsync()).ShouldBe(0);
        await viewer.Open(note);
        await Assertions.Expect(viewer.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        visitor.Complaints.Concat(viewer.Complaints).ShouldBeEmpty();
    }
}
