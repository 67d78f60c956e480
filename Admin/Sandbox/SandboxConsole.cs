using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Schedule;
using Microsoft.AspNetCore.StaticFiles;

namespace FamilyLink.Admin.Sandbox;

/// <summary>Puts the demo phones into the console; they exist on a sandbox database alone.</summary>
public static class SandboxConsole
{
    private static readonly FileExtensionContentTypeProvider s_types = new();

    /// <summary>Adds the way to the sandbox server; it is there when the program plays with one.</summary>
    public static IServiceCollection AddSandboxConsole(this IServiceCollection services) =>
        services.AddSingleton(p => p.GetRequiredService<SandboxLine>().Client);

    /// <summary>Serves pictures and recordings of the phones from the console's own address: the page may load nothing from elsewhere.</summary>
    public static void MapSandboxConsole(this IEndpointRouteBuilder app) => app.MapGet("/sandbox/media", async (
        string path, IServiceProvider services, CancellationToken stop) =>
    {
        if (services.GetService<SandboxLine>()?.Client is not { } client || !path.StartsWith("/file/", StringComparison.Ordinal) || path.Contains("..", StringComparison.Ordinal))
            return Results.NotFound();
        byte[] bytes = await client.Download(new ChatMedia("document", "", path), stop);
        string type = s_types.TryGetContentType(path, out string? known) && IsShown(known) ? known : "application/octet-stream";
        return Results.File(bytes, type, enableRangeProcessing: true);
    });

    private static bool IsShown(string type) =>
        type is "image/jpeg" or "image/png" or "image/webp" or "image/gif" || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal);
}
