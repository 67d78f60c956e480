using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.BotApi;
using FamilyLink.Bot.Sandbox.Store;
using FamilyLink.Bot.Sandbox.Text;

namespace FamilyLink.Bot.Sandbox.People;

/// <summary>Turns stored messages into what a person's screen shows.</summary>
internal static class ChatReader
{
    private static readonly string[] MediaKinds = ["photo", "voice", "audio", "video", "video_note", "document"];

    public static ChatView View(StoreSession session, SandboxPerson person, long after) => new(
        person, session.LastChange(person.Id), session.ReplyKeyboard(person.Id), CommandMethods.SeenBy(session, person),
        [.. session.MessagesAfter(person.Id, after).Select(Show)],
        [.. session.AnswersAfter(person.Id, after).Select(json => JsonSerializer.Deserialize<PressAnswer>(json, SandboxJson.Options)!)]);

    private static ChatMessage Show(StoredMessage message) => message.Deleted
        ? Empty(message) with { Deleted = true }
        : Empty(message) with
        {
            Text = Words(message.Body),
            Html = Html(message.Body),
            Entities = List(message.Body)?.DeepClone().AsArray(),
            Media = MediaKinds.Select(kind => Media(kind, message.Body[kind])).FirstOrDefault(media => media is not null),
            MediaGroupId = message.Body.Word("media_group_id"),
            InlineKeyboard = Buttons(message.Body["reply_markup"]),
            Contact = message.Body["contact"]?.DeepClone() as JsonObject,
            ReplyTo = (message.Body["reply_to_message"] as JsonObject)?.Whole("message_id"),
            Reaction = message.Reaction,
            Protected = message.Body["has_protected_content"] is not null,
            EditedAt = message.Body.Whole("edit_date") is { } edited ? DateTimeOffset.FromUnixTimeSeconds(edited) : null,
        };

    private static ChatMessage Empty(StoredMessage message) => new(
        message.Id, message.Change, message.FromBot, DateTimeOffset.FromUnixTimeSeconds((long)message.Body["date"]!),
        null, null, null, null, null, null, null, null, null, false, null, false);

    private static string? Words(JsonObject body) => body.Word("text") ?? body.Word("caption");

    private static JsonArray? List(JsonObject body) => (body["entities"] ?? body["caption_entities"]) as JsonArray;

    private static string? Html(JsonObject body) => Words(body) is { } words
        ? HtmlWriter.Write(words, [.. (List(body) ?? []).Select(entity => Entity.FromJson(entity!.AsObject()))])
        : null;

    private static List<IReadOnlyList<ChatButton>>? Buttons(JsonNode? markup) => markup?["inline_keyboard"] is JsonArray rows
        ? [.. rows.Select(row => (IReadOnlyList<ChatButton>)row!.AsArray().Select(Button).ToList())]
        : null;

    private static ChatButton Button(JsonNode? button) =>
        new(button!.AsObject().Word("text")!, button.AsObject().Word("callback_data"), button.AsObject().Word("url"));

    private static ChatMedia? Media(string kind, JsonNode? media)
    {
        if ((media is JsonArray sizes ? sizes[^1] : media) is not JsonObject file)
            return null;
        var id = file.Word("file_id")!;
        return new(kind, id, "/sandbox/files/" + id, file.Word("file_name"), file.Word("mime_type") ?? (kind == "photo" ? "image/jpeg" : null),
            file.Whole("file_size"), (int?)file.Whole("duration"), (int?)file.Whole("width"), (int?)file.Whole("height"));
    }
}
