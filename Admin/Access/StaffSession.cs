using System.Globalization;
using System.Security.Claims;
using FamilyLink.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace FamilyLink.Admin.Access;

/// <summary>Asks of every request whether the session still stands: account open, password and roles unchanged since sign-in.</summary>
public static class StaffSession
{
    /// <summary>True while the account is open and its stamp is the one this session began with.</summary>
    public static async Task<bool> Stands(UserManager<StaffAccount> staff, ClaimsPrincipal session) =>
        await staff.GetUserAsync(session) is { Closed: false } account
        && session.FindFirstValue(staff.Options.ClaimsIdentity.SecurityStampClaimType) == await staff.GetSecurityStampAsync(account);

    /// <summary>Ends a session that no longer stands before its request is answered.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var staff = context.HttpContext.RequestServices.GetRequiredService<UserManager<StaffAccount>>();
        if (context.Principal is not null && await Stands(staff, context.Principal))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>The signed-in account as a use case's asker, or a stranger.</summary>
    public static Who Who(ClaimsPrincipal session) =>
        long.TryParse(session.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? Domain.Access.Who.Staff(id)
            : Domain.Access.Who.Stranger;
}

/// <summary>Asks the same of every open page, every three seconds (reliability 15: out within five).</summary>
/// <param name="logging">For the framework's own messages.</param>
/// <param name="scopes">A fresh reader for each look.</param>
public sealed class StaffSessionWatch(ILoggerFactory logging, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(logging)
{
    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(3);

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StaffSession.Stands(scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>(), authenticationState.User);
    }
}
