using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>A browser on this machine, and what the accessibility checks need.</summary>
public sealed class TestBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    // The machine may be many times slower than a person's.
    public const float Patience = 120_000;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is no walk, or null.</summary>
    public static string? Missing => File.Exists(Chromium) ? null : $"{Chromium} is not installed";

    private static string? Axe { get; } = Environment.GetEnvironmentVariable("FAMILYLINK_TEST_AXE") is { } file && File.Exists(file) ? File.ReadAllText(file) : null;

    public async Task Open()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"], Timeout = Patience });
    }

    /// <summary>A browser window of its own; whatever its page complains of is collected. A phone has a small screen and takes fingers.</summary>
    public async Task<Visitor> Visit(string url, string language = "zh-Hans", bool phone = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = phone ? new() { Width = 390, Height = 780 } : new() { Width = 1280, Height = 860 },
            ColorScheme = ColorScheme.Light,
            HasTouch = phone,
            IsMobile = phone,
        });
        context.SetDefaultTimeout(Patience);
        await context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = url }]);
        return new Visitor(url, await context.NewPageAsync());
    }

    /// <summary>What axe finds wrong with a page as it stands, or with its colours alone.</summary>
    public static async Task<string[]> Violations(IPage page, bool coloursAlone = false)
    {
        if (Axe is null)
            return [];
        await page.EvaluateAsync("source => { if (!window.axe) (0, eval)(source); }", Axe);
        return await page.EvaluateAsync<string[]>(
            "async rules => (await axe.run(document, rules)).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))",
            coloursAlone ? new { runOnly = new[] { "color-contrast" } } : new { });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Somebody at a browser.</summary>
public sealed class Visitor
{
    // How a page looks does not hang on the tables: on the second engine one look is enough.
    private static readonly (int Width, ColorScheme Scheme)[] s_ways = TestEngine.Chosen == DatabaseProvider.Sqlite
        ? [(390, ColorScheme.Light), (390, ColorScheme.Dark), (1280, ColorScheme.Dark), (1280, ColorScheme.Light)]
        : [(1280, ColorScheme.Light)];

    private readonly string _url;

    public Visitor(string url, IPage page)
    {
        (_url, Page) = (url, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(url, StringComparison.Ordinal) && !request.Url.StartsWith("blob:" + url, StringComparison.Ordinal) && !request.Url.StartsWith(url.Replace("http", "ws", StringComparison.Ordinal), StringComparison.Ordinal))
                Complaints.Add("a request elsewhere: " + request.Url);
        };
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    /// <summary>Opens a path and waits until the page is live; plain forms are so at once.</summary>
    public async Task Open(string path)
    {
        await Page.GotoAsync(_url + path);
        await Assertions.Expect(Page.Locator("main[aria-busy]")).ToHaveCountAsync(0, new() { Timeout = TestBrowser.Patience });
    }

    /// <summary>The page as it stands fits the screen and is accessible: wide and narrow, light and dark.</summary>
    public async Task LooksRight(string path)
    {
        await Assertions.Expect(Page.Locator("h1")).ToHaveCountAsync(1);
        // What the page reads may come a moment after its frame; a slower one is looked at as it stands.
        await Page.WaitForTimeoutAsync(300);
        foreach (var (width, scheme) in s_ways)
        {
            await Page.SetViewportSizeAsync(width, 860);
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{path} is wider than {width}");
            (await TestBrowser.Violations(Page, coloursAlone: scheme == ColorScheme.Dark)).ShouldBeEmpty($"{path} {width} {scheme}");
        }
    }

    /// <summary>Presses the button with these words, whole.</summary>
    public Task Press(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Presses the button of a plain form and waits for the page that comes in answer.</summary>
    public async Task Submit(string words)
    {
        await Page.EvaluateAsync("() => { window.asked = true; }");
        await Press(words);
        await Page.WaitForFunctionAsync("() => !window.asked && document.readyState === 'complete'");
    }
}
