using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FamilyLink.Tests.Support;

/// <summary>One call the bot made, with the moment it came in.</summary>
public sealed record BotCall(string Method, JsonElement Body, TimeSpan At)
{
    public string Chat => Body.TryGetProperty("chat_id", out var chat) ? chat.ToString() : "";

    public string Text => Body.TryGetProperty("text", out var text) ? text.GetString()! : "";
}

/// <summary>A Bot API server over real HTTP with a ledger of its own; answers well unless trouble is ordered.</summary>
public sealed class BotApiStub : IAsyncDisposable
{
    public const string Token = "4242:secret";
    private readonly WebApplication _app;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly ConcurrentQueue<BotCall> _calls = new();
    private readonly List<Trouble> _trouble = [];
    private int _lastMessage = 100;

    private BotApiStub(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public IReadOnlyList<BotCall> Calls => [.. _calls];

    public IReadOnlyList<BotCall> Sends => [.. _calls.Where(c => c.Method == "sendMessage")];

    /// <summary>Messages that were accepted, by chat and text: what a person saw.</summary>
    public ConcurrentQueue<(string Chat, string Text, TimeSpan At)> Seen { get; } = new();

    public TimeSpan Now => _watch.Elapsed;

    /// <summary>The updates that getUpdates gives, confirmed by its offset as Telegram does.</summary>
    public ConcurrentDictionary<int, string> Updates { get; } = new();

    public static async Task<BotApiStub> Start(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var stub = new BotApiStub(app);
        app.Run(stub.Handle);
        await app.StartAsync();
        return stub;
    }

    /// <summary>Orders trouble for the next calls that match, in order of ordering.</summary>
    public BotApiStub Trouble(Func<HttpContext, Task> answer, int times = 1, string? method = "sendMessage", string? chat = null, bool delivers = false)
    {
        lock (_trouble) _trouble.Add(new Trouble(answer, method, chat, delivers) { Times = times });
        return this;
    }

    public void Calm()
    {
        lock (_trouble) _trouble.Clear();
    }

    public static Func<HttpContext, Task> Refuse(int code, string description, string? parameters = null) => context =>
        Json(context, code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"{{(parameters is null ? "" : $",\"parameters\":{parameters}")}}}""");

    public static Func<HttpContext, Task> Flood(int seconds) => Refuse(429, $"Too Many Requests: retry after {seconds}", $$"""{"retry_after":{{seconds}}}""");

    public static Task Cut(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync("""{"ok":true,"result":{"message_id":1""").ContinueWith(_ => context.Abort(), TaskScheduler.Default);
    }

    public static Task Reset(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public static Func<HttpContext, Task> Html(int code) => async context =>
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync("<html><body>nginx</body></html>");
    };

    public static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(0);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task Handle(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var text = await Body(context.Request);
        var call = new BotCall(parts[^1], JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement, _watch.Elapsed);
        if (call.Method != "getUpdates" || parts[0] != $"bot{Token}" || _calls.Count < 10_000) _calls.Enqueue(call);
        if (parts[0] != $"bot{Token}") await Refuse(401, "Unauthorized")(context);
        else if (Ordered(call) is { } trouble)
        {
            if (trouble.Delivers) Seen.Enqueue((call.Chat, call.Text, call.At));
            await trouble.Answer(context);
        }
        else await Well(context, call);
    }

    // A file comes in a form; of it the ledger keeps the fields alone.
    private static async Task<string> Body(HttpRequest request)
    {
        if (request.HasFormContentType) return JsonSerializer.Serialize((await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString()));
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync();
    }

    private Trouble? Ordered(BotCall call)
    {
        lock (_trouble)
        {
            var found = _trouble.Find(t => (t.Method is null || t.Method == call.Method) && (t.Chat is null || t.Chat == call.Chat));
            if (found is not null && --found.Times == 0) _trouble.Remove(found);
            return found;
        }
    }

    private async Task Well(HttpContext context, BotCall call)
    {
        switch (call.Method)
        {
            case "getMe":
                await Result(context, """{"id":4242,"is_bot":true,"first_name":"bot","username":"stub_bot"}""");
                break;
            case "getUpdates":
                await Result(context, await Poll(call, context.RequestAborted));
                break;
            case "sendMessage" or "editMessageText":
                var id = call.Method == "sendMessage" ? Interlocked.Increment(ref _lastMessage) : call.Body.GetProperty("message_id").GetInt32();
                Seen.Enqueue((call.Chat, call.Text, call.At));
                await Result(context, $$"""{"message_id":{{id}},"date":1,"chat":{"id":{{call.Chat}},"type":"private"},"text":"x"}""");
                break;
            case "sendPhoto" or "sendVideo" or "sendVoice" or "sendDocument":
                await Result(context, $$"""{"message_id":{{Interlocked.Increment(ref _lastMessage)}},"date":1,"chat":{"id":{{call.Chat}},"type":"private"} }""");
                break;
            default:
                await Result(context, "true");
                break;
        }
    }

    private async Task<string> Poll(BotCall call, CancellationToken ct)
    {
        if (call.Body.TryGetProperty("offset", out var offset))
            foreach (var id in Updates.Keys.Where(k => k < offset.GetInt32())) Updates.TryRemove(id, out _);
        var until = _watch.Elapsed + TimeSpan.FromSeconds(call.Body.TryGetProperty("timeout", out var wait) ? Math.Min(wait.GetInt32(), 2) : 0);
        while (Updates.IsEmpty && _watch.Elapsed < until && !ct.IsCancellationRequested) await Task.Delay(20, CancellationToken.None);
        return $"[{string.Join(',', Updates.OrderBy(u => u.Key).Take(100).Select(u => u.Value))}]";
    }

    private static Task Result(HttpContext context, string json) => Json(context, 200, $$"""{"ok":true,"result":{{json}}}""");

    private static Task Json(HttpContext context, int code, string body)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }
}

internal sealed record Trouble(Func<HttpContext, Task> Answer, string? Method, string? Chat, bool Delivers)
{
    public int Times { get; set; } = 1;
}
