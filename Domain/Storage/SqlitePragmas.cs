using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FamilyLink.Domain.Storage;

/// <summary>The pragmas the write connection must hold, asserted at start (reliability 9).</summary>
internal static class SqlitePragmas
{
    private static readonly (string Name, string Set, string Holds)[] Wanted =
    [
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("foreign_keys", "ON", "1"),
        ("secure_delete", "ON", "1"),
        ("busy_timeout", "5000", "5000"),
    ];

    /// <summary>Sets each and reads it back.</summary>
    public static void SetAndAssert(SqliteConnection connection)
    {
        foreach (var (name, set, holds) in Wanted)
        {
            Ask(connection, $"PRAGMA {name} = {set}");
            var found = Ask(connection, $"PRAGMA {name}");
            if (found != holds) throw new InvalidOperationException($"SQLite does not hold PRAGMA {name} = {set}: it says {found}.");
        }
    }

    private static string? Ask(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
