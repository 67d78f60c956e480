using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace FamilyLink.Admin.Hosting;

/// <summary>Language and light or dark, chosen by each reader and kept in their browser.</summary>
public static class ReaderPreferences
{
    private const string ThemeCookie = "theme";
    private static readonly string[] s_languages = ["zh-Hans", "zh-Hant", "en"];

    /// <summary>The interface's languages, the neutral one first.</summary>
    public static IReadOnlyList<string> Languages => s_languages;

    /// <summary>light, dark, or empty to follow the machine.</summary>
    public static string Theme(HttpContext? context) =>
        context?.Request.Cookies[ThemeCookie] is "light" or "dark" ? context.Request.Cookies[ThemeCookie]! : "";

    /// <summary>Chooses each request's language: the reader's choice, the browser's, then the school's.</summary>
    public static void Localise(RequestLocalizationOptions options, string schoolLanguage)
    {
        var cultures = s_languages.Select(CultureInfo.GetCultureInfo).ToList();
        options.DefaultRequestCulture = new RequestCulture(s_languages.Contains(schoolLanguage) ? schoolLanguage : s_languages[0]);
        (options.SupportedCultures, options.SupportedUICultures) = (cultures, cultures);
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }

    /// <summary>Takes the choice made in the header or foot of a page and returns to that page.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder app) =>
        app.MapPost("/preferences", (HttpContext context, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? back) =>
        {
            if (s_languages.Contains(language))
                Keep(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language!)));
            if (theme is "light" or "dark" or "auto")
                Keep(context, ThemeCookie, theme);
            return Results.LocalRedirect(LocalPath(back));
        }).AllowAnonymous();

    /// <summary>The path to return to, or the front page when it leads elsewhere.</summary>
    public static string LocalPath(string? path) =>
        path is ['/'] or ['/', not ('/' or '\\'), ..] && !path.Any(char.IsControl) ? path : "/";

    private static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });
}
