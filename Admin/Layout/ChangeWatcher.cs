using FamilyLink.Domain.Storage;

namespace FamilyLink.Admin.Layout;

/// <summary>Looks once a second whether anything was committed, by anyone, and tells the open pages (design.md: no in-process events).</summary>
/// <param name="engine">Gives the change number.</param>
/// <param name="clock">Machine clock.</param>
/// <param name="log">For a look that failed.</param>
public sealed partial class ChangeWatcher(IEngine engine, TimeProvider clock, ILogger<ChangeWatcher> log) : BackgroundService
{
    private long _seen;

    /// <summary>Raised after a change, on a thread of its own.</summary>
    public event Action? Changed;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await second.WaitForNextTickAsync(stoppingToken))
                await Look(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program is stopping.
        }
    }

    private async Task Look(CancellationToken ct)
    {
        try
        {
            long number = await engine.ChangeNumber(ct);
            if (number == _seen)
                return;
            _seen = number;
            Changed?.Invoke();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(log, e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The look for changes failed ({Kind}); pages refresh when it works again")]
    private static partial void LogFailed(ILogger log, string kind);
}
