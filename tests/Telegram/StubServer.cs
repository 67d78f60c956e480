using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace FamilyLink.Tests.Telegram;

/// <summary>One call as it came over the wire.</summary>
internal sealed record StubCall(string HttpMethod, string Path, string ContentType, string Body, Dictionary<string, string> Fields, Dictionary<string, (string FileName, string Content)> Files)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>Answers over real HTTP with whatever the test lays in, and keeps every call.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    public const string Token = "4242:secret";
    private readonly WebApplication _app;
    private readonly List<HttpClient> _clients = [];
    private readonly Channel<Func<HttpContext, Task>> _answers = Channel.CreateUnbounded<Func<HttpContext, Task>>();

    public List<StubCall> Calls { get; } = [];

    public string Url { get; }

    private StubServer(WebApplication app)
    {
        _app = app;
        Url = app.Urls.First();
    }

    public static async Task<StubServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        StubServer? stub = null;
        app.Run(context => stub!.Handle(context));
        await app.StartAsync();
        return stub = new StubServer(app);
    }

    public StubServer Then(Func<HttpContext, Task> answer)
    {
        _answers.Writer.TryWrite(answer).ShouldBeTrue();
        return this;
    }

    public StubServer Then(int status, string body, string type = "application/json") => Then(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    });

    public StubServer ThenResult(string json) => Then(200, $$"""{"ok":true,"result":{{json}}}""");

    public StubServer ThenCut() => Then(async context =>
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("""{"ok":true,"result":{"message_id":1""");
        await context.Response.Body.FlushAsync();
        context.Abort();
    });

    public StubServer ThenReset() => Then(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public StubServer ThenSilence() => Then(context =>
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    });

    /// <summary>A client of this server that never waits out a 429 by itself.</summary>
    public TelegramBotClient Client(TimeSpan? timeout = null, int retryThreshold = 0)
        => ClientOf(Url, timeout, retryThreshold);

    public TelegramBotClient ClientOf(string url, TimeSpan? timeout = null, int retryThreshold = 0)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = timeout ?? TimeSpan.FromSeconds(20) };
        _clients.Add(http);
        return new(new TelegramBotClientOptions(Token, url) { RetryThreshold = retryThreshold }, http);
    }

    private async Task Handle(HttpContext context)
    {
        Calls.Add(await Record(context.Request));
        if (_answers.Reader.TryRead(out var answer)) await answer(context);
        else context.Response.StatusCode = (int)HttpStatusCode.NotImplemented;
    }

    private static async Task<StubCall> Record(HttpRequest request)
    {
        var fields = new Dictionary<string, string>();
        var files = new Dictionary<string, (string, string)>();
        var body = "";
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            foreach (var (name, value) in form) fields[name] = value.ToString();
            foreach (var file in form.Files)
            {
                using var reader = new StreamReader(file.OpenReadStream());
                files[file.Name] = (file.FileName, await reader.ReadToEndAsync());
            }
        }
        else
        {
            using var reader = new StreamReader(request.Body, Encoding.UTF8);
            body = await reader.ReadToEndAsync();
        }
        return new(request.Method, request.Path, request.ContentType ?? "", body, fields, files);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await _app.DisposeAsync();
    }
}
