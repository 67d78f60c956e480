using System.Text.Json;
using FamilyLink.Bot.Delivery;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Bot.Updates;

/// <summary>Asks the chat service for updates: commits each batch, then confirms it by the next call's offset; what was sent while the bot was down is never dropped.</summary>
public sealed partial class Polling(BotClients clients, Intake intake, IntakeState state, TimeProvider machine, ILogger<Polling> log) : BackgroundService
{
    private static readonly TimeSpan TimerMayRingEarly = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private long? _offset;
    private bool _webhookGone;
    private TimeSpan _wait = FirstWait;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await Round(stoppingToken) is { } wait)
                await Task.Delay(wait, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One call; the wait before the next, or null for none.</summary>
    private async Task<TimeSpan?> Round(CancellationToken stop)
    {
        try
        {
            if (!_webhookGone) await clients.Polling.DeleteWebhook(dropPendingUpdates: false, cancellationToken: stop);
            _webhookGone = true;
            // The first call does not wait: it tells at once whether the way is open.
            var seconds = state.LastGood is null ? 0 : (int)BotClients.PollWait.TotalSeconds;
            var batch = await clients.Polling.SendRequest(new RawUpdates(_offset, seconds), stop);
            await intake.Commit(batch, stop);
            // update_id can restart at a random number: what follows the last of this batch, whatever came before.
            if (batch.LastOrDefault() is { ValueKind: JsonValueKind.Object } last) _offset = last.GetProperty("update_id").GetInt64() + 1;
            Good();
            return null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            return Failed(failure);
        }
    }

    private void Good()
    {
        if (state.Trouble is not null) GoesOn();
        _wait = FirstWait;
        state.Good(machine.GetUtcNow().UtcDateTime);
    }

    private TimeSpan Failed(Exception failure)
    {
        var words = IntakeTrouble.Words(failure);
        if (state.Trouble != words) Said(words);
        state.Bad(words);
        // Another program may set a webhook at any time; it is looked at again.
        _webhookGone &= failure is not ApiRequestException { ErrorCode: 409 };
        if (failure is ApiRequestException { Parameters.RetryAfter: { } seconds }) return TimeSpan.FromSeconds(seconds) + TimerMayRingEarly;
        var wait = failure is ApiRequestException ? Longer(_wait, IntakeTrouble.SlowWait) : _wait;
        _wait = _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
        return wait;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Words}")]
    private partial void Said(string words);

    [LoggerMessage(Level = LogLevel.Information, Message = "Updates come in again.")]
    private partial void GoesOn();
}
