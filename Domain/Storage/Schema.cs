using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
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
    /// <exception cref="StartRefused">The database is newer than this program, or was made by other scripts.</exception>
    public static async Task Upgrade(IEngine engine, Func<int, string> backupPath, CancellationToken ct)
    {
        var scripts = Scripts(engine.Name);
        var found = await Apply(engine, (db, stop) => Version(db, stop), ct);
        if (found > scripts[^1].Number)
            throw new StartRefused($"The database has version {found}, this program knows {scripts[^1].Number}. Start the newer program again, or restore the backup from before the upgrade.");
        var applied = await Applied(engine, ct);
        if (scripts.FirstOrDefault(s => s.Number <= found && applied.GetValueOrDefault(s.Number) != s.Mark) is { } other)
            throw new StartRefused($"The database was made by another edition of {other.Name} than this program brings (before the first release the first script is rewritten). Point Data:Directory at a new place, or start the program with which it was made.");
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
        return await db.Database.ExecuteSqlAsync($"INSERT INTO schema_version (number, name) VALUES ({script.Number}, {script.Mark})", ct);
    }

    private static async Task<Dictionary<int, string>> Applied(IEngine engine, CancellationToken ct)
    {
        Dictionary<int, string> marks = [];
        await Apply(engine, async (db, stop) =>
        {
            foreach (var line in await db.Database.SqlQueryRaw<string>("SELECT number || ' ' || name AS \"Value\" FROM schema_version").ToListAsync(stop))
                marks[int.Parse(line.Split(' ', 2)[0], CultureInfo.InvariantCulture)] = line.Split(' ', 2)[1];
            return 0;
        }, ct);
        return marks;
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
public sealed record SchemaScript(int Number, string Name, string Sql)
{
    /// <summary>What the version table keeps of it: its name and what it says, so that a database made by another edition of it is known.</summary>
    public string Mark { get; } = $"{Name} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))))[..16]}";
}
