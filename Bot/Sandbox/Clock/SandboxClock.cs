using System.Globalization;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.Clock;

/// <summary>
/// The school clock: runs at normal speed, jumps on demand. A jump only sets the target; the product steps towards it and
/// reports each instant, and until it reports the end the clock stands where the last report put it.
/// </summary>
internal sealed class SandboxClock
{
    private readonly Lock _gate = new();
    private readonly SandboxStore _store;
    private readonly TimeProvider _machine;
    private DateTimeOffset _base, _target;
    private bool _settled;
    private long _since;

    public SandboxClock(SandboxStore store, TimeProvider machine, DateTimeOffset? startAt)
    {
        (_store, _machine) = (store, machine);
        _since = machine.GetTimestamp();
        if (store.Read(session => session.Setting("clock")) is { } saved)
            Load(saved.Split(' '));
        else
        {
            _base = _target = (startAt ?? machine.GetUtcNow()).ToUniversalTime();
            _settled = true;
            store.Write(Save);
        }
    }

    /// <summary>Pulses on every new target and report.</summary>
    public ChangeSignal Changed { get; } = new();

    public DateTimeOffset Now => State.Now;

    public ClockState State
    {
        get
        {
            lock (_gate)
                return new(_settled ? _base + _machine.GetElapsedTime(_since) : _base, _target, _settled);
        }
    }

    /// <summary>Starts a jump, or leads one under way further; returns null and the reason when it would go back.</summary>
    public string? Jump(Func<DateTimeOffset, DateTimeOffset> from) => Change(() =>
    {
        var state = State;
        var latest = state.Settled ? state.Now : state.Target;
        var target = from(latest).ToUniversalTime();
        if (target < latest)
            return $"The clock only goes forward: it is {latest:O} and {target:O} is before that.";
        (_base, _target, _settled) = (state.Now, target, false);
        return null;
    });

    /// <summary>The product's word on how far it has stepped; ignored between jumps, refused when it would go back.</summary>
    public string? Report(DateTimeOffset now, bool settled) => Change(() =>
    {
        if (_settled)
            return null;
        if (now < _base)
            return $"The clock only goes forward: it stands at {_base:O}.";
        _base = (now < _target ? now : _target).ToUniversalTime();
        // A target set meanwhile lies further on: the end of the earlier jump is only a step of this one.
        _settled = settled && _base == _target;
        _since = _machine.GetTimestamp();
        return null;
    });

    /// <summary>Changes and keeps the clock. The store comes first: whoever writes there asks the time inside, and must never wait for someone who waits for the store.</summary>
    private string? Change(Func<string?> change)
    {
        var refused = _store.Write(session =>
        {
            lock (_gate)
            {
                var no = change();
                if (no is null) Save(session);
                return no;
            }
        });
        if (refused is null) Changed.Pulse();
        return refused;
    }

    private void Load(string[] saved)
    {
        _base = Parse(saved[0]);
        _target = Parse(saved[1]);
        _settled = saved[2] == "settled";
        var away = _machine.GetUtcNow() - Parse(saved[3]);
        if (_settled && away > TimeSpan.Zero)
            _base += away;
    }

    private void Save(StoreSession session) => session.Set("clock",
        string.Create(CultureInfo.InvariantCulture, $"{_base:O} {_target:O} {(_settled ? "settled" : "stepping")} {_machine.GetUtcNow():O}"));

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
