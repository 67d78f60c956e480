using System.Diagnostics;
using System.Globalization;
using FamilyLink.Bot.Sandbox;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>The paper register entered afterwards: every click and every field counted, on the page that a teacher has (docs/duty-session.md).</summary>
public sealed class RegisterCountTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private int _clicks, _fields;

    [Fact]
    public async Task A_session_written_on_paper_is_entered_with_three_inputs_a_call_or_all_at_once()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/sandbox");
        await page.GetByRole(AriaRole.Button, new() { Name = "下个周五" }).ClickAsync();
        using var sandbox = new HttpClient { BaseAddress = new Uri(console.SandboxUrl + "/") };
        await Scenario.Until.True(async () => (await new SandboxClient(sandbox).Clock()).Settled, () => "the clock does not settle", TimeSpan.FromMinutes(5));
        string session = await PastSession(visitor);
        await visitor.Open(session);
        var rows = page.Locator("ol.queue > li");
        int calls = Math.Min(8, await rows.CountAsync());
        calls.ShouldBeGreaterThanOrEqualTo(6, "a day of the demo school");
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

    private static async Task<string> PastSession(Visitor visitor)
    {
        await visitor.Open("/");
        var open = visitor.Page.Locator("a[href*='/session/']");
        for (int day = 0; day < 7; day++)
        {
            if (await open.CountAsync() > 0) return (await open.First.GetAttributeAsync("href"))!;
            await visitor.Open((await visitor.Page.Locator(".page-header a").First.GetAttributeAsync("href"))!);
        }
        throw new InvalidOperationException("no session");
    }
}
