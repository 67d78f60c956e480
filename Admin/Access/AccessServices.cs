using System.Net;
using System.Threading.RateLimiting;
using FamilyLink.Admin.Hosting;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Identity;

namespace FamilyLink.Admin.Access;

/// <summary>Sign-in of the console: password and second factor, closed by default (reliability 14–16).</summary>
public static class AccessServices
{
    /// <summary>The rate limit on everything one can guess at.</summary>
    public const string GuessLimit = "guesses";

    /// <summary>Adds accounts, sessions, the closed door and the limit on guesses.</summary>
    public static IServiceCollection AddConsoleAccess(this IServiceCollection services, bool encrypted)
    {
        // Sign-in reads and saves by a context of its own, whose saves pass through the write gate.
        services.AddScoped(p => p.GetRequiredService<IEngine>().Reader());
        services.AddSingleton<SealedXml>().AddSingleton<ProtectionKeys>();
        services.AddDataProtection().SetApplicationName("FamilyLink");
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((o, keys) =>
            (o.XmlRepository, o.XmlEncryptor) = (keys, new NullXmlEncryptor())); // Sealed by the repository itself.
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = PasswordLink.Life);
        services.AddIdentityCore<StaffAccount>(Rules)
            .AddUserStore<StaffStore>()
            .AddSignInManager()
            .AddTokenProvider<DataProtectorTokenProvider<StaffAccount>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<OneTimeCodeProvider>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<EasyPasswords>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(o =>
        {
            Harden(o.Cookie, encrypted, "staff");
            (o.LoginPath, o.AccessDeniedPath, o.ReturnUrlParameter) = ("/sign-in", "/second-factor", "back");
            (o.ExpireTimeSpan, o.SlidingExpiration) = (TimeSpan.FromHours(10), true);
            o.Events.OnValidatePrincipal = StaffSession.Validate;
        });
        services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorUserIdScheme, o => Harden(o.Cookie, encrypted, "staff-code"));
        services.AddAuthorizationBuilder()
            .AddPolicy(SecondFactor.PasswordAlone, p => p.RequireAuthenticatedUser())
            .SetFallbackPolicy(Closed).SetDefaultPolicy(Closed);
        services.AddScoped<AuthenticationStateProvider, StaffSessionWatch>();
        services.AddSingleton<FirstAccountCode>().AddHostedService<FirstStart>();
        services.AddSingleton<DemoEntrance>();
        services.AddScoped<Desk>();
        services.AddSingleton<PasswordLink>();
        services.AddRateLimiter(Limit);
        return services;
    }

    /// <summary>Maps the forms of sign-in that are no pages.</summary>
    public static void MapConsoleAccess(this IEndpointRouteBuilder app)
    {
        DemoEntrance.Map(app);
        SignOutForm.Map(app);
    }

    // Whatever does not say otherwise is for people who have passed both doors.
    private static AuthorizationPolicy Closed { get; } = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser().RequireAssertion(c => SecondFactor.IsPassed(c.User)).Build();

    private static void Rules(IdentityOptions o)
    {
        // Six tries, then a quarter of an hour: long enough to make guessing hopeless, short enough not to lock the owner out (reliability 16).
        (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (6, TimeSpan.FromMinutes(15));
        o.Password = new PasswordOptions
        {
            RequiredLength = EasyPasswords.Least,
            RequiredUniqueChars = 4,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        o.User.AllowedUserNameCharacters = "";
    }

    private static void Harden(CookieBuilder cookie, bool encrypted, string name)
    {
        (cookie.HttpOnly, cookie.SameSite, cookie.Path) = (true, SameSiteMode.Lax, "/");
        cookie.SecurePolicy = encrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Name = encrypted ? $"__Host-{name}" : name;
    }

    private static void Limit(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions limits)
    {
        limits.AddPolicy(GuessLimit, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(Source(context), _ => new() { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Redirect("/sign-in?busy=true");
            return ValueTask.CompletedTask;
        };
    }

    // One house has one IPv4 address or one IPv6 /64.
    private static string Source(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        byte[] bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(8, bytes.Length)));
    }
}
