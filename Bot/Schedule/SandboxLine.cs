using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Settings;

namespace FamilyLink.Bot.Schedule;

/// <summary>The way to the sandbox server, hosted here or joined; the school clock is set by it before anything else runs.</summary>
public sealed partial class SandboxLine(SandboxSettings settings, SandboxSchoolClock clock, TimeProvider machine, ILogger<SandboxLine> log, SandboxServer? hosted = null) : IHostedService, IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private HttpClient? _http;

    /// <summary>The server's root address; the real port once a hosted server listens.</summary>
    public string Url => hosted?.Url ?? settings.Url;

    /// <summary>The /sandbox calls.</summary>
    public SandboxClient Client => field ??= new SandboxClient(_http = new HttpClient { BaseAddress = new Uri(Url + "/"), Timeout = TimeSpan.FromSeconds(90) });

    /// <summary>Waits for the server, then sets the clock as the server kept it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                var state = await Client.Clock(patience.Token);
                clock.Run(state.Now.UtcDateTime);
                // A jump that a stop cut short is walked on from where it was; until then time stands.
                if (!state.Settled) clock.Stand(state.Now.UtcDateTime);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                if (tries == 0) Waiting(Url);
                await Task.Delay(Again, machine, cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose() => _http?.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for the sandbox at {Url}; start it with: dotnet run --project Bot -- sandbox")]
    private partial void Waiting(string url);
}
