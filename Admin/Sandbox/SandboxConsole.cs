using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Schedule;

namespace FamilyLink.Admin.Sandbox;

/// <summary>Puts the demo phones into the console; they exist on a sandbox database alone.</summary>
public static class SandboxConsole
{
    /// <summary>Adds the way to the sandbox server; it is there when the program plays with one.</summary>
    public static IServiceCollection AddSandboxConsole(this IServiceCollection services) =>
        services.AddSingleton(p => p.GetRequiredService<SandboxLine>().Client);

    /// <summary>Serves pictures and recordings of the phones from the console's own address: the page may load nothing from elsewhere, and of the sandbox server nothing but a file by its id can be asked for.</summary>
    public static void MapSandboxConsole(this IEndpointRouteBuilder app) => app.MapGet("/sandbox/media/{id:regex(^[A-Za-z0-9_-]{{1,100}}$)}", async (
        string id, IServiceProvider services, CancellationToken stop) =>
    {
        if (services.GetService<SandboxLine>()?.Client is not { } client || await client.File(id, stop) is not { } file)
            return Results.NotFound();
        return Results.File(file.Bytes, file.ContentType is { } type && IsShown(type) ? type : "application/octet-stream", enableRangeProcessing: true);
    });

    /// <summary>Where a picture or recording of a phone is looked at.</summary>
    public static string Url(ChatMedia media) => "sandbox/media/" + media.FileId;

    private static bool IsShown(string type) =>
        type is "image/jpeg" or "image/png" or "image/webp" or "image/gif" || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal);
}
