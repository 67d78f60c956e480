using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Media;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>Methods that put a message into a chat.</summary>
internal static class SendMethods
{
    public static JsonNode SendMessage(BotCall call)
    {
        var to = call.Recipient();
        var text = call.Formatted("text", "entities", 4096, "message is too long");
        if (text.Text.Length == 0)
            throw BotApiRefusal.Bad("message text is empty");
        var message = call.Draft(to);
        message["text"] = text.Text;
        if (text.Entities.Count > 0)
            message["entities"] = text.EntitiesJson();
        if (call.Parameters.Json("link_preview_options", "link preview options") is JsonObject preview)
            message["link_preview_options"] = preview;
        return call.Post(to, message);
    }

    public static Func<BotCall, JsonNode> SendMedia(string kind) => call =>
    {
        var to = call.Recipient();
        var message = call.Draft(to);
        message[kind] = InputFile.Read(call, kind, kind);
        call.Caption(message);
        if (call.Parameters.Flag("has_spoiler") && kind is "photo" or "video")
            message["has_media_spoiler"] = true;
        return call.Post(to, message);
    };

    public static JsonNode SendMediaGroup(BotCall call)
    {
        var to = call.Recipient();
        if (call.Parameters.Json("media", "media") is not JsonArray items || items.Any(item => item is not JsonObject))
            throw BotApiRefusal.Bad("expected an Array of InputMedia");
        if (items.Count > 10)
            throw BotApiRefusal.Bad("too many messages to send as an album");
        if (items.Count < 2)
            throw BotApiRefusal.Bad("media group must include 2-10 items");
        CheckMix([.. items.Select(item => item!.AsObject().Word("type") ?? "")]);
        var group = Albums.NewId();
        return items.Select(item => SendItem(call, to, item!.AsObject(), group)).ToJsonArray();
    }

    public static JsonNode CopyMessage(BotCall call)
    {
        var to = call.Recipient();
        var source = call.Session.Message(call.Chat("from_chat_id").Id, call.Parameters.Number("message_id") ?? 0)
            ?? throw BotApiRefusal.Bad("message to copy not found");
        var copy = call.Draft(to);
        foreach (var (name, value) in source.Body.Where(field => Albums.IsContent(field.Key)))
            copy[name] = value?.DeepClone();
        if (!copy.Any(field => Albums.IsContent(field.Key)))
            throw BotApiRefusal.Bad("message can't be copied");
        if (call.Parameters.Values.ContainsKey("caption") && copy["text"] is null)
        {
            copy.Remove("caption");
            copy.Remove("caption_entities");
            call.Caption(copy);
        }
        return new JsonObject { ["message_id"] = (long)call.Post(to, copy)["message_id"]! };
    }

    private static JsonObject SendItem(BotCall call, SandboxPerson to, JsonObject item, string group)
    {
        var kind = item.Word("type")!;
        var part = call with { Parameters = call.Parameters.With(item) };
        var message = call.Draft(to);
        message["media_group_id"] = group;
        message[kind] = InputFile.Read(part, "media", kind);
        part.Caption(message);
        call.Session.AddMessage(to.Id, message);
        return message;
    }

    /// <summary>Photos and videos go together; documents and audio only among themselves.</summary>
    private static void CheckMix(string[] kinds)
    {
        if (kinds.Any(kind => kind is not ("photo" or "video" or "document" or "audio")))
            throw BotApiRefusal.Bad("can't parse InputMedia: type must be one of photo, video, document, audio");
        if (kinds.Distinct().Count() > 1 && kinds.Any(kind => kind is "document" or "audio"))
            throw BotApiRefusal.Bad("document and audio can't be mixed with other media types");
    }
}
