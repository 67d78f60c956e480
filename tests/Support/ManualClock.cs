using System.Globalization;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Tests.Support;

/// <summary>A school clock that stands still until it is moved.</summary>
public sealed class ManualClock(DateTime start) : ISchoolClock
{
    private long _ticks = start.Ticks;

    /// <inheritdoc />
    public DateTime UtcNow => new(Interlocked.Read(ref _ticks), DateTimeKind.Utc);

    /// <summary>Moves it by a span, also back.</summary>
    public void Advance(TimeSpan span) => Interlocked.Add(ref _ticks, span.Ticks);

    /// <summary>Sets it to an instant (UTC).</summary>
    public void Set(DateTime instantUtc) => Interlocked.Exchange(ref _ticks, instantUtc.Ticks);

    /// <summary>Sets it to a wall-clock time such as "2026-11-27 16:20" in a zone, the school's by default.</summary>
    public void Set(string wallClock, string zone = "Asia/Shanghai") => Set(At(wallClock, zone));

    /// <summary>The instant (UTC) of a wall-clock time such as "2026-11-27 16:20" in a zone.</summary>
    public static DateTime At(string wallClock, string zone = "Asia/Shanghai")
    {
        var wall = DateTime.Parse(wallClock, CultureInfo.InvariantCulture);
        return Zones.ToInstant(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall), zone);
    }
}

/// <summary>A machine clock that stands still until it is moved; timers made on it fire while it is moved.</summary>
public sealed class ManualTime(DateTime start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTime _now = start;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return new DateTimeOffset(_now, TimeSpan.Zero);
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_gate) return _now.Ticks;
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves it forward, firing each timer at its own instant, in order.</summary>
    public void Advance(TimeSpan span)
    {
        DateTime target;
        lock (_gate) target = _now + span;
        while (NextUntil(target) is { } fire) fire();
        lock (_gate) _now = target > _now ? target : _now;
    }

    private Action? NextUntil(DateTime target)
    {
        lock (_gate)
        {
            if (_timers.Where(t => t.Due <= target).MinBy(t => t.Due) is not { } next) return null;
            _now = next.Due > _now ? next.Due : _now;
            next.Due += next.Period;
            if (next.Period <= TimeSpan.Zero) _timers.Remove(next);
            return next.Fire;
        }
    }

    private sealed class ManualTimer(ManualTime clock, Action fire) : ITimer
    {
        public DateTime Due { get; set; }

        public TimeSpan Period { get; private set; }

        public Action Fire => fire;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                Period = period;
                if (dueTime < TimeSpan.Zero) return true;
                Due = clock._now + dueTime;
                clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
