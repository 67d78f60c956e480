using Microsoft.Data.Sqlite;

namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>What a transaction changed that somebody may be waiting for.</summary>
[Flags]
internal enum Marks
{
    None = 0,
    Updates = 1,
    Chats = 2,
    Requests = 4,
}

/// <summary>SQL on the store's one connection, with its statements kept prepared; parameters are $1, $2 and so on.</summary>
internal sealed class StoreSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private Marks _marks;

    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    public T? First<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? map(reader) : default;
    }

    public long Number(string sql, params ReadOnlySpan<object?> values) =>
        Prepare(sql, values).ExecuteScalar() is long number ? number : 0;

    /// <summary>The next number of a counter that never goes back, not even over a reset.</summary>
    public long Next(string counter) =>
        Number("UPDATE counters SET value = value + 1 WHERE name = $1 RETURNING value", counter);

    public string? Setting(string name) => First("SELECT value FROM settings WHERE name = $1", row => row.GetString(0), name);

    public void Set(string name, string? value)
    {
        if (value is null)
            Execute("DELETE FROM settings WHERE name = $1", name);
        else
            Execute("INSERT INTO settings(name, value) VALUES($1, $2) ON CONFLICT(name) DO UPDATE SET value = excluded.value", name, value);
    }

    /// <summary>Wakes those who wait for this once the transaction is committed.</summary>
    public void Mark(Marks changed) => _marks |= changed;

    public Marks TakeMarks()
    {
        var marks = _marks;
        _marks = Marks.None;
        return marks;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            _prepared[sql] = command;
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
