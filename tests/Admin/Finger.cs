using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>A finger on the screen: touches go in where the browser takes them from the glass, so that it scrolls, cancels and clicks by itself.</summary>
internal sealed class Finger
{
    private readonly IPage _page;
    private readonly ICDPSession _glass;
    private float _x, _y;

    private Finger(IPage page, ICDPSession glass) => (_page, _glass) = (page, glass);

    public static async Task<Finger> On(IPage page) => new(page, await page.Context.NewCDPSessionAsync(page));

    /// <summary>Comes down in the middle of something and stays.</summary>
    public async Task Down(ILocator on)
    {
        (_x, _y) = await Middle(on);
        await Touch("touchStart");
    }

    /// <summary>Moves to the middle of something that is on the screen.</summary>
    public async Task To(ILocator on)
    {
        var (x, y) = await Middle(on);
        await Along(x, y);
    }

    /// <summary>Moves to the lower right corner of the screen and waits there until something beyond it has come into sight, then onto it.</summary>
    public async Task ToCornerUntilSeen(ILocator on)
    {
        var screen = _page.ViewportSize!;
        await Along(screen.Width - 12, screen.Height - 70);
        await Until(on, $"r.right <= {screen.Width - 4} && r.bottom <= {screen.Height - 95}");
        await To(on);
        await To(on);
    }

    public Task Up() => Touch("touchEnd");

    /// <summary>Comes down, moves at once without waiting, and lets go: nothing is waited for between, so that a slow machine does not make a held finger of it.</summary>
    public async Task Wipe(ILocator on, float up = 0, float left = 0)
    {
        (_x, _y) = await Middle(on);
        var (fromX, fromY) = (_x, _y);
        List<Task> touches = [Touch("touchStart")];
        for (int step = 1; step <= 4; step++)
        {
            (_x, _y) = (fromX - left * step / 4, fromY - up * step / 4);
            touches.Add(Touch("touchMove"));
        }

        touches.Add(Up());
        await Task.WhenAll(touches);
    }

    private async Task Along(float x, float y)
    {
        var (fromX, fromY) = (_x, _y);
        for (int step = 1; step <= 8; step++)
        {
            (_x, _y) = (fromX + (x - fromX) * step / 8, fromY + (y - fromY) * step / 8);
            await Touch("touchMove");
        }
    }

    private static async Task Until(ILocator on, string condition) =>
        await on.EvaluateAsync($"async (e, most) => {{ const end = performance.now() + most; for (;;) {{ const r = e.getBoundingClientRect(); if ({condition}) return; if (performance.now() > end) throw new Error('it never came into sight'); await new Promise(requestAnimationFrame); }} }}", TestBrowser.Patience);

    private async Task Touch(string kind) => await _glass.SendAsync("Input.dispatchTouchEvent", new()
    {
        ["type"] = kind,
        ["touchPoints"] = kind == "touchEnd" ? Array.Empty<object>() : new object[] { new Dictionary<string, object> { ["x"] = _x, ["y"] = _y } },
    });

    private static async Task<(float X, float Y)> Middle(ILocator on)
    {
        var box = (await on.BoundingBoxAsync())!;
        return (box.X + box.Width / 2, box.Y + box.Height / 2);
    }
}
