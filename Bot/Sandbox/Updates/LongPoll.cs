using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.BotApi;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.Updates;

/// <summary>getUpdates: confirms by offset, waits for news, and lets only the newest poller wait.</summary>
internal sealed class LongPoll(SandboxWorld world) : IDisposable
{
    private const string OnePollerOnly = "terminated by other getUpdates request; make sure that only one bot instance is running";
    private readonly Lock _gate = new();
    private CancellationTokenSource _turn = new();

    /// <summary>The array of waiting updates, empty when none came within the timeout (machine clock, at most 50 s).</summary>
    public async Task<JsonNode> Run(CallParameters parameters, CancellationToken aborted)
    {
        var turn = TakeTurn();
        var limit = (int)Math.Clamp(parameters.Number("limit") ?? 100, 1, 100);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(parameters.Number("timeout") ?? 0, 0, 50));
        world.Store.Write(session => Confirm(new BotCall(world, session, parameters)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(turn, aborted);
        try
        {
            return await world.Store.Updates.WaitFor(() => Look(limit), timeout, world.Machine, stop.Token) ?? [];
        }
        catch (OperationCanceledException) when (turn.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw BotApiRefusal.Conflict(OnePollerOnly);
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Ends the wait of the poller before this one, as Telegram does.</summary>
    private CancellationToken TakeTurn()
    {
        CancellationTokenSource before, mine = new();
        lock (_gate)
            (before, _turn) = (_turn, mine);
        // Outside of the gate: cancelling runs the older poller's answer right here.
        before.Cancel();
        return mine.Token;
    }

    private void Confirm(BotCall call)
    {
        Refuse(call.Session);
        WebhookMethods.Allow(call);
        call.Session.ForgetOld(world.Machine.GetUtcNow());
        call.Session.Confirm(call.Parameters.Number("offset") ?? 0);
    }

    private JsonArray? Look(int limit) => world.Store.Read(session =>
    {
        Refuse(session);
        var pending = session.Pending(limit);
        return pending.Count == 0 ? null : pending.Select(update => JsonNode.Parse(update.Body)).ToJsonArray();
    });

    private static void Refuse(StoreSession session)
    {
        if (Webhook.Read(session) is not null)
            throw BotApiRefusal.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    }
}
