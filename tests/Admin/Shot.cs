using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>Pictures of pages for a person to look at, when they are asked for.</summary>
public static class Shot
{
    /// <summary>Wide and light, narrow and dark; the page stands as before afterwards.</summary>
    public static async Task Both(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is not { } shots)
            return;
        foreach (var (width, scheme, mark) in new[] { (1280, ColorScheme.Light, ""), (390, ColorScheme.Dark, "-phone") })
        {
            await page.SetViewportSizeAsync(width, 1200);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + mark + ".png") });
        }

        await page.SetViewportSizeAsync(1280, 860);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
