using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FamilyLink.Domain.Storage;

/// <summary>Numbered SQL scripts per engine with a version table (design.md: scripts, not scaffolds).</summary>
public static class Schema
{
    private const string Making = "CREATE TABLE IF NOT EXISTS schema_version (number integer NOT NULL PRIMARY KEY, name text NOT NULL)";

    /// <summary>The scripts of an engine, in order.</summary>
    public static IReadOnlyList<SchemaScript> Scripts(string engine)
    {
        var assembly = typeof(Schema).Assembly;
        var start = $"{typeof(Schema).Namespace}.Scripts.{engine}.";
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Read(assembly, n, n[start.Length..]))];
    }

    /// <summary>The number of the last script that was applied, 0 for an empty database.</summary>
    public static async Task<int> Version(FamilyLinkDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync(Making, ct);
        return await db.Database.SqlQueryRaw<int>("SELECT coalesce(max(number), 0) AS \"Value\" FROM schema_version").SingleAsync(ct);
    }

    /// <summary>Applies what is missing, each script in a transaction of its own; a backup is taken before an upgrade.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="backupPath">Gives a file name for the backup by the version upgraded from.</param>
    /// <param name="ct">Stops between scripts.</param>
    /// <exception cref="StartRefused">The database is newer than this program.</exception>
    public static async Task Upgrade(IEngine engine, Func<int, string> backupPath, CancellationToken ct)
    {
        var scripts = Scripts(engine.Name);
        var found = await Apply(engine, (db, stop) => Version(db, stop), ct);
        if (found > scripts[^1].Number)
            throw new StartRefused($"The database has version {found}, this program knows {scripts[^1].Number}. Start the newer program again, or restore the backup from before the upgrade.");
        if (found > 0 && found < scripts[^1].Number) await engine.Backup(backupPath(found), ct);
        foreach (var script in scripts.Where(s => s.Number > found)) await Apply(engine, (db, stop) => Run(db, script, stop), ct);
    }

    private static async Task<int> Run(FamilyLinkDb db, SchemaScript script, CancellationToken ct)
    {
        // Two nodes of one PostgreSQL may start at once: the second finds the script applied.
        if (await Version(db, ct) >= script.Number) return 0;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // The text is a resource of this assembly.
        command.CommandText = script.Sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
        return await db.Database.ExecuteSqlAsync($"INSERT INTO schema_version (number, name) VALUES ({script.Number}, {script.Name})", ct);
    }

    private static async Task<int> Apply(IEngine engine, Func<FamilyLinkDb, CancellationToken, Task<int>> step, CancellationToken ct)
    {
        await using var door = await engine.OpenWrite(ct);
        await engine.Serialize(door.Db, 0, ct);
        var result = await step(door.Db, ct);
        await door.Transaction.CommitAsync(ct);
        return result;
    }

    private static SchemaScript Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new SchemaScript(int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}

/// <summary>One numbered script.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Sql">Its statements.</param>
public sealed record SchemaScript(int Number, string Name, string Sql);
