using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>One message as stored; <see cref="Body"/> is the Bot API's Message.</summary>
/// <param name="Change">The number of its latest change in the chat's history.</param>
/// <param name="Body">The Message object.</param>
/// <param name="Frozen">Sent with a reply keyboard, so that Telegram does not let the bot edit it.</param>
/// <param name="Deleted">Gone from both sides.</param>
/// <param name="Reaction">The bot's reaction, as JSON.</param>
internal sealed record StoredMessage(long Change, JsonObject Body, bool Frozen, bool Deleted, string? Reaction)
{
    public long ChatId => (long)Body["chat"]!["id"]!;

    public long Id => (long)Body["message_id"]!;

    public bool FromBot => (bool)Body["from"]!["is_bot"]!;
}

/// <summary>Rows of messages; ids count over all private chats of the bot, as Telegram's do.</summary>
internal static class MessageTable
{
    private const string Columns = "SELECT change, body, frozen, deleted, reaction FROM messages ";

    public static StoredMessage? Message(this StoreSession session, long chat, long id) =>
        session.First(Columns + "WHERE chat_id = $1 AND message_id = $2 AND deleted = 0", Map, chat, id);

    public static List<StoredMessage> MessagesAfter(this StoreSession session, long chat, long change) =>
        session.Query(Columns + "WHERE chat_id = $1 AND change > $2 ORDER BY message_id", Map, chat, change);

    /// <summary>The newest messages first that still carry buttons.</summary>
    public static List<StoredMessage> WithButtons(this StoreSession session, long chat) => session.Query(
        Columns + "WHERE chat_id = $1 AND deleted = 0 AND body LIKE '%\"inline_keyboard\"%' ORDER BY message_id DESC LIMIT 200", Map, chat);

    public static void AddMessage(this StoreSession session, long chat, JsonObject body, bool frozen = false) => session.Execute(
        "INSERT INTO messages(chat_id, message_id, change, body, frozen) VALUES($1, $2, $3, $4, $5)",
        chat, (long)body["message_id"]!, session.NextChange(chat), SandboxJson.Write(body), frozen);

    public static void ReplaceMessage(this StoreSession session, StoredMessage message) => session.Execute(
        "UPDATE messages SET body = $3, change = $4 WHERE chat_id = $1 AND message_id = $2",
        message.ChatId, message.Id, SandboxJson.Write(message.Body), session.NextChange(message.ChatId));

    public static void DeleteMessage(this StoreSession session, StoredMessage message) => session.Execute(
        "UPDATE messages SET deleted = 1, change = $3 WHERE chat_id = $1 AND message_id = $2",
        message.ChatId, message.Id, session.NextChange(message.ChatId));

    public static void SetReaction(this StoreSession session, StoredMessage message, string? reaction) => session.Execute(
        "UPDATE messages SET reaction = $3, change = $4 WHERE chat_id = $1 AND message_id = $2",
        message.ChatId, message.Id, reaction, session.NextChange(message.ChatId));

    private static StoredMessage Map(SqliteDataReader row) => new(
        row.GetInt64(0), SandboxJson.Object(row.GetString(1)), row.GetBoolean(2), row.GetBoolean(3), row.IsDBNull(4) ? null : row.GetString(4));
}
