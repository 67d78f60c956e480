using FamilyLink.Domain.Outbox;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Bot.Delivery;

/// <content>What the deliverer learns: at start, from answers, from a probe, from the tables; and how it ends.</content>
public sealed partial class Deliverer
{
    private static readonly TimeSpan AfterDoubt = TimeSpan.FromSeconds(2);

    /// <summary>Takes up what an earlier run left: rows it held, and the waits it was told.</summary>
    private async Task Begin(CancellationToken stop)
    {
        await SitDown(stop);
        var now = MachineNow;
        var held = await store.Look(db => db.Outbox.Where(m => m.State == OutboxState.RetryAt && m.RetryAt > now && m.Address != null)
            .Select(m => new { m.Address, m.Lane, m.RetryAt, m.Reason }).ToListAsync(stop));
        foreach (var row in held.Where(r => r.Reason != Reasons.BehindAnother)) _rate.Hold(row.Address!, row.RetryAt!.Value - now);
        foreach (var row in held) _ = _tray.Behind(row.Address!, row.Lane, row.RetryAt!.Value);
        foreach (var row in held.Where(r => r.Reason == Reasons.Flood)) Floods.Refused(row.Address!, row.RetryAt!.Value - now);
    }

    // Whoever is alone knows that what is held elsewhere is held by nobody; beside others a lease must run out first.
    private Task SitDown(CancellationToken stop) => store.Engine.SitDown(
        alone => Written(work => new OutboxDesk(work, MachineNow).Recover(alone, _tray.Ids.Concat(_toSettle.Select(o => o.Parcel.Row.Id)).ToHashSet())), stop);

    /// <summary>Takes in what came back since the last turn.</summary>
    private void Hear(CancellationToken stop)
    {
        while (_back.TryDequeue(out var outcome))
        {
            outcome = outcome with { Verdict = Patience.Fill(outcome.Parcel.Row, outcome.Verdict) };
            var came = _tray.Arrive(outcome.Parcel);
            // One chat's messages stay in order: pages of a letter, a cover before them.
            if (came && outcome.Parcel.IsNew && outcome.Verdict.Fate is Fate.Retry or Fate.Uncertain) outcome = LetWait(outcome);
            _toSettle.Add(outcome);
            if (!came) continue;
            // What was put back untried is claimed anew, and what stands behind it with it.
            if (outcome.Verdict.Fate is Fate.Release or Fate.Moved) Return(_tray.Empty(outcome.Parcel.Chat));
            var (chat, verdict) = (outcome.Parcel.Chat, outcome.Verdict);
            if (verdict.Trouble == Trouble.Flood) Floods.Refused(chat, verdict.Wait!.Value);
            else if (verdict.Fate == Fate.Retry) _rate.Hold(chat, verdict.Wait!.Value);
            else if (verdict.Fate == Fate.Uncertain) _rate.Hold(chat, AfterDoubt);
            else if (verdict.Fate == Fate.Sent) Floods.Accepted();
            // When it arrived nobody knows; certainly not after its answer did.
            if (outcome.Parcel.IsNew) _rate.Hold(chat, pace.PerChat);
            if (verdict.Fate != Fate.Release && breaker.Heard(verdict, () => _wake.TrySetResult(), stop)) Return(_tray.Empty());
        }
    }

    private Outcome LetWait(Outcome first)
    {
        var at = MachineNow + (first.Verdict.Wait ?? AfterDoubt);
        foreach (var parcel in _tray.Behind(first.Parcel.Chat, first.Parcel.Row.Lane, at)) _toSettle.Add(new Outcome(parcel, Behind(at)));
        return first with { Verdict = first.Verdict with { At = at } };
    }

    private static Verdict Behind(DateTime at) => new(Fate.Retry, Reasons.BehindAnother, TimeSpan.Zero) { At = at };

    private void Return(IEnumerable<Parcel> parcels)
    {
        foreach (var parcel in parcels) _toSettle.Add(new Outcome(parcel, Verdict.Release));
    }

    /// <summary>True while a probe has yet to tell whether everyone is asked to wait.</summary>
    private async Task<bool> Doubtful(CancellationToken stop)
    {
        if (!Floods.MustProbe || _rate.EveryoneHeldFor > TimeSpan.Zero) return false;
        if (_rate.HeldFor(Floods.Chat!) == TimeSpan.Zero) Floods.Accepted();
        else if (_tray.All.FirstOrDefault(p => p.Chat != Floods.Chat) is { } other) await Probe(other.Chat, stop);
        return Floods.MustProbe || _rate.EveryoneHeldFor > TimeSpan.Zero;
    }

    private async Task Probe(string chat, CancellationToken stop)
    {
        try
        {
            await carrier.Probe(chat, stop);
            Floods.Accepted();
        }
        catch (ApiRequestException refusal)
        {
            if (ErrorTable.Of(OutboxAct.Send, refusal) is { Trouble: Trouble.Flood, Wait: { } wait }) Floods.Refused(chat, wait);
            else Floods.Accepted();
        }
        catch (RequestException)
        {
            _rate.HoldEveryone(LookEvery * 10);
        }
    }

    private Task<bool> AnyDue()
    {
        var (now, machineNow, full) = (clock.UtcNow, MachineNow, _tray.Room <= 0);
        return store.Look(db => db.Outbox.AnyAsync(m =>
            (m.State == OutboxState.Pending || m.State == OutboxState.RetryAt) && m.NotBefore <= now
            && (m.RetryAt == null || m.RetryAt <= machineNow) && (!full || m.Lane <= Lane.Alert)));
    }

    private async Task<bool> AnyLost(CancellationToken stop)
    {
        await SitDown(stop);
        var (now, mine) = (MachineNow, _tray.Ids.ToList());
        var any = await store.Look(db => db.Outbox.AnyAsync(m =>
            (m.State == OutboxState.Claimed || m.State == OutboxState.Attempting) && m.LeaseUntil < now && !mine.Contains(m.Id)));
        if (!any) _lastRecovery = _rate.Now;
        return any;
    }

    /// <summary>Ends: nothing new goes out, what is on its way is waited for, the rest is put back.</summary>
    private async Task Drain()
    {
        var until = _rate.Now + DrainLimit;
        Return(_tray.Empty());
        do
        {
            var wake = _wake;
            Hear(CancellationToken.None);
            if (_toSettle.Count > 0) await Commit([], claim: false, recover: false);
            if (_tray.Going == 0) return;
            await Task.WhenAny(wake.Task, Task.Delay(LookEvery, machine));
            Interlocked.CompareExchange(ref _wake, New(), wake);
        }
        while (_rate.Now < until);
    }
}
