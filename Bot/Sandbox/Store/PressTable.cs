using System.Text.Json.Nodes;

namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>A pressed inline button that the bot may still answer; the time is the machine's.</summary>
internal sealed record StoredPress(string Id, long ChatId, long MessageId, DateTimeOffset At);

/// <summary>Rows of presses and of the bot's answers to them.</summary>
internal static class PressTable
{
    public static void AddPress(this StoreSession session, StoredPress press) => session.Execute(
        "INSERT INTO presses(id, chat_id, message_id, pressed_at) VALUES($1, $2, $3, $4)",
        press.Id, press.ChatId, press.MessageId, press.At.ToUnixTimeMilliseconds());

    public static StoredPress? Press(this StoreSession session, string id) => session.First(
        "SELECT id, chat_id, message_id, pressed_at FROM presses WHERE id = $1",
        row => new StoredPress(row.GetString(0), row.GetInt64(1), row.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))), id);

    public static void Answer(this StoreSession session, StoredPress press, JsonObject answer)
    {
        var change = session.NextChange(press.ChatId);
        answer["change"] = change;
        session.Execute("INSERT INTO answers(chat_id, change, body) VALUES($1, $2, $3)", press.ChatId, change, SandboxJson.Write(answer));
    }

    public static List<string> AnswersAfter(this StoreSession session, long chat, long change) =>
        session.Query("SELECT body FROM answers WHERE chat_id = $1 AND change > $2 ORDER BY change", row => row.GetString(0), chat, change);
}
