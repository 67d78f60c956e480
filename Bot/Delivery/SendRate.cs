namespace FamilyLink.Bot.Delivery;

/// <summary>How fast may be sent.</summary>
/// <param name="PerSecond">Calls in any second, all chats together.</param>
/// <param name="PerChat">Between two new messages to one chat.</param>
public sealed record Pace(int PerSecond, TimeSpan PerChat)
{
    /// <summary>What the chat service documents (telegram.md): 30 a second in all, one a second for each chat.</summary>
    public static Pace Documented { get; } = new(30, TimeSpan.FromSeconds(1));
}

/// <summary>Gives out the moments at which the socket may be touched; used by the deliverer's own loop alone.</summary>
/// <remarks>Moments are machine time that only runs forward, so that a corrected wall clock neither hurries nor stops anything.</remarks>
public sealed class SendRate
{
    private const int ManyChats = 10_000;

    // What leaves evenly can arrive bunched: the second is counted a little long.
    private static readonly TimeSpan Second = TimeSpan.FromMilliseconds(1005);
    private readonly TimeProvider _machine;
    private readonly Pace _pace;
    private readonly long _start;
    private readonly TimeSpan _spacing;
    private readonly Queue<TimeSpan> _lastSecond = new();
    private readonly Dictionary<string, TimeSpan> _chats = new(StringComparer.Ordinal);
    private TimeSpan _previous = TimeSpan.MinValue;
    private TimeSpan _everyone;

    /// <summary>A gate that keeps a pace.</summary>
    public SendRate(TimeProvider machine, Pace pace)
    {
        (_machine, _pace, _start) = (machine, pace, machine.GetTimestamp());
        // A little closer than even, so that a moment missed is made up within the second.
        _spacing = TimeSpan.FromSeconds(0.9 / pace.PerSecond);
    }

    /// <summary>The present moment.</summary>
    public TimeSpan Now => _machine.GetElapsedTime(_start);

    /// <summary>The earliest moment for a chat; now or earlier when it may go at once.</summary>
    public TimeSpan Earliest(string chat, bool isNew)
    {
        var moment = Max(_everyone, Overall());
        if (!_chats.TryGetValue(chat, out var free)) return moment;
        // An edit need not keep the second between messages, but a hold holds it too.
        return isNew || free - Now > _pace.PerChat ? Max(moment, free) : moment;
    }

    /// <summary>How many calls may be made from now to the end of a horizon, all chats together.</summary>
    public int SlotsWithin(TimeSpan horizon)
    {
        var (limit, previous, before) = (Now + horizon, _previous, _lastSecond.ToArray());
        var slots = 0;
        for (; slots < _pace.PerSecond; slots++)
        {
            var next = Max(Now, _everyone);
            if (previous != TimeSpan.MinValue) next = Max(next, previous + _spacing);
            var oldest = before.Length + slots - _pace.PerSecond;
            if (oldest >= 0) next = Max(next, before[oldest] + Second);
            if (next > limit) break;
            previous = next;
        }
        return slots;
    }

    /// <summary>Takes the earliest moment for a chat.</summary>
    public TimeSpan Take(string chat, bool isNew)
    {
        var moment = Max(Earliest(chat, isNew), Now);
        _previous = moment;
        _lastSecond.Enqueue(moment);
        if (_lastSecond.Count > _pace.PerSecond) _lastSecond.Dequeue();
        if (isNew) Hold(chat, moment + _pace.PerChat - Now);
        return moment;
    }

    /// <summary>Holds one chat for a while from now; never shortens a hold.</summary>
    public void Hold(string chat, TimeSpan wait)
    {
        if (_chats.Count > ManyChats) Forget();
        _chats[chat] = Max(_chats.GetValueOrDefault(chat), Now + wait);
    }

    /// <summary>How long a chat is still held.</summary>
    public TimeSpan HeldFor(string chat) => Max(_chats.GetValueOrDefault(chat) - Now, TimeSpan.Zero);

    /// <summary>Holds everyone for a while from now; never shortens a hold.</summary>
    public void HoldEveryone(TimeSpan wait) => _everyone = Max(_everyone, Now + wait);

    /// <summary>How long everyone is still held.</summary>
    public TimeSpan EveryoneHeldFor => Max(_everyone - Now, TimeSpan.Zero);

    private TimeSpan Overall()
    {
        if (_previous == TimeSpan.MinValue) return TimeSpan.Zero;
        var next = _previous + _spacing;
        return _lastSecond.Count < _pace.PerSecond ? next : Max(next, _lastSecond.Peek() + Second);
    }

    private void Forget()
    {
        var now = Now;
        foreach (var (chat, free) in _chats.ToList())
            if (free <= now) _chats.Remove(chat);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
