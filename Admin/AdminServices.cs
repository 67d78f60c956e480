using System.Text.Encodings.Web;
using System.Text.Unicode;
using FamilyLink.Admin.Access;
using FamilyLink.Admin.Care;
using FamilyLink.Admin.Enrolment;
using FamilyLink.Admin.FamilyPhone;
using FamilyLink.Admin.Files;
using FamilyLink.Admin.Hosting;
using FamilyLink.Admin.Layout;
using FamilyLink.Admin.Ledger;
using FamilyLink.Admin.Letters;
using FamilyLink.Admin.Parts;
using FamilyLink.Admin.Progress;
using FamilyLink.Admin.Registers;
using FamilyLink.Admin.Roster;
using FamilyLink.Admin.Sandbox;
using FamilyLink.Admin.Scans;
using FamilyLink.Admin.Spoken;
using FamilyLink.Bot.Settings;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace FamilyLink.Admin;

/// <summary>Puts the console together; one line for each feature.</summary>
public static class AdminServices
{
    /// <summary>Adds the console: pages, languages, doors.</summary>
    public static WebApplicationBuilder AddFamilyLinkConsole(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(ConsoleSettings.Section).Get<ConsoleSettings>() ?? new();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.AddConsoleAddress(settings);

        var services = builder.Services;
        services.AddOptions<ConsoleSettings>().BindConfiguration(ConsoleSettings.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConsoleSettings>, ConsoleAddress>();
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ConsoleAddress.Hosts(settings));
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        services.AddLocalization();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(o => ReaderPreferences.Localise(o, builder.Configuration["School:Language"] ?? ""));
        services.AddAntiforgery(o => (o.Cookie.Name, o.SuppressXFrameOptionsHeader) = (ConsoleAddress.IsEncrypted(settings) ? "__Host-form" : "form", true));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddSingleton(p => new FirstSchool(p.GetRequiredService<SchoolSettings>().TimeZone, p.GetRequiredService<SchoolSettings>().Language));
        services.AddSingleton(p => new BotLink(stop => BotName(p, stop), p.GetRequiredService<ILogger<BotLink>>()));
        services.AddSandboxConsole();
        services.AddConsoleAccess(ConsoleAddress.IsEncrypted(settings));
        services.AddSingleton<ChangeWatcher>().AddHostedService(p => p.GetRequiredService<ChangeWatcher>());
        services.AddScoped<Toasts>();
        services.AddSingleton<BoxZip>();
        services.AddHttpContextAccessor();
        return builder;
    }

    /// <summary>Maps the console's pages, in the order in which a request passes.</summary>
    public static void MapFamilyLinkConsole(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<ConsoleSettings>>().Value;
        if (!string.IsNullOrEmpty(settings.PublicUrl))
            app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        if (ConsoleAddress.IsEncrypted(settings))
            app.UseHsts();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseOwnOriginForSockets();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseFreshPageForStaleForms();

        app.MapStaticAssets().AllowAnonymous();
        app.MapConsoleAccess();
        app.MapSandboxConsole();
        app.MapRecordings();
        app.MapPreferences();
        app.MapWords();
        app.MapRosters();
        app.MapConsents();
        app.MapCare();
        app.MapScans();
        app.MapProposals();
        app.MapRegisters();
        app.MapNotes();
        app.MapLetters();
        app.MapLedger();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = "'none'");
    }

    // Where the bot runs in another process there is nobody here to ask.
    private static async Task<string?> BotName(IServiceProvider services, CancellationToken stop) =>
        services.GetService<ITelegramBotClient>() is { } bot ? (await bot.GetMe(stop)).Username : null;
}
