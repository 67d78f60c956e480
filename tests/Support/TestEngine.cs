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

    /// <summary>Makes an empty database of its own on the server.</summary>
    public static async Task<string> NewDatabase()
    {
        var name = $"fl_{Guid.NewGuid():N}";
        await OnServer($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>Drops a database that <see cref="NewDatabase"/> made.</summary>
    public static Task Drop(string connectionString) =>
        OnServer($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

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
