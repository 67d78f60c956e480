using System.Collections.Concurrent;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Bot.Delivery;

/// <summary>
/// Takes the outbox to the chat service. One loop, and in each turn at most one commit: what came back is settled, what
/// goes now is marked Attempting, what is due is claimed. Words are made and sockets touched between commits.
/// </summary>
public sealed partial class Deliverer(
    Store store, Composer composer, Carrier carrier, Breaker breaker, DeliveryState state, Doorbell doorbell,
    ISchoolClock clock, TimeProvider machine, Pace pace, ILogger<Deliverer> log) : BackgroundService
{
    private const int MostGoing = 128;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LeaseRunsOut = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Horizon = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RecoverEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Never = TimeSpan.FromDays(-1);
    private readonly Tray _tray = new();
    private readonly SendRate _rate = new(machine, pace);
    private readonly ConcurrentQueue<Outcome> _back = new();
    private readonly List<Outcome> _toSettle = [];
    private Flood? _flood;
    private volatile TaskCompletionSource _wake = New();
    private TimeSpan _lastLook = Never;
    private TimeSpan _lastRecovery = Never;
    private bool _more;

    private DateTime MachineNow => machine.GetUtcNow().UtcDateTime;

    private Flood Floods => _flood ??= new Flood(_rate);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!await Guarded(() => Begin(stoppingToken), stoppingToken) && !stoppingToken.IsCancellationRequested) { }
        while (!stoppingToken.IsCancellationRequested)
        {
            var (ring, wake) = (doorbell.Next, _wake);
            await Guarded(() => Turn(stoppingToken), stoppingToken);
            state.Turned(MachineNow, _tray.Waiting + _tray.Going + _toSettle.Count);
            if (!_more) await Rest(ring, wake, stoppingToken);
        }
        await Guarded(Drain, CancellationToken.None);
        state.Turned(MachineNow, 0);
    }

    private async Task Rest(Task ring, TaskCompletionSource wake, CancellationToken stop)
    {
        await Task.WhenAny(ring, wake.Task, Task.Delay(Pause(), machine, stop));
        if (ring.IsCompleted) _lastLook = Never;
        if (wake.Task.IsCompleted) Interlocked.CompareExchange(ref _wake, New(), wake);
    }

    private TimeSpan Pause()
    {
        if (breaker.Open || _tray.Going >= MostGoing || _tray.UntilNext(_rate) is not { } next) return LookEvery;
        return TimeSpan.FromMilliseconds(Math.Clamp((next - Horizon).TotalMilliseconds, 1, LookEvery.TotalMilliseconds));
    }

    private async Task Turn(CancellationToken stop)
    {
        breaker.Look();
        Hear(stop);
        foreach (var chat in _tray.Late(MachineNow + LeaseRunsOut)) Return(_tray.Empty(chat));
        var held = await Doubtful(stop) || breaker.Open;
        var most = Math.Min(_rate.SlotsWithin(Horizon), MostGoing - _tray.Going);
        IReadOnlyList<Parcel> going = held || most <= 0 ? [] : _tray.Next(_rate, Horizon, most);
        var recover = _rate.Now - _lastRecovery >= RecoverEvery && await AnyLost(stop);
        var claim = MayClaim() && await AnyDue();
        _more = false;
        if (_toSettle.Count > 0 || going.Count > 0 || claim || recover) await Commit(going, claim, recover);
    }

    private bool MayClaim()
    {
        var may = !breaker.Open && _rate.EveryoneHeldFor < LookEvery && (_more || _rate.Now - _lastLook >= LookEvery);
        if (may) _lastLook = _rate.Now;
        return may;
    }

    // Not stopped half-way: what is claimed or marked in the tables must be known here too.
    private async Task Commit(IReadOnlyList<Parcel> going, bool claim, bool recover)
    {
        var (lease, settled) = (MachineNow + Lease, _toSettle.ToArray());
        var attempted = new List<Parcel>(going.Count);
        List<OutboxMessage> claimed = [];
        var now = MachineNow;
        await Written(async work =>
        {
            attempted.Clear();
            now = MachineNow;
            var desk = new OutboxDesk(work, now);
            foreach (var outcome in settled) await Settlement.Write(work, desk, outcome, now);
            foreach (var parcel in going)
            {
                var until = parcel.Heavy ? lease + BotClients.UploadTimeout : lease;
                if (await desk.Attempt(parcel, until)) attempted.Add(parcel with { LeaseUntil = until });
            }

            if (recover) await desk.Recover(all: false, _tray.Ids.ToHashSet());
            if (claim) claimed = await desk.Claim(_tray.Room > 0 ? Lane.Announcement : Lane.Alert, Math.Max(_tray.Room, Tray.Size / 4), lease);
        });
        _toSettle.RemoveRange(0, settled.Length);
        if (recover) _lastRecovery = _rate.Now;
        foreach (var parcel in going) _tray.Remove(parcel);
        foreach (var parcel in attempted) Send(parcel);
        if (claimed.Count > 0) await Prepare([.. claimed.Select(r => new Parcel(r, lease))], now);
        _more = claimed.Count > 0;
    }

    // Judged by the instant at which they were claimed: what was not due then, and stands before them, is not among them,
    // however long the words took.
    private async Task Prepare(IReadOnlyList<Parcel> claimed, DateTime at)
    {
        var made = await Made(claimed);
        foreach (var (parcel, verdict) in made.OrderBy(m => m.Parcel, Comparer<Parcel>.Create(Parcel.Compare)))
        {
            if (_tray.Behind(parcel, at) is null && _rate.HeldFor(parcel.Chat) is var wait && wait > LeaseRunsOut) Return(_tray.Behind(parcel.Chat, parcel.Row.Lane, MachineNow + wait));
            var held = _tray.Behind(parcel, at);
            if (verdict is { Fate: Fate.Retry } && parcel.IsNew) _back.Enqueue(LetWait(new Outcome(parcel, verdict)));
            else if (verdict is not null) _back.Enqueue(new Outcome(parcel, verdict));
            else if ((held ?? _tray.Admit(parcel, at)) is { } behind) _back.Enqueue(new Outcome(parcel, Behind(behind)));
        }
    }

    private async Task<List<(Parcel Parcel, Verdict? Verdict)>> Made(IReadOnlyList<Parcel> claimed)
    {
        try
        {
            return await composer.Compose(claimed, CancellationToken.None);
        }
        catch
        {
            // The tables could not be read: the rows go back instead of waiting for their lease to run out.
            Return(claimed);
            throw;
        }
    }

    private void Send(Parcel parcel)
    {
        _tray.Depart(parcel);
        var moment = _rate.Take(parcel.Chat, parcel.IsNew);
        _ = Task.Run(async () =>
        {
            var wait = moment - _rate.Now;
            if (wait > TimeSpan.Zero) await Task.Delay(wait, machine, CancellationToken.None);
            // Between the commit and the socket the owner may have slept, or everyone may have been asked to wait.
            var mayGo = MachineNow < parcel.LeaseUntil && !breaker.Open && _rate.EveryoneHeldFor == TimeSpan.Zero;
            _back.Enqueue(new Outcome(parcel, mayGo ? await carrier.Carry(parcel) : Verdict.Release));
            _wake.TrySetResult();
        }, CancellationToken.None);
    }

    private async Task Written(Func<Work, Task> what)
    {
        var result = await store.Write(Who.System, async work =>
        {
            await what(work);
            return Result.Done;
        });
        if (!result.Ok) throw new InvalidOperationException($"The outbox was not written: {result.Refused!.Code}.");
    }

    private async Task<bool> Guarded(Func<Task> turn, CancellationToken stop)
    {
        try
        {
            await turn();
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e)
        {
            // The disk is full, the database is away: nothing is lost, the same turn comes again.
            TurnFailed(e.GetType().Name, e.StackTrace);
            _more = false;
            await Task.Delay(LookEvery, machine, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return false;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of delivery failed and is repeated: {Failure} {Where}")]
    private partial void TurnFailed(string failure, string? where);
}
