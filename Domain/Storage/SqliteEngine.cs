using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FamilyLink.Domain.Storage;

/// <summary>SQLite: one write connection behind one gate, every other connection query-only.</summary>
/// <remarks>
/// SQLite 3.50.4 can corrupt a WAL file when two connections write or checkpoint at the same instant (design.md, One
/// writer), so the gate is correctness, not speed. Another process is kept out by <see cref="DataLock"/>'s lock.
/// </remarks>
public sealed class SqliteEngine : IEngine
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SqliteConnection _writer;
    private readonly DbContextOptions<FamilyLinkDb> _writerOptions;
    private readonly string _readText;
    private readonly DbContextOptions<FamilyLinkDb> _readOptions;
    private readonly SqliteConnection _watch;
    private bool _seated;

    /// <summary>Opens the file, sets and asserts the pragmas.</summary>
    /// <param name="path">The database file; made when missing.</param>
    /// <exception cref="InvalidOperationException">A pragma did not hold; the message names it.</exception>
    public SqliteEngine(string path)
    {
        _writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true }.ToString());
        _writer.Open();
        SqlitePragmas.SetAndAssert(_writer);
        _writerOptions = new DbContextOptionsBuilder<FamilyLinkDb>().UseSqlite(_writer).Options;
        _readText = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString();
        _readOptions = new DbContextOptionsBuilder<FamilyLinkDb>().UseSqlite(_readText).AddInterceptors(new QueryOnly()).Options;
        _watch = new SqliteConnection(_readText);
        _watch.Open();
    }

    /// <inheritdoc />
    public string Name => "Sqlite";

    /// <inheritdoc />
    public FamilyLinkDb Reader() => new(_readOptions, this);

    /// <inheritdoc />
    public async Task<WriteDoor> OpenWrite(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var db = new FamilyLinkDb(_writerOptions);
            // Microsoft.Data.Sqlite begins IMMEDIATE: what is read inside cannot be overtaken.
            return new WriteDoor(db, await db.Database.BeginTransactionAsync(ct), () => _gate.Release());
        }
        catch
        {
            _gate.Release();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task<IAsyncDisposable> EnterWrite(FamilyLinkDb db, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        await db.Database.CloseConnectionAsync();
        db.Database.SetDbConnection(_writer, contextOwnsConnection: false);
        return new Way(() =>
        {
            db.Database.SetDbConnection(new SqliteConnection(_readText), contextOwnsConnection: true);
            _gate.Release();
        });
    }

    /// <inheritdoc />
    public Task Serialize(FamilyLinkDb db, long key, CancellationToken ct) => Task.CompletedTask;

    // Nobody else can have a seat: the data directory is locked.
    /// <inheritdoc />
    public async Task SitDown(Func<bool, Task> begin, CancellationToken ct)
    {
        if (_seated) return;
        await begin(true);
        _seated = true;
    }

    // Busy, locked; then the extended codes of UNIQUE, PRIMARY KEY and our own RAISE: any other broken constraint is a bug.
    /// <inheritdoc />
    public bool LostRace(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || (exception as SqliteException ?? exception.InnerException as SqliteException) is { SqliteErrorCode: 5 or 6 } or { SqliteExtendedErrorCode: 2067 or 1555 or 1811 };

    /// <inheritdoc />
    public Task<long> ChangeNumber(CancellationToken ct)
    {
        lock (_watch)
        {
            using var command = _watch.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            return Task.FromResult((long)command.ExecuteScalar()!);
        }
    }

    /// <inheritdoc />
    public async Task<string?> Backup(string path, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            copy.Open();
            _writer.BackupDatabase(copy);
            return path;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes the readers first, so that the last connection to close, which checkpoints, is the writer.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        await _watch.DisposeAsync();
        using (var reader = new SqliteConnection(_readText)) SqliteConnection.ClearPool(reader);
        await _writer.DisposeAsync();
        _gate.Dispose();
    }

    private sealed class Way(Action leave) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            leave();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class QueryOnly : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Forbid(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Forbid(connection);
            return Task.CompletedTask;
        }

        private static void Forbid(DbConnection connection)
        {
            // The write connection lent to a sign-in save is open already and never comes through here.
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA query_only = ON; PRAGMA busy_timeout = 5000;";
            command.ExecuteNonQuery();
        }
    }
}
