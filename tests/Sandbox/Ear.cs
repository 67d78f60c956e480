using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FamilyLink.Tests.Sandbox;

/// <summary>A bot's webhook on a free port: keeps what it is posted and answers as told.</summary>
internal sealed class Ear : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(JsonObject Update, string? Secret, int Status)> _heard = new();

    private Ear(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/hook";

    /// <summary>The status for an update; 200 unless told otherwise.</summary>
    public Func<JsonObject, int> Answer { get; set; } = _ => 200;

    /// <summary>The body of an answer.</summary>
    public Func<JsonObject, string> Body { get; set; } = _ => "";

    /// <summary>Held up until this is done.</summary>
    public Func<JsonObject, Task> Hold { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<JsonObject> Updates => [.. _heard.Select(item => item.Update)];

    public IReadOnlyList<int> Statuses => [.. _heard.Select(item => item.Status)];

    public IReadOnlyList<string?> Secrets => [.. _heard.Select(item => item.Secret)];

    public static async Task<Ear> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var ear = new Ear(builder.Build());
        ear._app.MapPost("/hook", ear.Listen);
        await ear._app.StartAsync();
        return ear;
    }

    public Task<bool> Heard(int count) => Until(() => _heard.Count >= count);

    public Task<bool> HeardLike(Func<JsonObject, bool> update) => Until(() => Updates.Any(update));

    public static async Task<bool> Until(Func<bool> condition)
    {
        for (var i = 0; i < 400 && !condition(); i++)
            await Task.Delay(50);
        return condition();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Listen(HttpContext context)
    {
        var update = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        await Hold(update);
        context.Response.StatusCode = Answer(update);
        _heard.Enqueue((update, context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"], context.Response.StatusCode));
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Body(update));
    }
}
