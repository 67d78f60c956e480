using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Storage;

/// <summary>The opened storage: lock, keys, engine with the newest schema, and the stamp that says sandbox or real.</summary>
/// <param name="Settings">Where it lies.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Stamp">Sandbox or real, and the installation's number.</param>
/// <param name="Keys">The keys file.</param>
/// <param name="Lock">Held while the process writes to a SQLite directory; null on PostgreSQL.</param>
public sealed record OpenStore(StorageSettings Settings, IEngine Engine, InstallStamp Stamp, KeyFile Keys, DataLock? Lock) : IAsyncDisposable
{
    /// <summary>
    /// The highest id that tells order (updates, messages) when it was opened: new ids go on above it, also when the machine
    /// clock was set back in between.
    /// </summary>
    public long LastId { get; init; }

    /// <summary>Opens everything in order, upgrading the schema and stamping a new database.</summary>
    /// <exception cref="StartRefused">Something stands in the way; the message names the mend.</exception>
    public static async Task<OpenStore> Open(StorageSettings settings, TimeProvider machine, CancellationToken ct = default)
    {
        var held = settings.Provider == DatabaseProvider.Sqlite ? DataLock.Take(settings.Directory) : null;
        IEngine? engine = null;
        try
        {
            var isNew = settings.Provider == DatabaseProvider.Sqlite && !File.Exists(settings.DatabaseFile);
            var keys = OpenKeys(settings, machine, databaseExists: settings.Provider == DatabaseProvider.Sqlite && !isNew);
            engine = await OpenEngine(settings, ct);
            var stamp = await Stamped(engine, settings, keys, machine, ct);
            return new OpenStore(settings, engine, stamp, keys, held) { LastId = await HighestId(engine, ct) };
        }
        catch
        {
            if (engine is not null) await engine.DisposeAsync();
            held?.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Lock?.Dispose();
    }

    private static async Task<long> HighestId(IEngine engine, CancellationToken ct)
    {
        await using var db = engine.Reader();
        var message = await db.Outbox.MaxAsync(m => (long?)m.Id, ct) ?? 0;
        var update = await db.Inbox.MaxAsync(u => (long?)u.Id, ct) ?? 0;
        return Math.Max(message, update);
    }

    private static KeyFile OpenKeys(StorageSettings settings, TimeProvider machine, bool databaseExists) =>
        KeyFile.TryOpen(new KeySettings(settings.KeysDirectory, settings.MasterKey, databaseExists), machine, out var keys, out var problem)
            ? keys
            : throw new StartRefused(problem.Message);

    private static async Task<IEngine> OpenEngine(StorageSettings settings, CancellationToken ct)
    {
        IEngine? engine = null;
        try
        {
            engine = settings.Provider == DatabaseProvider.Sqlite
                ? new SqliteEngine(settings.DatabaseFile)
                : new PostgresEngine(settings.ConnectionString ?? throw new StartRefused("Database:Provider is PostgreSql: set ConnectionStrings:FamilyLink to the server's connection string."));
            await Schema.Upgrade(engine, from => BackupName(settings, from, "db"), ct);
            return engine;
        }
        catch (Exception e) when (e is not (StartRefused or OperationCanceledException))
        {
            if (engine is not null) await engine.DisposeAsync();
            throw new StartRefused(settings.Provider == DatabaseProvider.Sqlite
                ? $"The database {settings.DatabaseFile} cannot be opened: {e.Message}"
                : $"The PostgreSQL database cannot be opened; check ConnectionStrings:FamilyLink. {e.Message}", e);
        }
    }

    private static string BackupName(StorageSettings settings, int from, string ending)
    {
        Directory.CreateDirectory(settings.BackupDirectory);
        return Path.Combine(settings.BackupDirectory, $"before-upgrade-from-{from:0000}.{ending}");
    }

    private static async Task<InstallStamp> Stamped(IEngine engine, StorageSettings settings, KeyFile keys, TimeProvider machine, CancellationToken ct)
    {
        await using var door = await engine.OpenWrite(ct);
        await engine.Serialize(door.Db, 0, ct);
        var stamp = await door.Db.Stamps.AsNoTracking().SingleOrDefaultAsync(ct);
        if (stamp is null)
        {
            stamp = new InstallStamp { Sandbox = settings.Sandbox, Installation = Random.Shared.Next(Ids.Installations), KeysId = keys.Id, CreatedAt = machine.GetUtcNow().UtcDateTime };
            door.Db.Stamps.Add(stamp);
            await door.Db.SaveChangesAsync(ct);
            await door.Transaction.CommitAsync(ct);
        }

        if (stamp.KeysId != keys.Id) throw new StartRefused(new KeyProblem(KeyProblemKind.KeysForeign, keys.Place).Message);
        if (stamp.Sandbox == settings.Sandbox) return stamp;
        throw new StartRefused(stamp.Sandbox
            ? "This database was made as a sandbox, for good, but Telegram:Token is set. Remove the token, or set Data:Directory to a new place for the real school."
            : "This database belongs to a real school, but Telegram:Token is not set. Set the token again; to play, set Data:Directory to another place.");
    }
}
