using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>Methods that change or remove what the bot has sent.</summary>
internal static class EditMethods
{
    private const string NotModified =
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

    public static JsonNode EditText(BotCall call)
    {
        var message = Editable(call);
        if (message.Body["text"] is null)
            throw BotApiRefusal.Bad("there is no text in the message to edit");
        var text = call.Formatted("text", "entities", 4096, "MESSAGE_TOO_LONG");
        if (text.Text.Length == 0)
            throw BotApiRefusal.Bad("message text is empty");
        return Save(call, message, body =>
        {
            body["text"] = text.Text;
            Put(body, "entities", text.Entities.Count > 0 ? text.EntitiesJson() : null);
            Put(body, "link_preview_options", call.Parameters.Json("link_preview_options", "link preview options"));
        });
    }

    public static JsonNode EditCaption(BotCall call)
    {
        var message = Editable(call);
        if (message.Body["text"] is not null)
            throw BotApiRefusal.Bad("there is no caption in the message to edit");
        return Save(call, message, body =>
        {
            body.Remove("caption");
            body.Remove("caption_entities");
            call.Caption(body);
        });
    }

    public static JsonNode EditReplyMarkup(BotCall call) => Save(call, Editable(call), _ => { });

    public static JsonNode Delete(BotCall call)
    {
        var chat = call.Chat();
        var message = call.Session.Message(chat.Id, Id(call)) ?? throw BotApiRefusal.Bad("message to delete not found");
        if (TooOld(call, message))
            throw BotApiRefusal.Bad("message can't be deleted for everyone");
        call.Session.DeleteMessage(message);
        return true;
    }

    /// <summary>As Telegram: what is not found or too old is skipped.</summary>
    public static JsonNode DeleteMany(BotCall call)
    {
        var chat = call.Chat();
        if (call.Parameters.Json("message_ids", "message identifiers") is not JsonArray { Count: > 0 } ids)
            throw BotApiRefusal.Bad("message identifiers are not specified");
        if (ids.Count > 100)
            throw BotApiRefusal.Bad("too many message identifiers specified");
        foreach (var id in ids)
        {
            if (long.TryParse(id?.ToString(), out var number) && call.Session.Message(chat.Id, number) is { } message && !TooOld(call, message))
                call.Session.DeleteMessage(message);
        }
        return true;
    }

    private static StoredMessage Editable(BotCall call)
    {
        if (call.Parameters.Has("inline_message_id"))
            throw BotApiRefusal.Bad("MESSAGE_ID_INVALID");
        var chat = call.Recipient();
        var message = call.Session.Message(chat.Id, Id(call)) ?? throw BotApiRefusal.Bad("message to edit not found");
        return message.FromBot && !message.Frozen ? message : throw BotApiRefusal.Bad("message can't be edited");
    }

    private static long Id(BotCall call) =>
        call.Parameters.Number("message_id") ?? throw BotApiRefusal.Bad("message identifier is not specified");

    /// <summary>Changes content and keyboard together: a call without reply_markup takes the keyboard away, as Telegram does.</summary>
    private static JsonObject Save(BotCall call, StoredMessage message, Action<JsonObject> change)
    {
        var markup = ReplyMarkup.Read(call.Parameters);
        if (markup.TakesChat)
            throw BotApiRefusal.Bad("inline keyboard expected");
        var before = message.Body.DeepClone();
        change(message.Body);
        Put(message.Body, "reply_markup", markup.Inline);
        if (JsonNode.DeepEquals(before, message.Body))
            throw BotApiRefusal.Bad(NotModified);
        message.Body["edit_date"] = call.World.Clock.Now.ToUnixTimeSeconds();
        call.Session.ReplaceMessage(message);
        return message.Body;
    }

    private static void Put(JsonObject body, string name, JsonNode? value)
    {
        if (value is null)
            body.Remove(name);
        else
            body[name] = value;
    }

    /// <summary>Telegram's 48 hours, counted on the school clock that dated the message.</summary>
    private static bool TooOld(BotCall call, StoredMessage message) =>
        call.World.Clock.Now.ToUnixTimeSeconds() - (long)message.Body["date"]! > 48 * 3600;
}
