using System.Data.Common;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FamilyLink.Bot.Delivery;

/// <summary>The outbox's hot path inside one commit, in SQL of its own on both engines; each step checks the fence, so that an owner that slept too long changes nothing.</summary>
/// <param name="work">The open commit.</param>
/// <param name="machineNow">UTC, machine clock.</param>
internal sealed class OutboxDesk(Work work, DateTime machineNow)
{
    private const string Set = "UPDATE outbox SET version = version + 1, ";

    /// <summary>Takes rows that are due, in order of lane, due time and id; only up to a lane.</summary>
    public async Task<List<OutboxMessage>> Claim(Lane upTo, int room, DateTime leaseUntil)
    {
        var skip = work.Db.Database.IsNpgsql() ? "FOR UPDATE SKIP LOCKED" : "";
        // Composing over this would wrap it; it runs as it is.
        var sql = $$"""
            {{Set}} state = 'Claimed', fence = fence + 1, lease_until = {2}
            WHERE id IN (SELECT id FROM outbox WHERE state IN ('Pending', 'RetryAt') AND not_before <= {0} AND (retry_at IS NULL OR retry_at <= {1}) AND lane <= {3}
                         ORDER BY lane, not_before, id LIMIT {4} {{skip}})
            RETURNING *
            """;
        return await work.Db.Outbox.FromSqlRaw(sql, work.Now, machineNow, leaseUntil, (int)upTo, room).AsNoTracking().ToListAsync(work.Stop);
    }

    /// <summary>Commits that the socket is about to be touched; false when the row is no longer ours or meant.</summary>
    public async Task<bool> Attempt(Parcel parcel, DateTime leaseUntil) => await Run(
        Set + "state = 'Attempting', attempts = attempts + 1, lease_until = @lease, address = @chat WHERE id = @id AND fence = @fence AND state = 'Claimed'",
        parcel.Row, ("@lease", leaseUntil), ("@chat", parcel.Chat));

    /// <summary>Delivered; true whatever the row has become meanwhile, as long as nobody claimed it again.</summary>
    public Task<bool> Sent(OutboxMessage row, long? messageId) => Run(
        Set + "state = 'Sent', message_id = coalesce(@message, message_id), sent_at = @now, lease_until = NULL, retry_at = NULL, reason = NULL WHERE id = @id AND fence = @fence AND state <> 'Sent'",
        row, ("@message", messageId), ("@now", work.Now));

    /// <summary>Provably not delivered: again at an instant of the machine clock.</summary>
    public Task<bool> Retry(OutboxMessage row, DateTime at, string? reason) =>
        Mine("state = 'RetryAt', retry_at = @at, reason = @reason", row, ("@at", at), ("@reason", reason));

    /// <summary>Puts it back unsent, as it was or until a later instant of the school clock.</summary>
    public Task<bool> PutBack(OutboxMessage row, DateTime? notBefore = null, string? reason = null) =>
        Mine("state = 'Pending', not_before = @from, reason = @reason", row, ("@from", notBefore ?? row.NotBefore), ("@reason", reason));

    /// <summary>Settles it without delivery.</summary>
    public Task<bool> Settle(OutboxMessage row, OutboxState state, string? reason) =>
        Mine("state = @state, retry_at = NULL, reason = @reason", row, ("@state", state.ToString()), ("@reason", reason));

    /// <summary>It may have been delivered: an urgent one goes once more with a mark, another waits for a person, and the second time it is dead.</summary>
    public Task<bool> Doubt(OutboxMessage row, string reason)
    {
        if (row.Act != OutboxAct.Send) return Retry(row, machineNow, reason);
        // The words arrived: their voice is not worth a second one, nor somebody's attention.
        if (MessageKinds.Of(row.Kind).Beside) return Settle(row, OutboxState.Cancelled, reason);
        if (row.Marked) return Settle(row, OutboxState.Dead, Reasons.UncertainTwice);
        if (!MessageKinds.Of(row.Kind).Urgent) return Settle(row, OutboxState.Uncertain, reason);
        return Mine("state = 'Pending', marked = TRUE, retry_at = NULL, reason = @reason", row, ("@reason", reason));
    }

    /// <summary>Rows whose owner is gone: its lease ended, or at start on SQLite every one.</summary>
    public async Task<int> Recover(bool all, IReadOnlySet<long> mine)
    {
        var lost = await work.Db.Outbox.AsNoTracking()
            .Where(m => (m.State == OutboxState.Claimed || m.State == OutboxState.Attempting) && (all || m.LeaseUntil < machineNow)).ToListAsync(work.Stop);
        lost.RemoveAll(m => mine.Contains(m.Id));
        // A page whose lease ends before that of the cover on its way waits for it.
        var ahead = all ? [] : (await work.Db.Outbox.Where(m => m.State == OutboxState.Attempting && m.LeaseUntil >= machineNow && m.MemberId != null).Select(m => new { m.MemberId, m.Lane }).ToListAsync(work.Stop)).ToHashSet();
        lost.RemoveAll(m => m.State == OutboxState.Claimed && ahead.Contains(new { m.MemberId, m.Lane }));
        foreach (var row in lost)
            _ = row.State == OutboxState.Claimed ? await PutBack(row) : await Doubt(row, Reasons.Interrupted);
        // Nobody is ahead of them any more, and what comes after them must not be; one that could not be made is tried at once, before them.
        foreach (var row in all ? await work.Db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.RetryAt && (m.Reason == Reasons.BehindAnother || m.Reason == Reasons.CannotBeMade)).ToListAsync(work.Stop) : [])
            await Run(Set + "state = 'Pending', retry_at = NULL, reason = NULL WHERE id = @id AND fence = @fence AND state = 'RetryAt'", row);
        return lost.Count;
    }

    private Task<bool> Mine(string what, OutboxMessage row, params (string, object?)[] values) =>
        Run(Set + what + ", lease_until = NULL WHERE id = @id AND fence = @fence AND state IN ('Claimed', 'Attempting')", row, values);

    private async Task<bool> Run(string sql, OutboxMessage row, params (string Name, object? Value)[] values)
    {
        await using var command = work.Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = work.Db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Every text is a constant of this file; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        Give(command, "@id", row.Id);
        Give(command, "@fence", row.Fence);
        foreach (var (name, value) in values) Give(command, name, value);
        return await command.ExecuteNonQueryAsync(work.Stop) == 1;
    }

    private static void Give(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }
}
