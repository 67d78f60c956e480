using System.Globalization;

namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>The log of the bot's calls; the newest 100,000 are kept.</summary>
internal static class RequestTable
{
    private const int Kept = 100_000;
    private const int LongestBody = 64 * 1024;

    public static void Log(this StoreSession session, SandboxRequest request)
    {
        var body = SandboxJson.Write(request.Body);
        session.Execute("""
            INSERT INTO requests(method, chat_id, body, status, error, fault, time, machine_time) VALUES($1, $2, $3, $4, $5, $6, $7, $8)
            """, request.Method, request.ChatId, body.Length <= LongestBody ? body : "{\"too_long\":true}", request.Status, request.Error, request.Fault,
            request.Time.ToString("O", CultureInfo.InvariantCulture), request.MachineTime.ToString("O", CultureInfo.InvariantCulture));
        session.Mark(Marks.Requests);
        session.Execute("DELETE FROM requests WHERE number <= last_insert_rowid() - $1", Kept);
    }

    public static List<SandboxRequest> RequestsAfter(this StoreSession session, long number) => session.Query("""
        SELECT number, method, chat_id, body, status, error, fault, time, machine_time FROM requests WHERE number > $1 ORDER BY number LIMIT 1000
        """, row => new SandboxRequest(
            row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2), SandboxJson.Object(row.GetString(3)), row.GetInt32(4),
            row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6), Instant(row.GetString(7)), Instant(row.GetString(8))), number);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
