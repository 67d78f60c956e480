using FamilyLink.Domain.Storage;
using Npgsql;

namespace FamilyLink.Tests.Support;

/// <summary>Which engine the whole suite runs on: FAMILYLINK_TEST_ENGINE is sqlite (default) or postgres.</summary>
public static class TestEngine
{
    /// <summary>The engine chosen for this run.</summary>
    public static DatabaseProvider Chosen =>
        Environment.GetEnvironmentVariable("FAMILYLINK_TEST_ENGINE") is { } name && name.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
            ? DatabaseProvider.PostgreSql
            : DatabaseProvider.Sqlite;

    /// <summary>A server's connection string from FAMILYLINK_TEST_POSTGRES, or null.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("FAMILYLINK_TEST_POSTGRES");

    /// <summary>Makes a database of its own on the server: with the newest tables and no rows, or wholly empty.</summary>
    public static async Task<string> NewDatabase(bool empty = false)
    {
        var name = $"fl_{Guid.NewGuid():N}";
        await OnServer(empty ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {await s_tables.Value}");
        return ConnectionTo(name);
    }

    /// <summary>Drops a database that <see cref="NewDatabase"/> made.</summary>
    public static Task Drop(string connectionString) =>
        OnServer($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>The tables made once for a run and copied for each test: running the scripts anew costs more than most tests.</summary>
    private static readonly Lazy<Task<string>> s_tables = new(async () =>
    {
        var name = $"fl_tables_{Guid.NewGuid():N}";
        await OnServer($"CREATE DATABASE {name}");
        // No pool: a database with a connection open cannot be copied.
        await using var engine = new PostgresEngine(new NpgsqlConnectionStringBuilder(ConnectionTo(name)) { Pooling = false }.ConnectionString);
        await Schema.Upgrade(engine, _ => throw new InvalidOperationException("A new database needs no backup."), CancellationToken.None);
        return name;
    });

    private static string ConnectionTo(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    private static async Task OnServer(string sql)
    {
        var server = Server ?? throw new InvalidOperationException("FAMILYLINK_TEST_POSTGRES must hold a server's connection string when FAMILYLINK_TEST_ENGINE is postgres.");
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Names are made above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
