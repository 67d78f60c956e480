using System.Data.Common;
using System.Runtime.CompilerServices;
using FamilyLink.Domain;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FamilyLink.Tests.Storage;

/// <summary>The numbered scripts and the model say the same.</summary>
/// <remarks>
/// Until the first release a changed entity is written into 0001_tables.sql of both engines by running this class with
/// FAMILYLINK_WRITE_SCRIPTS=1: <c>FAMILYLINK_WRITE_SCRIPTS=1 dotnet test tests --filter SchemaTests</c>, then building
/// again. After it, every change is a new numbered script.
/// </remarks>
public sealed class SchemaTests
{
    // What EF does not model: the guards of 0002_no_overlap.sql and the version table.
    private const string PostgresFacts = """
        SELECT 'column', table_name, column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_identity || ' ' || coalesce(column_default, '') || ' ' || coalesce(character_maximum_length, 0)
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT 'index', i.tablename, i.indexdef FROM pg_indexes i
        WHERE i.schemaname = 'public' AND i.indexname NOT IN (SELECT conname FROM pg_constraint WHERE contype = 'x')
        UNION ALL
        SELECT 'constraint', c.conrelid::regclass::text, c.conname || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint c
        WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('p', 'f', 'u')
        """;

    private const string SqliteFacts = """
        SELECT 'column', m.name, c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk
        FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
        UNION ALL
        SELECT 'index', m.tbl_name, m.sql FROM sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL
        UNION ALL
        SELECT 'constraint', m.name, f."from" || ' ' || f."table" || ' ' || f."to" || ' ' || f.on_delete || ' ' || f.on_update
        FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    [Fact]
    public async Task TheScriptsMakeTheSameTablesColumnsIndexesAndKeysAsTheModel()
    {
        WriteScriptsWhenAsked();
        await using var house = await TestHouse.Open();
        var byScripts = await house.Look(Facts);
        byScripts.Count.ShouldBeGreaterThan(150);
        (await FactsOfTheModel(house)).ShouldBe(byScripts, "0001_tables.sql is older than the model; see the remarks of this class.");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void ScriptsAreNumberedFromOneWithoutAGapAndAlikeOnBothEngines(string engine)
    {
        var scripts = Schema.Scripts(engine);
        scripts.Select(s => s.Number).ShouldBe(Enumerable.Range(1, scripts.Count));
        scripts.Select(s => s.Name).ShouldBe(Schema.Scripts("Sqlite").Select(s => s.Name));
    }

    [Fact]
    public async Task OpeningTwiceAppliesNothingTwice()
    {
        await using var house = await TestHouse.Open();
        var before = await house.Look(Facts);
        await house.Restart();
        (await house.Look(Facts)).ShouldBe(before);
    }

    [Fact]
    public async Task A_database_that_another_edition_of_a_script_made_is_refused_with_what_to_do()
    {
        await using var house = await TestHouse.Open();
        await house.Do(async work =>
        {
            await work.Db.Database.ExecuteSqlAsync($"UPDATE schema_version SET name = '0001_tables.sql 0123456789abcdef' WHERE number = 1");
            return Result.Done;
        });
        (await Should.ThrowAsync<StartRefused>(house.Restart)).Message.ShouldContain("Point Data:Directory at a new place");
    }

    private static async Task<List<string>> FactsOfTheModel(TestHouse house)
    {
        var connection = house.Settings.ConnectionString is null ? null : await TestEngine.NewDatabase(empty: true);
        await using IEngine engine = connection is null
            ? new SqliteEngine(Path.Combine(house.Directory, "model.db"))
            : new PostgresEngine(connection);
        try
        {
            await using var door = await engine.OpenWrite(default);
            await Run(door.Db, door.Db.Database.GenerateCreateScript());
            return await Facts(door.Db);
        }
        finally
        {
            if (connection is not null) await TestEngine.Drop(connection);
        }
    }

    private static async Task<List<string>> Facts(FamilyLinkDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = Command(db, db.Database.IsNpgsql() ? PostgresFacts : SqliteFacts);
        var facts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            if (reader.GetString(1) != "schema_version") facts.Add($"{reader.GetString(0)} {reader.GetString(1)}: {reader.GetString(2)}");
        return [.. facts.Order(StringComparer.Ordinal)];
    }

    private static async Task Run(FamilyLinkDb db, string sql)
    {
        await using var command = Command(db, sql);
        await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Command(FamilyLinkDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Texts of this class and of the model.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static void WriteScriptsWhenAsked([CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("FAMILYLINK_WRITE_SCRIPTS") != "1") return;
        var scripts = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Domain", "Storage", "Scripts");
        var sqlite = new DbContextOptionsBuilder<FamilyLinkDb>().UseSqlite("Data Source=:memory:").Options;
        var postgres = new DbContextOptionsBuilder<FamilyLinkDb>().UseNpgsql("Host=nowhere").Options;
        Write(sqlite, Path.Combine(scripts, "Sqlite", "0001_tables.sql"));
        Write(postgres, Path.Combine(scripts, "Postgres", "0001_tables.sql"));
        Assert.Skip("Both scripts were written; build and run again.");
    }

    private static void Write(DbContextOptions<FamilyLinkDb> options, string path)
    {
        using var db = new FamilyLinkDb(options);
        File.WriteAllText(path, db.Database.GenerateCreateScript().ReplaceLineEndings("\n").Trim() + "\n");
    }
}
