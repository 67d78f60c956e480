using System.Net;
using FamilyLink.Bot.Sandbox.BotApi;
using FamilyLink.Bot.Sandbox.Clock;
using FamilyLink.Bot.Sandbox.Faults;
using FamilyLink.Bot.Sandbox.People;
using FamilyLink.Bot.Sandbox.Store;
using FamilyLink.Bot.Sandbox.Updates;
using Microsoft.AspNetCore.Http.Features;

namespace FamilyLink.Bot.Sandbox;

/// <summary>A Bot API server to play and test with: its own port on this machine, its own files, its own clock.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private const long LargestRequest = 60 * 1024 * 1024;
    private readonly SandboxStore _store;
    private readonly LongPoll _poll;
    private readonly WebhookPoster _poster;
    private readonly WebApplication _app;

    /// <summary>Builds the server; throws <see cref="InvalidOperationException"/> with the mend when a setting is wrong.</summary>
    public SandboxServer(SandboxOptions options, ILoggerFactory? logs = null, TimeProvider? machine = null)
    {
        if (options.Fault() is { } fault)
            throw new InvalidOperationException(fault);
        machine ??= TimeProvider.System;
        _store = new SandboxStore(options.DataDirectory);
        var world = new SandboxWorld(options, _store, new SandboxClock(_store, machine, options.StartAt), machine);
        _poll = new LongPoll(world);
        var bot = new BotApiEndpoint(world, _poll);
        _poster = new WebhookPoster(world, bot.Do);
        _app = Build(new Uri(options.Url), logs);
        Map(world, bot);
    }

    /// <summary>Where it listens, with the real port once started and no slash at the end.</summary>
    public string Url => _app.Urls.First().TrimEnd('/');

    /// <summary>Runs the server alone until cancelled, as the verb <c>sandbox</c> does; tells the caller once it listens.</summary>
    public static async Task RunAlone(SandboxOptions options, CancellationToken stop, ILoggerFactory? logs = null, Action<SandboxServer>? listening = null)
    {
        await using var server = new SandboxServer(options, logs);
        await server.Start(stop);
        listening?.Invoke(server);
        await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.Stop(CancellationToken.None);
    }

    /// <summary>Starts listening and posting; throws <see cref="IOException"/> when the port is taken.</summary>
    public async Task Start(CancellationToken stop = default)
    {
        await _app.StartAsync(stop);
        _poster.Start();
    }

    /// <summary>Stops listening; waiting polls end without an answer.</summary>
    public async Task Stop(CancellationToken stop = default)
    {
        await _poster.Stop();
        await _app.StopAsync(stop);
    }

    /// <summary>Stops if need be and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        await _poster.DisposeAsync();
        await _app.DisposeAsync();
        _poll.Dispose();
        _store.Dispose();
    }

    /// <summary>An empty builder: neither the product's settings nor ASPNETCORE_URLS may reach this server.</summary>
    private static WebApplication Build(Uri url, ILoggerFactory? logs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "FamilyLink.Sandbox" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? address : IPAddress.Loopback, url.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = LargestRequest);
        if (logs is not null)
            builder.Services.AddSingleton<ILoggerFactory>(new WarningsOnly(logs));
        return builder.Build();
    }

    private void Map(SandboxWorld world, BotApiEndpoint bot)
    {
        _app.UseRouting();
        _app.Map("/bot{token}/{method}", bot.Serve);
        var mouth = new Mouth(world);
        new PeopleEndpoints(world, mouth, new Finger(world, mouth)).Map(_app);
        new ClockEndpoints(world).Map(_app);
        new FaultEndpoints(world).Map(_app);
        new ServerEndpoints(world).Map(_app);
        _app.MapFallback(context => context.Request.Path.StartsWithSegments("/sandbox")
            ? Answer.Refuse(context, 404, "no such call; GET /sandbox lists them")
            : BotApiEndpoint.NotFound(context));
    }
}

/// <summary>Ctrl-C belongs to the program around it, which stops the server in its turn.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
