using FamilyLink.Domain.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace FamilyLink.Admin.Access;

/// <summary>The way out.</summary>
public static class SignOutForm
{
    /// <summary>Maps the form behind every "sign out" button.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/sign-out", async (SignInManager<StaffAccount> signIns, [FromForm] string? _) =>
    {
        await signIns.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    }).AllowAnonymous();
}
