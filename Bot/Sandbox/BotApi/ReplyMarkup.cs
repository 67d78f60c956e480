using System.Text;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Text;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>The reply_markup of a call, checked and cleaned.</summary>
/// <param name="Inline">An inline keyboard, which belongs to the message.</param>
/// <param name="TakesChat">It is one of the other three, which change the chat's own keyboard.</param>
/// <param name="Chat">The chat's new keyboard (or force_reply); null takes it away.</param>
internal sealed record ReplyMarkup(JsonObject? Inline, bool TakesChat, JsonObject? Chat)
{
    private const int MostButtons = 100;

    private static readonly ReplyMarkup None = new(null, false, null);

    public static ReplyMarkup Read(CallParameters parameters) => parameters.Json("reply_markup", "reply keyboard markup") switch
    {
        null => None,
        JsonObject markup when markup["inline_keyboard"] is { } rows => ReadInline(rows),
        JsonObject markup when markup["keyboard"] is { } rows => new(null, true, ReadKeyboard(markup, rows)),
        JsonObject markup when markup.Word("remove_keyboard") == "true" => new(null, true, null),
        JsonObject markup when markup.Word("force_reply") == "true" => new(null, true, markup),
        JsonObject => None,
        _ => throw BotApiRefusal.Bad("object expected as reply markup"),
    };

    private static ReplyMarkup ReadInline(JsonNode rows)
    {
        var clean = Rows(rows, "inline keyboard", InlineButton);
        return clean.Count == 0 ? None : new(new JsonObject { ["inline_keyboard"] = clean }, false, null);
    }

    private static JsonObject ReadKeyboard(JsonObject markup, JsonNode rows)
    {
        var keyboard = markup.DeepClone().AsObject();
        keyboard["keyboard"] = Rows(rows, "keyboard", KeyboardButton);
        return keyboard;
    }

    private static JsonArray Rows(JsonNode rows, string what, Func<JsonNode?, JsonObject> button)
    {
        if (rows is not JsonArray list)
            throw BotApiRefusal.Bad($"field \"{what.Replace(' ', '_')}\" must be of type Array");
        var clean = list.Select(row => (row as JsonArray ?? throw BotApiRefusal.Bad($"{what} row must be an Array")).Select(button).ToJsonArray())
            .Where(row => row.Count > 0).ToList();
        return clean.Sum(row => row.Count) <= MostButtons ? clean.ToJsonArray() : throw BotApiRefusal.Bad("reply markup is too long");
    }

    private static JsonObject KeyboardButton(JsonNode? node)
    {
        var button = node switch
        {
            JsonObject given => given.DeepClone().AsObject(),
            JsonValue value when value.TryGetValue<string>(out var text) => new JsonObject { ["text"] = text },
            _ => throw BotApiRefusal.Bad("can't parse keyboard button: expected an Object or a String"),
        };
        return button.Word("text") is { Length: > 0 } ? button : throw BotApiRefusal.Bad("can't parse keyboard button: Text must be non-empty");
    }

    private static JsonObject InlineButton(JsonNode? node)
    {
        var button = (node as JsonObject)?.DeepClone().AsObject()
            ?? throw BotApiRefusal.Bad("can't parse inline keyboard button: expected an Object");
        if (button.Word("text") is not { Length: > 0 })
            throw BotApiRefusal.Bad("can't parse inline keyboard button: field \"text\" must be non-empty");
        if (button["callback_data"] is not null)
            return Encoding.UTF8.GetByteCount(button.Word("callback_data")!) is >= 1 and <= 64 ? button : throw BotApiRefusal.Bad("BUTTON_DATA_INVALID");
        if (button.Word("url") is { } url)
        {
            button["url"] = Links.Clean(url) ?? throw BotApiRefusal.Bad($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
            return button;
        }
        return button.Any(pair => pair.Key is "web_app" or "login_url" or "switch_inline_query" or "switch_inline_query_current_chat" or "copy_text" or "pay")
            ? button
            : throw BotApiRefusal.Bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }
}
