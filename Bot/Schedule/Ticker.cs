namespace FamilyLink.Bot.Schedule;

/// <summary>Runs every tick, one run at a time: called by Quartz on machine time and by the sandbox's stepper on school time.</summary>
public sealed partial class Ticker(IEnumerable<Tick> ticks, NodeLease lease, TimeProvider machine, ILogger<Ticker> log) : IDisposable
{
    private readonly Tick[] _ticks = [.. ticks];
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _lastRun;

    /// <summary>When all ticks last ran without a failure, UTC, machine clock; null before the first time.</summary>
    public DateTime? LastGood => Interlocked.Read(ref _lastRun) is > 0 and var at ? new DateTime(at, DateTimeKind.Utc) : null;

    /// <summary>Does all that is due at the school clock's instant; a failing tick holds back no other. False when one failed.</summary>
    /// <param name="ct">Stops between ticks.</param>
    /// <param name="anyNode">True to do nightly work whichever node holds its lease: a step of the sandbox's clock leaves nothing undone.</param>
    public async Task<bool> RunDue(CancellationToken ct, bool anyNode = false)
    {
        await _one.WaitAsync(ct);
        try
        {
            var good = true;
            foreach (var tick in _ticks) good &= await Run(tick, anyNode, ct);
            if (good) Interlocked.Exchange(ref _lastRun, machine.GetUtcNow().UtcDateTime.Ticks);
            return good;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The earliest instant after another at which a tick has something to do, or null.</summary>
    public async Task<DateTime?> NextDue(DateTime after)
    {
        DateTime? soonest = null;
        foreach (var tick in _ticks)
            if (await tick.NextDue(after) is { } at && (soonest is null || at < soonest)) soonest = at;
        return soonest;
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task<bool> Run(Tick tick, bool anyNode, CancellationToken ct)
    {
        try
        {
            if (anyNode || !tick.OneNode || await lease.Holds(tick.Name, ct)) await tick.RunDue(ct);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(tick.Name, e.GetType().Name, e.StackTrace);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The tick {Tick} failed and is repeated: {Failure} {Where}")]
    private partial void Failed(string tick, string failure, string? where);
}
