namespace FamilyLink.Bot.Updates;

/// <summary>How the intake of updates stands, for the health checks; instants UTC, machine clock.</summary>
public sealed class IntakeState
{
    private long _lastGood;
    private volatile string? _trouble;

    /// <summary>When the chat service last answered a poll or posted an update; null before the first time.</summary>
    public DateTime? LastGood => Interlocked.Read(ref _lastGood) is > 0 and var ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>What is wrong and the mend, in plain words; null while all is well.</summary>
    public string? Trouble => _trouble;

    internal void Good(DateTime now)
    {
        Interlocked.Exchange(ref _lastGood, now.Ticks);
        _trouble = null;
    }

    internal void Bad(string trouble) => _trouble = trouble;
}
