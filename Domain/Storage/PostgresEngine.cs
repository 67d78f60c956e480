using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FamilyLink.Domain.Storage;

/// <summary>PostgreSQL for a county that outgrows one machine: version tokens, constraints and a bounded retry instead of the gate.</summary>
public sealed class PostgresEngine : IEngine
{
    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<FamilyLinkDb> _options;
    private readonly DbContextOptions<FamilyLinkDb> _readOptions;
    private readonly NpgsqlDataSource _readSource;
    private readonly PostgresSeat _seat;

    /// <summary>Prepares the pools; nothing is opened yet.</summary>
    /// <param name="connectionString">As Npgsql writes it.</param>
    public PostgresEngine(string connectionString)
    {
        _source = NpgsqlDataSource.Create(connectionString);
        _seat = new PostgresSeat(_source);
        var readText = new NpgsqlConnectionStringBuilder(connectionString);
        readText.Options = $"{readText.Options} -c default_transaction_read_only=on".Trim();
        _readSource = NpgsqlDataSource.Create(readText.ConnectionString);
        _options = new DbContextOptionsBuilder<FamilyLinkDb>().UseNpgsql(_source).Options;
        _readOptions = new DbContextOptionsBuilder<FamilyLinkDb>().UseNpgsql(_readSource).Options;
    }

    /// <inheritdoc />
    public string Name => "Postgres";

    /// <inheritdoc />
    public FamilyLinkDb Reader() => new(_readOptions, this);

    /// <inheritdoc />
    public async Task<WriteDoor> OpenWrite(CancellationToken ct)
    {
        var db = new FamilyLinkDb(_options);
        return new WriteDoor(db, await db.Database.BeginTransactionAsync(ct), () => { });
    }

    /// <inheritdoc />
    public async Task<IAsyncDisposable> EnterWrite(FamilyLinkDb db, CancellationToken ct)
    {
        await db.Database.CloseConnectionAsync();
        db.Database.SetDbConnection(_source.CreateConnection(), contextOwnsConnection: true);
        return new Way(() => db.Database.SetDbConnection(_readSource.CreateConnection(), contextOwnsConnection: true));
    }

    /// <inheritdoc />
    public Task Serialize(FamilyLinkDb db, long key, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", ct);

    /// <inheritdoc />
    public Task SitDown(Func<bool, Task> begin, CancellationToken ct) => _seat.SitDown(begin, ct);

    /// <inheritdoc />
    public bool LostRace(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState is
            PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <inheritdoc />
    public async Task<long> ChangeNumber(CancellationToken ct)
    {
        // The log's position moves with every commit of any node; moving for other reasons too costs a needless look.
        await using var command = _readSource.CreateCommand("SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <inheritdoc />
    public Task<string?> Backup(string path, CancellationToken ct) => Task.FromResult<string?>(null);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _seat.DisposeAsync();
        await _readSource.DisposeAsync();
        await _source.DisposeAsync();
    }

    private sealed class Way(Action leave) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            leave();
            return ValueTask.CompletedTask;
        }
    }
}
