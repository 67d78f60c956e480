using FamilyLink.Domain.Calendar;

namespace FamilyLink.Bot.Schedule;

/// <summary>The school clock of a sandbox: runs at normal speed, stands at each step of a jump, and never goes back.</summary>
public sealed class SandboxSchoolClock(TimeProvider machine) : ISchoolClock
{
    private readonly Lock _gate = new();
    private DateTime _at = machine.GetUtcNow().UtcDateTime;
    private long? _since;
    private bool _set;

    /// <inheritdoc />
    public DateTime UtcNow
    {
        get
        {
            lock (_gate) return _since is { } since ? _at + machine.GetElapsedTime(since) : _at;
        }
    }

    /// <summary>Runs on from an instant (UTC).</summary>
    public void Run(DateTime from) => Set(from, machine.GetTimestamp());

    /// <summary>Stands at an instant (UTC) while what is due then is done.</summary>
    public void Stand(DateTime at) => Set(at, null);

    // The first instant may lie anywhere; after that, what has been written into records is never after "now".
    private void Set(DateTime instant, long? since)
    {
        lock (_gate)
        {
            var now = _since is { } s ? _at + machine.GetElapsedTime(s) : _at;
            _at = !_set || instant > now ? instant : now;
            (_since, _set) = (since, true);
        }
    }
}
