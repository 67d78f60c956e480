using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.People;

/// <summary>What a person presses: inline buttons of a message, or a button of the keyboard below the chat.</summary>
internal sealed class Finger(SandboxWorld world, Mouth mouth)
{
    /// <summary>
    /// With data, the inline button carrying it; with text, the inline button or the keyboard button so named. Without a
    /// message_id the newest message that has it. <paramref name="force"/> presses what is no longer there, as a screen
    /// that has not yet heard of an edit does.
    /// </summary>
    public Pressed Press(StoreSession session, SandboxPerson person, long? messageId, string? data, string? text, bool force)
    {
        if (person.Blocked || person.Deactivated || !person.Started)
            throw SandboxRefusal.NotNow("this person has no open chat with the bot; start or unblock first");
        if (string.IsNullOrEmpty(data) == string.IsNullOrEmpty(text))
            throw SandboxRefusal.Wrong("give either data (an inline button's callback_data) or text (a button's caption)");
        if (force && messageId is not null && data is not null)
            return Query(session, person, session.Message(person.Id, messageId.Value)?.Body ?? Gone(person, messageId.Value), data);
        return Find(session, person, messageId, data, text) is var (body, button)
            ? Inline(session, person, body, button)
            : Keyboard(session, person, text);
    }

    private Pressed Inline(StoreSession session, SandboxPerson person, JsonObject body, JsonObject button)
    {
        if (button.Word("url") is { } url)
            return new(Url: url);
        return button.Word("callback_data") is { } data
            ? Query(session, person, body, data)
            : throw SandboxRefusal.Wrong("that button is neither a callback nor a link; this server cannot press it");
    }

    private Pressed Keyboard(StoreSession session, SandboxPerson person, string? text)
    {
        var keyboard = session.ReplyKeyboard(person.Id)?["keyboard"] as JsonArray ?? [];
        var button = keyboard.SelectMany(row => row!.AsArray()).OfType<JsonObject>().FirstOrDefault(candidate => candidate.Word("text") == text)
            ?? throw SandboxRefusal.Unknown("no button on the screen has that data or text; see the chat's inline_keyboard and reply_keyboard");
        var said = button.Word("request_contact") == "true"
            ? mouth.Contact(session, person, null, null, withoutUser: false)
            : mouth.Text(session, person, button.Word("text")!, []);
        return new(MessageIds: said.MessageIds);
    }

    private Pressed Query(StoreSession session, SandboxPerson person, JsonObject message, string data)
    {
        var id = (BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue).ToString(CultureInfo.InvariantCulture);
        var query = new JsonObject
        {
            ["id"] = id,
            ["from"] = person.ToUser(),
            ["message"] = message.DeepClone(),
            ["chat_instance"] = (person.Id * 7_919).ToString(CultureInfo.InvariantCulture),
            ["data"] = data,
        };
        session.AddPress(new(id, person.Id, (long)message["message_id"]!, world.Machine.GetUtcNow()));
        session.Queue("callback_query", person.Id, query, world.Machine.GetUtcNow());
        return new(CallbackQueryId: id);
    }

    private static (JsonObject Body, JsonObject Button)? Find(StoreSession session, SandboxPerson person, long? messageId, string? data, string? text)
    {
        var candidates = messageId is { } id
            ? [session.Message(person.Id, id) ?? throw SandboxRefusal.Unknown($"message_id: this chat has no message {id}")]
            : session.WithButtons(person.Id);
        foreach (var message in candidates)
        {
            var rows = message.Body["reply_markup"]?["inline_keyboard"] as JsonArray ?? [];
            var button = rows.SelectMany(row => row!.AsArray()).OfType<JsonObject>()
                .FirstOrDefault(candidate => data is not null ? candidate.Word("callback_data") == data : candidate.Word("text") == text);
            if (button is not null)
                return (message.Body, button);
        }
        return null;
    }

    /// <summary>The Bot API's InaccessibleMessage: date is 0.</summary>
    private static JsonObject Gone(SandboxPerson person, long id) => new() { ["chat"] = person.ToChat(), ["message_id"] = id, ["date"] = 0 };
}
