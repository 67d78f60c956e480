using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>Whether a page has come where a press leads.</summary>
internal static class Arrivals
{
    /// <summary>Waits until the page stands at such an address, in which ** is anything and * anything but a slash, and is there whole.</summary>
    /// <remarks>The browser's own wait for an address looks once and then listens: what arrives in between it waits for in vain.</remarks>
    public static Task Reaches(this IPage page, string address) =>
        page.Reaches(new Regex("^" + Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$"));

    /// <summary>Waits until the page stands at such an address and is there whole.</summary>
    public static async Task Reaches(this IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address);
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }
}
