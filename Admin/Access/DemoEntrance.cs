using System.Net;
using System.Security.Claims;
using FamilyLink.Admin.Hosting;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Admin.Access;

/// <summary>Sign-in without a password: on a sandbox database, for its demo accounts, from this very machine (design.md).</summary>
/// <param name="open">Says whether the database is a sandbox.</param>
/// <param name="store">Finds the demo accounts.</param>
public sealed class DemoEntrance(OpenStore open, Store store)
{
    /// <summary>True when this request may use it; a request handed on by a proxy may not.</summary>
    public bool IsOpen(HttpContext context) =>
        open.Stamp.Sandbox
        && context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && Uri.TryCreate($"http://{context.Request.Host}", UriKind.Absolute, out var host) && ConsoleAddress.IsLoopback(host)
        && !context.Request.Headers.Keys.Any(h => h.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || h.Equals("Forwarded", StringComparison.OrdinalIgnoreCase));

    /// <summary>The demo accounts with their first role.</summary>
    public Task<List<DemoAccount>> Accounts() => store.Look(async db =>
    {
        var rows = await (from a in db.Users
                          join g in db.Grants on a.Id equals g.AccountId
                          where a.Demo && !a.Closed && g.EndedAt == null
                          select new DemoAccount(a.Id, a.DisplayName, g.Role)).ToListAsync();
        return rows.OrderBy(r => r.Role == Role.Coordinator ? -1 : (int)r.Role).DistinctBy(r => r.Id).ToList();
    });

    /// <summary>Maps the form on the sign-in page.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/sign-in/demo", async (
        HttpContext context, DemoEntrance entrance, SignInManager<StaffAccount> signIns, [FromForm] long account, [FromForm] string? back) =>
    {
        if (!entrance.IsOpen(context) || await signIns.UserManager.FindByIdAsync($"{account}") is not { Demo: true, Closed: false } demo)
            return Results.LocalRedirect("/sign-in");
        await signIns.SignInWithClaimsAsync(demo, isPersistent: false, [new Claim(SecondFactor.Claim, SecondFactor.Demo)]);
        return Results.LocalRedirect(ReaderPreferences.LocalPath(back));
    }).AllowAnonymous();
}

/// <summary>A demo account as the sign-in page offers it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The invented person's name.</param>
/// <param name="Role">What they are.</param>
public sealed record DemoAccount(long Id, string Name, Role Role);
