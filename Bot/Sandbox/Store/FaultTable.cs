using Microsoft.Data.Sqlite;

namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>Rows of ordered trouble.</summary>
internal static class FaultTable
{
    private const string Columns = "SELECT kind, method, chat_id, retry_after, times, id FROM faults ";

    public static List<SandboxFault> Faults(this StoreSession session) => session.Query(Columns + "ORDER BY id", Map);

    public static void AddFault(this StoreSession session, SandboxFault fault) => session.Execute(
        "INSERT INTO faults(method, chat_id, kind, retry_after, times) VALUES($1, $2, $3, $4, $5)",
        fault.Method, fault.ChatId, fault.Kind, fault.RetryAfter, fault.Times);

    public static void DropFaults(this StoreSession session) => session.Execute("DELETE FROM faults");

    /// <summary>The oldest fault that fits the call, counted down; the last time removes it.</summary>
    public static SandboxFault? TakeFault(this StoreSession session, string method, long? chat)
    {
        var fault = session.First(Columns + """
            WHERE (method IS NULL OR method = $1 COLLATE NOCASE) AND (chat_id IS NULL OR chat_id = $2) ORDER BY id LIMIT 1
            """, Map, method, chat);
        if (fault?.Times is not null)
        {
            session.Execute("UPDATE faults SET times = times - 1 WHERE id = $1", fault.Id);
            session.Execute("DELETE FROM faults WHERE times <= 0");
        }
        return fault;
    }

    private static SandboxFault Map(SqliteDataReader row) => new(
        row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2),
        row.IsDBNull(3) ? null : row.GetInt32(3), row.IsDBNull(4) ? null : row.GetInt32(4), row.GetInt64(5));
}
