using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Store;
using FamilyLink.Bot.Sandbox.Text;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>One call by the bot, inside its transaction, with what the methods share.</summary>
internal sealed record BotCall(SandboxWorld World, StoreSession Session, CallParameters Parameters)
{
    /// <summary>The person behind chat_id, known to this server.</summary>
    public SandboxPerson Chat(string name = "chat_id")
    {
        if (!Parameters.Has(name))
            throw BotApiRefusal.Bad($"{name} is empty");
        return Parameters.Number(name) is { } id && Session.Person(id) is { } person ? person : throw BotApiRefusal.Bad("chat not found");
    }

    /// <summary>As <see cref="Chat"/>, and the bot may write to them.</summary>
    public SandboxPerson Recipient()
    {
        var person = Chat();
        if (person.Deactivated)
            throw BotApiRefusal.Forbidden("user is deactivated");
        if (person.Blocked)
            throw BotApiRefusal.Forbidden("bot was blocked by the user");
        return person.Started ? person : throw BotApiRefusal.Forbidden("bot can't initiate conversation with a user");
    }

    /// <summary>Text with entities from parse_mode or from the list beside it, trimmed and within the limit.</summary>
    public FormattedText Formatted(string name, string entities, int limit, string tooLong)
    {
        var formatted = Parse(Parameters.Text(name) ?? "", entities).Trimmed();
        return formatted.Text.Length <= limit ? formatted.WithFound() : throw BotApiRefusal.Bad(tooLong);
    }

    /// <summary>A caption of at most 1,024 UTF-16 units written into the message.</summary>
    public void Caption(JsonObject message)
    {
        var caption = Formatted("caption", "caption_entities", 1024, "message caption is too long");
        if (caption.Text.Length == 0)
            return;
        message["caption"] = caption.Text;
        if (caption.Entities.Count > 0)
            message["caption_entities"] = caption.EntitiesJson();
        if (Parameters.Flag("show_caption_above_media"))
            message["show_caption_above_media"] = true;
    }

    /// <summary>A message from the bot with the fields any kind of sending may carry.</summary>
    public JsonObject Draft(SandboxPerson to)
    {
        var message = World.NewMessage(Session, World.BotUser(), to);
        if (ReplyTo(to) is { } original)
            message["reply_to_message"] = original;
        if (Parameters.Flag("protect_content"))
            message["has_protected_content"] = true;
        return message;
    }

    /// <summary>Stores the message with its keyboard: an inline one stays with it, another one becomes the chat's.</summary>
    public JsonObject Post(SandboxPerson to, JsonObject message)
    {
        var markup = ReplyMarkup.Read(Parameters);
        if (markup.Inline is { } inline)
            message["reply_markup"] = inline;
        Session.AddMessage(to.Id, message, markup.TakesChat);
        if (markup.TakesChat)
            Session.SetReplyKeyboard(to.Id, markup.Chat);
        return message;
    }

    private FormattedText Parse(string text, string entities)
    {
        var mode = Parameters.Text("parse_mode") ?? "";
        if (mode.Length > 0)
            return ParseMode(mode, text);
        if (Parameters.Json(entities, "message entities") is not JsonArray list)
            return FormattedText.Plain(text);
        var given = list.OfType<JsonObject>().Select(Entity.FromJson).Where(entity => Usable(entity, text.Length));
        return new(text, [.. given.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)]);
    }

    private static FormattedText ParseMode(string mode, string text) => mode.ToLowerInvariant() switch
    {
        "html" => HtmlText.Parse(text),
        "markdownv2" => MarkdownText.Parse(text, strict: true),
        "markdown" => MarkdownText.Parse(text, strict: false),
        _ => throw BotApiRefusal.Bad("unsupported parse_mode"),
    };

    /// <summary>Entities that Telegram finds by itself are ignored when given; so is what lies outside of the text.</summary>
    private static bool Usable(Entity entity, int length) =>
        entity.Offset >= 0 && entity.Length > 0 && entity.End <= length
        && entity.Type is "bold" or "italic" or "underline" or "strikethrough" or "spoiler" or "code" or "pre" or "blockquote"
            or "expandable_blockquote" or "text_mention" or "custom_emoji"
        || (entity.Type == "text_link" && entity.Url is { } url && Links.Clean(url) is not null);

    private JsonObject? ReplyTo(SandboxPerson to)
    {
        var parameters = Parameters.Json("reply_parameters", "reply parameters") as JsonObject;
        var id = parameters?.Whole("message_id") ?? Parameters.Number("reply_to_message_id");
        if (id is null)
            return null;
        if (Session.Message(to.Id, id.Value) is { } original)
        {
            original.Body.Remove("reply_to_message");
            return original.Body;
        }
        return parameters?.Word("allow_sending_without_reply") == "true" || Parameters.Flag("allow_sending_without_reply")
            ? null
            : throw BotApiRefusal.Bad("message to be replied not found");
    }
}
