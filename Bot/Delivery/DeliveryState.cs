namespace FamilyLink.Bot.Delivery;

/// <summary>How delivery stands, for the health checks, the console and the sandbox's stepper; instants UTC, machine clock.</summary>
public sealed class DeliveryState
{
    private long _lastTurn;
    private volatile string? _trouble;
    private volatile int _held;

    /// <summary>When the deliverer's loop last went round; null before its first turn.</summary>
    public DateTime? LastTurn => Interlocked.Read(ref _lastTurn) is > 0 and var ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>Why sending stands still, a key of Texts/Reasons.resx; null while the breaker is closed.</summary>
    public string? Trouble => _trouble;

    /// <summary>Rows claimed or on their way in this process.</summary>
    public int Held => _held;

    internal void Turned(DateTime now, int held)
    {
        Interlocked.Exchange(ref _lastTurn, now.Ticks);
        _held = held;
    }

    internal void Stands(string? trouble) => _trouble = trouble;
}
