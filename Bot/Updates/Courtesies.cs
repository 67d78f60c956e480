using System.Collections.Concurrent;
using FamilyLink.Bot.Texts;
using Telegram.Bot;

namespace FamilyLink.Bot.Updates;

/// <summary>What goes to Telegram directly after the commit (toasts, menus): cosmetic, so a failure stops nothing and is not repeated.</summary>
/// <param name="bot">Gives the client; asked at the first call, when a hosted sandbox listens.</param>
/// <param name="machine">Machine clock, for the timeout.</param>
/// <param name="log">Ids only.</param>
public sealed partial class Courtesies(Func<ITelegramBotClient> bot, TimeProvider machine, ILogger<Courtesies> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private static readonly Words Texts = new(typeof(UpdatesTexts));
    private readonly ConcurrentDictionary<Task, byte> _going = new();

    /// <summary>Answers the press, if it was one, and makes the turn's other cosmetic calls.</summary>
    public void After(Turn turn)
    {
        if (turn.Heard.PressId is { } press) Answer(press, turn.ToastText);
        foreach (var call in turn.Courtesies) Begin(call);
    }

    /// <summary>Answers a press whose handling failed for good.</summary>
    public void Failed(Turn turn)
    {
        if (turn.Heard.PressId is { } press) Answer(press, Texts.Plain(turn.Language, "Failed"));
    }

    /// <summary>Ends the waiting of a pressed button.</summary>
    public void Answer(string pressId, string? words) =>
        Begin((client, ct) => client.AnswerCallbackQuery(pressId, words, cancellationToken: ct));

    /// <summary>Completes when nothing is under way, at most after the patience of one call.</summary>
    public Task Settled() => Task.WhenAll(_going.Keys);

    private void Begin(Func<ITelegramBotClient, CancellationToken, Task> call)
    {
        var task = Quietly(call);
        _going.TryAdd(task, 0);
        _ = task.ContinueWith(done => _going.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task Quietly(Func<ITelegramBotClient, CancellationToken, Task> call)
    {
        await Task.Yield();
        using var patience = new CancellationTokenSource(Patience, machine);
        try
        {
            await call(bot(), patience.Token);
        }
        catch (Exception e)
        {
            LogFailed(e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Debug, "A cosmetic call failed: {Kind}.")]
    private partial void LogFailed(string kind);
}
