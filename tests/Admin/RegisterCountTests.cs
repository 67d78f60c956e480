using System.Diagnostics;
using System.Globalization;
using FamilyLink.Bot.Sandbox;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>The paper register entered afterwards: every click and every field counted, on the page that a teacher has (docs/duty-session.md).</summary>
public sealed class RegisterCountTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Queue = "ol.queue > li";
    private int _clicks, _fields;

    [Fact]
    public async Task A_session_written_on_paper_is_entered_with_three_inputs_a_call_or_all_at_once()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/sandbox");
        using var sandbox = new HttpClient { BaseAddress = new Uri(console.SandboxUrl + "/") };
        // Twice, so that a whole week of the school lies behind whatever day it is today.
        for (int i = 0; i < 2; i++)
        {
            var before = (await new SandboxClient(sandbox).Clock()).Now;
            await page.GetByRole(AriaRole.Button, new() { Name = "下个周五" }).ClickAsync();
            await Scenario.Until.True(async () => await new SandboxClient(sandbox).Clock() is { Settled: true } clock && clock.Now > before.AddHours(1), () => "the clock does not settle", TimeSpan.FromMinutes(5));
        }
        const int calls = 8;
        var rows = page.Locator(Queue);
        await PastSession(visitor, calls);
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < calls; i++)
        {
            var row = rows.Nth(i);
            if (i == 3)
                await Choose(row.Locator("select.missed"), "NoAnswer");
            else
            {
                await Click(row.Locator("button.button-main"));
                await Fill(row.Locator("input.minutes"), "10");
                await Choose(row.Locator("select.mood"), "Calm");
            }
        }
        watch.Stop();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls} calls from paper: {_clicks} clicks, {_fields} fields, {watch.Elapsed.TotalSeconds:0.0} s of the machine"));
        (_clicks + _fields).ShouldBeLessThanOrEqualTo(3 * calls, "three inputs a call");
        await Assertions.Expect(page.Locator("ol.queue input.minutes")).ToHaveCountAsync(calls - 1);
        visitor.Complaints.ShouldBeEmpty();
    }

    private async Task Click(ILocator what)
    {
        await what.ClickAsync();
        _clicks++;
    }

    private async Task Fill(ILocator what, string text)
    {
        await what.FillAsync(text);
        await what.BlurAsync();
        _fields++;
    }

    private async Task Choose(ILocator what, string value)
    {
        await what.SelectOptionAsync(value);
        _fields++;
    }

    /// <summary>Opens the latest day behind us on which a session had this many calls.</summary>
    private static async Task PastSession(Visitor visitor, int calls)
    {
        string day = "/";
        var seen = new List<string>();
        for (int back = 0; back < 10; back++)
        {
            await visitor.Open(day);
            await visitor.Page.Locator("#main .tiles").WaitForAsync();
            day = (await visitor.Page.Locator(".page-header a").First.GetAttributeAsync("href"))!;
            if (back == 0)
                continue;
            var links = await visitor.Page.Locator("a[href*='/session/']").EvaluateAllAsync<string[]>("all => [...new Set(all.map(a => a.getAttribute('href')))]");
            foreach (string link in links)
            {
                await visitor.Open(link);
                await visitor.Page.Locator(Queue).First.WaitForAsync();
                int queue = await visitor.Page.Locator(Queue).CountAsync();
                if (queue >= calls)
                    return;
                seen.Add($"{link}: {queue}");
            }
        }
        Assert.Fail("no session of " + calls + " calls: " + string.Join(", ", seen));
    }
}
