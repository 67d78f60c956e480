using Npgsql;

namespace FamilyLink.Domain.Storage;

/// <summary>One process's place among those that deliver: a lock of its session, which the server takes back when the process ends, also by kill -9, and which a paused process keeps.</summary>
/// <param name="source">Where connections come from.</param>
internal sealed class PostgresSeat(NpgsqlDataSource source) : IAsyncDisposable
{
    // Two numbers are another space than the single ones that hold chats and chains in order.
    private const string Key = "(20201, 1)";
    private NpgsqlConnection? _session;

    /// <summary>As <see cref="IEngine.SitDown"/>.</summary>
    public async Task SitDown(Func<bool, Task> begin, CancellationToken ct)
    {
        if (await Seated(ct)) return;
        var session = await source.OpenConnectionAsync(ct);
        try
        {
            var alone = await Ask(session, "SELECT pg_try_advisory_lock" + Key, ct) is true;
            if (!alone) await Ask(session, "SELECT pg_advisory_lock_shared" + Key, ct);
            await begin(alone);
            if (alone) await Ask(session, $"SELECT pg_advisory_lock_shared{Key}, pg_advisory_unlock{Key}", ct);
            _session = session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_session is not null) await _session.DisposeAsync();
        _session = null;
    }

    private async Task<bool> Seated(CancellationToken ct)
    {
        if (_session is null) return false;
        try
        {
            await Ask(_session, "SELECT 1", ct);
            return true;
        }
        catch (NpgsqlException)
        {
            // The server was restarted or the way to it was cut: the seat is gone with the session.
            await DisposeAsync();
            return false;
        }
    }

    private static async Task<object?> Ask(NpgsqlConnection session, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // Every text is a constant of this file.
        await using var command = new NpgsqlCommand(sql, session);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(ct);
    }
}
