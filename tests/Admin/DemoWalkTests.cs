using System.Text.RegularExpressions;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Scenario;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>The tour of the README, pressed through in a browser.</summary>
public sealed partial class DemoWalkTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const long Mother = DemoSchool.FirstUser, DutyTeacher = DemoSchool.FirstUser + 2, NotEnrolled = DemoSchool.FirstUser + 3;

    [Fact]
    public async Task A_visitor_enrols_with_the_card_that_lies_beside_the_phone()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        await visitor.Open($"/sandbox?phones={NotEnrolled}");
        var phone = visitor.Page.Locator(".phone");
        await phone.GetByRole(AriaRole.Button, new() { Name = "扫邀请卡上的二维码" }).ClickAsync();
        await Tap(phone, "简体中文");
        await Assertions.Expect(phone.Locator(".screen")).ToContainTextAsync("出生日期");
        await Say(phone, Day().Match((await phone.Locator(".card-note").TextContentAsync())!).Value);
        await Assertions.Expect(phone.Locator(".screen")).ToContainTextAsync("您是孙悦的妈妈吗");
        await Assertions.Expect(phone.Locator(".card-note")).ToHaveCountAsync(0);
        await Tap(phone, "是");
        await Tap(phone, "同意");
        await Tap(phone, "🏫 和学校同一时间");
        await Assertions.Expect(phone.Locator(".screen")).ToContainTextAsync("登记完了");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_is_reminded_of_confirmed_and_reported_and_an_open_page_shows_it_without_being_loaded_again()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var player = await console.Enter("林老师");
        await player.Open($"/sandbox?phones={Mother},{DutyTeacher}");
        var (mother, teacher) = (player.Page.Locator(".phone").First, player.Page.Locator(".phone").Last);
        await UntilThere(player, mother, "✅ 方便");

        var reader = await console.Enter("林老师");
        await reader.Open($"/?day={await ComingFriday():yyyy-MM-dd}");
        var row = reader.Page.Locator("tr", new() { HasTextString = "张小明" });
        await reader.Page.EvaluateAsync("() => { window.stays = true; }");
        await Assertions.Expect(row).ToContainTextAsync("还没回音");
        await Tap(mother, "✅ 方便");
        await Assertions.Expect(row).ToContainTextAsync("方便");

        await UntilThere(player, teacher, "✅ 都通了");
        await Tap(teacher, "✅ 都通了");
        await Assertions.Expect(row).ToContainTextAsync("通了");
        (await reader.Page.EvaluateAsync<bool>("window.stays")).ShouldBeTrue("the page was loaded again");
        player.Complaints.Concat(reader.Complaints).ShouldBeEmpty();
    }

    // It is the evening before by the school's clock, whenever the test runs.
    private async Task<DateOnly> ComingFriday()
    {
        var here = Zones.DateAt((await Clock()).Now.UtcDateTime, "Asia/Shanghai");
        return here.AddDays(((int)DayOfWeek.Friday - (int)here.DayOfWeek + 7) % 7);
    }

    private async Task UntilThere(Visitor player, ILocator phone, string button)
    {
        var wanted = phone.Locator(".inline-button", new() { HasTextString = button });
        for (int jumps = 0; await wanted.CountAsync() == 0; jumps++)
        {
            jumps.ShouldBeLessThan(15, $"no message with {button} came");
            var before = (await Clock()).Target;
            await player.Page.GetByRole(AriaRole.Button, new() { Name = "下一次提醒" }).ClickAsync();
            await Until.True(async () => await Clock() is { Settled: true } now && now.Target != before, () => "the clock did not get there", TimeSpan.FromMinutes(5));
            // Settled means sent; the screen follows within a moment, and a jump too many does no harm.
            await player.Page.WaitForTimeoutAsync(1000);
        }
    }

    private async Task<ClockState> Clock()
    {
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        return await new SandboxClient(http).Clock(TestContext.Current.CancellationToken);
    }

    private static Task Tap(ILocator phone, string button) =>
        phone.Locator(".inline-button").GetByText(button, new() { Exact = true }).Last.ClickAsync();

    private static async Task Say(ILocator phone, string words)
    {
        await phone.Locator(".line .input").FillAsync(words);
        await phone.Locator(".line-send").ClickAsync();
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Day();
}
