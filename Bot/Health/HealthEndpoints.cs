using System.Text.Json;
using FamilyLink.Bot.Settings;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FamilyLink.Bot.Health;

/// <summary>/healthz/live: the process answers. /healthz/ready: database, intake, delivery and ticks do their work; 503 with the reason otherwise.</summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Adds the checks of what this process runs.</summary>
    public static IServiceCollection AddFamilyLinkHealth(this IServiceCollection services, FamilyLinkSettings settings, bool bot)
    {
        services.AddSingleton(settings.Telegram);
        var checks = services.AddHealthChecks().AddCheck<DatabaseHealth>("database", timeout: Limit);
        if (bot) checks.AddCheck<IntakeHealth>("updates").AddCheck<DeliveryHealth>("delivery").AddCheck<TickHealth>("ticks");
        return services;
    }

    /// <summary>Maps both addresses, open to anyone: they tell no more than that it works.</summary>
    public static void MapFamilyLinkHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { ResponseWriter = Write }).AllowAnonymous();
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Description ?? e.Value.Exception?.GetType().Name ?? e.Value.Status.ToString()),
        }));
    }
}
