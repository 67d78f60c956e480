using System.Text.Json.Nodes;

namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>One update that waits for the bot.</summary>
internal sealed record QueuedUpdate(long Id, long ChatId, string Body);

/// <summary>The queue of updates: on disk until the bot confirms them.</summary>
internal static class UpdateTable
{
    private const string AllowedSetting = "allowed_updates";

    /// <summary>Queues an update unless the bot said it does not want this type; returns its id, or null.</summary>
    public static long? Queue(this StoreSession session, string type, long chat, JsonObject body, DateTimeOffset machineNow)
    {
        if (session.Setting(AllowedSetting) is { } allowed && !JsonNode.Parse(allowed)!.AsArray().Any(name => (string?)name == type))
            return null;
        var id = session.Next("update");
        var update = new JsonObject { ["update_id"] = id, [type] = body.DeepClone() };
        session.Execute("INSERT INTO updates(update_id, chat_id, queued_at, body) VALUES($1, $2, $3, $4)",
            id, chat, machineNow.ToUnixTimeMilliseconds(), SandboxJson.Write(update));
        session.Mark(Marks.Updates);
        return id;
    }

    public static List<QueuedUpdate> Pending(this StoreSession session, int limit) => session.Query(
        "SELECT update_id, chat_id, body FROM updates ORDER BY update_id LIMIT $1",
        row => new QueuedUpdate(row.GetInt64(0), row.GetInt64(1), row.GetString(2)), limit);

    /// <summary>The oldest waiting update of every chat, which alone may be posted so that a chat stays in order.</summary>
    public static List<QueuedUpdate> OldestPerChat(this StoreSession session) => session.Query(
        "SELECT min(update_id), chat_id, body FROM updates GROUP BY chat_id ORDER BY 1 LIMIT 1000",
        row => new QueuedUpdate(row.GetInt64(0), row.GetInt64(1), row.GetString(2)));

    public static long PendingCount(this StoreSession session) => session.Number("SELECT count(*) FROM updates");

    public static void Confirm(this StoreSession session, long offset)
    {
        if (offset > 0)
            session.Execute("DELETE FROM updates WHERE update_id < $1", offset);
        else if (offset < 0)
            session.Execute("DELETE FROM updates WHERE update_id NOT IN (SELECT update_id FROM updates ORDER BY update_id DESC LIMIT $1)", -offset);
    }

    public static void Settle(this StoreSession session, long id) => session.Execute("DELETE FROM updates WHERE update_id = $1", id);

    public static void DropUpdates(this StoreSession session) => session.Execute("DELETE FROM updates");

    /// <summary>Telegram keeps an update for a day; so does this server, by the machine's clock.</summary>
    public static void ForgetOld(this StoreSession session, DateTimeOffset machineNow) => session.Execute(
        "DELETE FROM updates WHERE queued_at < $1", machineNow.AddHours(-24).ToUnixTimeMilliseconds());

    /// <summary>Remembers which types the bot wants; an empty list means Telegram's default, which is all that this server makes.</summary>
    public static void Allow(this StoreSession session, JsonArray types) =>
        session.Set(AllowedSetting, types.Count == 0 ? null : SandboxJson.Write(types));

    public static JsonArray? Allowed(this StoreSession session) =>
        session.Setting(AllowedSetting) is { } json ? JsonNode.Parse(json)!.AsArray() : null;
}
