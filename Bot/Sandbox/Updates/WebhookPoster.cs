using FamilyLink.Bot.Sandbox.BotApi;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.Updates;

/// <summary>
/// Posts updates to the webhook: one at a time and in order for each chat, several chats at a time, until the bot answers
/// 2xx; after a failure it waits longer and longer (machine clock) before that chat is tried again.
/// </summary>
internal sealed class WebhookPoster(SandboxWorld world, Action<string, CallParameters> doReply) : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly HashSet<long> _busy = [];
    private readonly Dictionary<long, (int Failures, DateTimeOffset NotBefore)> _waits = [];
    private readonly ChangeSignal _freed = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly WebhookPost _post = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = Task.Run(Loop);

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _loop;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _post.Dispose();
    }

    private async Task Loop()
    {
        while (!_stop.IsCancellationRequested)
        {
            Task news = Task.WhenAny(world.Store.Updates.Next, _freed.Next);
            await news.WaitAsync(PostDue(), world.Machine, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Starts every post that may go now; returns how long the nearest of the others must wait.</summary>
    private TimeSpan PostDue()
    {
        var (webhook, oldest) = world.Store.Read(session => Webhook.Read(session) is { } set ? (set, session.OldestPerChat()) : (null, []));
        var (now, nearest) = (world.Machine.GetUtcNow(), TimeSpan.FromSeconds(30));
        foreach (var update in oldest)
        {
            lock (_gate)
            {
                if (_busy.Count >= webhook!.MaxConnections)
                    break;
                if (_busy.Contains(update.ChatId))
                    continue;
                var wait = _waits.TryGetValue(update.ChatId, out var failed) ? failed.NotBefore - now : TimeSpan.Zero;
                if (wait > TimeSpan.Zero)
                {
                    nearest = wait < nearest ? wait : nearest;
                    continue;
                }
                _busy.Add(update.ChatId);
            }
            _ = Task.Run(() => Deliver(webhook, update));
        }
        return nearest;
    }

    private async Task Deliver(Webhook webhook, QueuedUpdate update)
    {
        var outcome = await _post.Send(webhook, update.Body, _stop.Token);
        if (!_stop.IsCancellationRequested)
        {
            Settle(update, outcome.Error);
            if (outcome.Reply is { } reply)
                doReply(reply.Method, reply.Parameters);
        }
        lock (_gate)
            _busy.Remove(update.ChatId);
        _freed.Pulse();
    }

    private void Settle(QueuedUpdate update, string? error)
    {
        var now = world.Machine.GetUtcNow();
        lock (_gate)
        {
            if (error is null)
                _waits.Remove(update.ChatId);
            else
                _waits[update.ChatId] = NextTry(_waits.GetValueOrDefault(update.ChatId).Failures + 1, now);
        }
        world.Store.Write(session =>
        {
            if (error is null)
                session.Settle(update.Id);
            else if (Webhook.Read(session) is { } current)
                Webhook.Save(session, current with { LastErrorDate = now.ToUnixTimeSeconds(), LastErrorMessage = error });
            session.ForgetOld(now);
        });
    }

    private (int Failures, DateTimeOffset NotBefore) NextTry(int failures, DateTimeOffset now)
    {
        var wait = world.Options.WebhookFirstRetry * Math.Pow(2, Math.Min(failures - 1, 10));
        return (failures, now + (wait < LongestWait ? wait : LongestWait));
    }
}
