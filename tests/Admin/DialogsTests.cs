using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class DialogsTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const int MostOfAPage = 12;

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public async Task Every_dialog_fits_is_accessible_and_gives_the_focus_back(string language)
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师", language);
        var seen = new HashSet<string>();
        await visitor.Open("/children");
        string child = (await visitor.Page.Locator(".list a").First.GetAttributeAsync("href"))!;
        string session = await BrowserWalkTests.ASession(visitor), day = new Uri(visitor.Page.Url).PathAndQuery;
        foreach (string path in new[] { child, child + "/file", "/children", day, session, "/family-phone", "/invitations", "/recordings" })
            await Look(visitor, path, seen);
        var owner = await console.Enter("卫管理员", language);
        await Look(owner, "/staff", seen);
        seen.Count.ShouldBeGreaterThanOrEqualTo(12, "kinds of dialog, by their words");
        visitor.Complaints.Concat(owner.Complaints).ShouldBeEmpty();
    }

    // Opens what says that it opens a dialog; each kind is looked at once.
    private static async Task Look(Visitor visitor, string path, HashSet<string> seen)
    {
        var page = visitor.Page;
        await page.SetViewportSizeAsync(1280, 860);
        await visitor.Open(path);
        var openers = page.Locator("#main [aria-haspopup=dialog]:visible");
        await openers.First.WaitForAsync();
        int count = Math.Min(await openers.CountAsync(), MostOfAPage);
        for (int i = 0; i < count; i++)
        {
            var opener = openers.Nth(i);
            await opener.ClickAsync();
            var dialog = page.Locator("dialog[open]");
            await Assertions.Expect(dialog.Locator("h2")).ToHaveCountAsync(1);
            string kind = string.Join('|', await dialog.Locator("legend, label, .stack button").AllInnerTextsAsync());
            if (seen.Add(kind))
            {
                await visitor.LooksRight($"{path} {kind}");
                await page.SetViewportSizeAsync(390, 860);
                (await dialog.EvaluateAsync<int>("d => d.scrollWidth - d.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{path} {kind}");
                await page.SetViewportSizeAsync(1280, 860);
                if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
                    await page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"dialog-{seen.Count}.png") });
            }

            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(dialog).ToHaveCountAsync(0);
            await Assertions.Expect(opener).ToBeFocusedAsync();
        }
    }
}
