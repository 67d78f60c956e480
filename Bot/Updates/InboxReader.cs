using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Updates;

/// <summary>Takes new updates from the inbox in order, each chat's own order kept; a failing one holds back its own chat alone.</summary>
/// <param name="store">The store.</param>
/// <param name="desk">Handles one.</param>
/// <param name="courtesies">Awaited when stopping.</param>
/// <param name="doorbell">Rung when something came.</param>
/// <param name="machine">Machine clock, for the pauses.</param>
/// <param name="log">Ids only.</param>
public sealed partial class InboxReader(
    Store store, UpdateDesk desk, Courtesies courtesies, Doorbell doorbell, TimeProvider machine, ILogger<InboxReader> log) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Handles what is new now; the number handled. Chats whose update failed wait for the next round.</summary>
    public async Task<int> ReadDue(CancellationToken ct)
    {
        var rows = await store.Look(db => db.Inbox.Where(u => u.State == InboxState.New).OrderBy(u => u.Id)
            .Select(u => new { u.Id, u.Address }).Take(AtOnce).ToListAsync(ct));
        var held = new HashSet<string>(StringComparer.Ordinal);
        var handled = 0;
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            if (held.Contains(row.Address)) continue;
            if (await desk.Handle(row.Id, ct)) handled++;
            else held.Add(row.Address);
        }
        return handled;
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await courtesies.Settled().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = doorbell.Next;
            if (await ReadSafely(stoppingToken) > 0) continue;
            var pause = Task.Delay(Pause, machine, stoppingToken);
            await Task.WhenAny(ring, pause);
        }
    }

    private async Task<int> ReadSafely(CancellationToken ct)
    {
        try
        {
            return await ReadDue(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The disk may be full or the database away: it is tried again, nothing acknowledged is lost.
            LogStuck(e);
            return 0;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Error, "The inbox could not be read; it is tried again.")]
    private partial void LogStuck(Exception e);
}
