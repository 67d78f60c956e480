using Microsoft.AspNetCore.Antiforgery;

namespace FamilyLink.Admin.Hosting;

/// <summary>Answers a form whose page is out of date: opened before somebody signed in or out in another tab, or before a restart.</summary>
public static class StaleForms
{
    /// <summary>Does nothing of what such a form asks for and opens a fresh page; stands right behind the check of forms.</summary>
    public static IApplicationBuilder UseFreshPageForStaleForms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next();
        context.Response.Redirect("/");
        return Task.CompletedTask;
    });
}
