using FamilyLink.Domain.Spoken;
using FamilyLink.Tests.Spoken;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class RecordingsPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_prompt_is_spoken_into_the_browser_heard_back_kept_replaced_by_a_file_and_withdrawn()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/recordings");
        string words = Prompts.Text(Prompts.Ask, "zh-Hans");
        await visitor.Press($"录音：{words}");
        await Assertions.Expect(page.Locator("dialog[open] .read-out")).ToHaveTextAsync(words);
        (await TestBrowser.Violations(page)).ShouldBeEmpty();
        await visitor.Press("开始录");
        await Assertions.Expect(page.Locator("dialog[open] .recording")).ToBeVisibleAsync();
        await page.WaitForTimeoutAsync(1500);
        await visitor.Press("录好了");
        // What is heard back is Ogg made by the server, and the browser's own decoder finds the sound in it.
        var back = page.Locator("dialog[open] audio");
        await Assertions.Expect(back).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('dialog[open] audio').readyState >= 1", null, new() { Timeout = TestBrowser.Patience });
        (await back.EvaluateAsync<double>("a => a.duration")).ShouldBeInRange(0.9, 30);
        await visitor.Press("用这段");
        var listen = page.Locator($"audio[aria-label='听：{words}']");
        await Assertions.Expect(listen).ToHaveCountAsync(1);
        await listen.EvaluateAsync("a => a.load()");
        (await Decoded(page, (await listen.GetAttributeAsync("src"))!)).ShouldBeInRange(0.9, 30);

        await visitor.Press($"重录：{words}");
        await page.SetInputFilesAsync("#voice-file", new FilePayload { Name = "x.ogg", MimeType = "audio/ogg", Buffer = "no sound"u8.ToArray() });
        await Assertions.Expect(page.Locator("dialog[open] .notice-bad")).ToContainTextAsync("这不是能用的录音");
        await page.SetInputFilesAsync("#voice-file", new FilePayload { Name = "x.ogg", MimeType = "audio/ogg", Buffer = Voice.Ogg(5) });
        await visitor.Press("用这段");
        await Assertions.Expect(page.Locator(".prompt", new() { HasTextString = words })).ToContainTextAsync("5 秒");
        await visitor.Press($"撤下：{words}");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "撤下", Exact = true }).ClickAsync();
        await Assertions.Expect(listen).ToHaveCountAsync(0);
        visitor.Complaints.ShouldBeEmpty();

        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        ((int)(await http.GetAsync(console.Url + "/recordings/1/sound", TestContext.Current.CancellationToken)).StatusCode).ShouldBe(302, "nobody listens without signing in");
    }

    private static Task<double> Decoded(IPage page, string url) => page.EvaluateAsync<double>(
        "async u => (await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(await (await fetch(u)).arrayBuffer())).duration", url);
}
