using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Bot.Schedule;

/// <summary>
/// Follows the sandbox server's clock: a jump is walked through each due instant in order, and at each everything due is
/// done and delivered before the next. The server keeps the reported clock, so a restart goes on where it stopped.
/// </summary>
public sealed partial class Stepper(SandboxLine line, BotClients clients, SandboxSchoolClock clock, Ticker ticker, Store store, Doorbell doorbell, TimeProvider machine, ILogger<Stepper> log) : BackgroundService
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var (seen, lost) = (default(DateTimeOffset), false);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var state = await line.Client.WaitForTarget(seen, Wait, stoppingToken);
                seen = state.Target;
                if (!state.Settled) await Walk(state, stoppingToken);
                lost = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The sandbox is away or was restarted: the clock goes on at normal speed until it answers again.
                if (!lost) Lost(e is SandboxClientException ? e.Message : e.GetType().Name);
                (lost, seen) = (true, default);
                await Task.Delay(Again, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Walk(ClockState begin, CancellationToken stop)
    {
        // The two clocks ran apart by a breath: the later of them is where both stand.
        clock.Stand(begin.Now.UtcDateTime);
        var target = begin.Target.UtcDateTime;
        await Heard(stop);
        for (var steps = 0; ; steps++)
        {
            await Settle(stop);
            var now = clock.UtcNow;
            var next = await NextDue(now, stop);
            if (now < target)
            {
                // Told before it is lived, so that what is sent then carries this instant; after a kill it is lived again, harmlessly.
                var instant = next is { } due && due <= target ? due : target;
                await line.Client.ReportClock(instant, settled: false, stop);
                clock.Stand(instant);
                continue;
            }
            var state = await line.Client.ReportClock(now, settled: true, stop);
            Walked(steps, now);
            target = state.Target.UtcDateTime;
            if (state.Settled || target <= now) break;
        }
        clock.Run(clock.UtcNow);
    }

    /// <summary>Waits until what people said before the jump is in the inbox.</summary>
    private async Task Heard(CancellationToken stop)
    {
        try
        {
            while ((await clients.Sending.GetWebhookInfo(stop)).PendingUpdateCount > 0) await Task.Delay(LookEvery, machine, stop);
        }
        catch (RequestException)
        {
            // Trouble was ordered: the walk goes on without.
        }
    }

    /// <summary>Does what is due at the clock's instant and waits until nothing due waits or is on its way and the inbox is empty.</summary>
    private async Task Settle(CancellationToken stop)
    {
        while (!await ticker.RunDue(stop, anyNode: true)) await Task.Delay(Again, machine, stop);
        doorbell.Ring();
        while (await Busy(stop)) await Task.Delay(LookEvery, machine, stop);
    }

    private Task<bool> Busy(CancellationToken stop)
    {
        var now = clock.UtcNow;
        // In the order in which a word becomes an answer: asked the other way round, what is handled in between would be seen in neither place.
        return store.Look(async db =>
            await db.Inbox.AnyAsync(u => u.State == InboxState.New, stop)
            || await db.Outbox.AnyAsync(m => ((m.State == OutboxState.Pending || m.State == OutboxState.RetryAt) && m.NotBefore <= now) || m.State == OutboxState.Claimed || m.State == OutboxState.Attempting, stop));
    }

    private async Task<DateTime?> NextDue(DateTime after, CancellationToken stop)
    {
        var message = await store.Look(db => db.Outbox
            .Where(m => (m.State == OutboxState.Pending || m.State == OutboxState.RetryAt) && m.NotBefore > after)
            .OrderBy(m => m.NotBefore).Select(m => (DateTime?)m.NotBefore).FirstOrDefaultAsync(stop));
        var tick = await ticker.NextDue(after);
        return message is null || tick < message ? tick : message;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sandbox does not answer ({Failure}); its clock is followed again when it does.")]
    private partial void Lost(string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "The school clock has walked to {Now:O}, {Steps} steps.")]
    private partial void Walked(int steps, DateTime now);
}
