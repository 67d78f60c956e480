using FamilyLink.Domain.Outbox;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Bot.Delivery;

/// <summary>Stops claiming after three transport failures in a row, or at once when the token is refused, and asks getMe until the service answers again.</summary>
public sealed partial class Breaker(BotClients clients, DeliveryState state, TimeProvider machine, ILogger<Breaker> log)
{
    private const int InARow = 3;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private int _failures;
    private Task? _probing;

    /// <summary>True while sending stands still.</summary>
    public bool Open => _probing is not null;

    /// <summary>Counts what a call told about the service; true when the breaker has just opened.</summary>
    public bool Heard(Verdict verdict, Action again, CancellationToken stop)
    {
        if (verdict.Trouble is not (Trouble.Transport or Trouble.Token))
        {
            _failures = 0;
            return false;
        }
        if (Open || (++_failures < InARow && verdict.Trouble != Trouble.Token)) return false;
        var reason = verdict.Trouble == Trouble.Token ? Reasons.TokenRefused : Reasons.NoConnection;
        state.Stands(reason);
        if (verdict.Trouble == Trouble.Token) TokenRefused();
        else Stopped(InARow);
        _probing = Probe(again, stop);
        return true;
    }

    /// <summary>Closes once the probe has succeeded; called by the deliverer's loop.</summary>
    public void Look()
    {
        if (_probing is not { IsCompleted: true }) return;
        (_probing, _failures) = (null, 0);
        state.Stands(null);
    }

    private async Task Probe(Action again, CancellationToken stop)
    {
        try
        {
            for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
            {
                await Task.Delay(wait, machine, stop);
                if (await Answers(stop)) break;
            }
            GoesOn();
        }
        catch (OperationCanceledException)
        {
            // The program stops; what waits goes out after the next start.
        }
        again();
    }

    private async Task<bool> Answers(CancellationToken stop)
    {
        try
        {
            await clients.Sending.GetMe(stop);
            return true;
        }
        catch (ApiRequestException refusal)
        {
            if (refusal.ErrorCode is 401 or 404) state.Stands(Reasons.TokenRefused);
            return false;
        }
        catch (Exception failure) when (failure is RequestException or HttpRequestException)
        {
            state.Stands(Reasons.NoConnection);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The chat service does not accept the bot's token. Nothing is sent until it does: check Telegram:Token with @BotFather and start again.")]
    private partial void TokenRefused();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chat service failed {Times} times in a row. Sending waits until it answers again.")]
    private partial void Stopped(int times);

    [LoggerMessage(Level = LogLevel.Information, Message = "The chat service answers again; sending goes on.")]
    private partial void GoesOn();
}
