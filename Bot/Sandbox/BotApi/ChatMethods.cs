using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>Methods about the bot, its chats and files, and the small signs: answers, actions, reactions.</summary>
internal static class ChatMethods
{
    private const string TooOld = "query is too old and response timeout expired or query ID is invalid";

    private const string Emoji =
        "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡";

    private static readonly HashSet<string> Reactions = [.. Emoji.Split(' ')];

    public static JsonNode GetMe(BotCall call)
    {
        var me = call.World.BotUser();
        foreach (var (name, value) in new[] { ("can_join_groups", false), ("can_read_all_group_messages", false), ("supports_inline_queries", false), ("can_connect_to_business", false), ("has_main_web_app", false) })
            me[name] = value;
        return me;
    }

    public static JsonNode GetChat(BotCall call)
    {
        var chat = call.Chat().ToChat();
        chat["accent_color_id"] = 0;
        chat["max_reaction_count"] = 11;
        chat["accepted_gift_types"] = new JsonObject { ["unlimited_gifts"] = true, ["limited_gifts"] = true, ["unique_gifts"] = true, ["premium_subscription"] = true };
        return chat;
    }

    public static JsonNode GetFile(BotCall call)
    {
        var file = call.Session.BotsFile(call.Parameters.Text("file_id") ?? "") ?? throw BotApiRefusal.Bad("invalid file_id");
        if (file.Size > 20 * 1024 * 1024)
            throw BotApiRefusal.Bad("file is too big");
        return new JsonObject { ["file_id"] = file.Id, ["file_unique_id"] = call.Session.UniqueId(file.Id), ["file_size"] = file.Size, ["file_path"] = file.Path };
    }

    public static JsonNode AnswerCallbackQuery(BotCall call)
    {
        var id = call.Parameters.Text("callback_query_id") ?? "";
        var text = call.Parameters.Text("text") ?? "";
        if (text.Length > 200)
            throw BotApiRefusal.Bad("MESSAGE_TOO_LONG");
        if (call.Session.Press(id) is not { } press || call.World.Machine.GetUtcNow() - press.At > call.World.Options.PressLife)
            throw BotApiRefusal.Bad(TooOld);
        call.Session.Answer(press, new JsonObject
        {
            ["callback_query_id"] = id,
            ["message_id"] = press.MessageId,
            ["text"] = text,
            ["show_alert"] = call.Parameters.Flag("show_alert"),
            ["url"] = call.Parameters.Text("url"),
            ["time"] = SandboxJson.ToNode(call.World.Clock.Now),
        });
        return true;
    }

    public static JsonNode SendChatAction(BotCall call)
    {
        call.Recipient();
        return call.Parameters.Text("action") is "typing" or "upload_photo" or "record_video" or "upload_video" or "record_voice" or "upload_voice"
            or "upload_document" or "choose_sticker" or "find_location" or "record_video_note" or "upload_video_note"
            ? true
            : throw BotApiRefusal.Bad("wrong parameter action in request");
    }

    public static JsonNode SetMessageReaction(BotCall call)
    {
        var chat = call.Recipient();
        var message = call.Session.Message(chat.Id, call.Parameters.Number("message_id") ?? 0) ?? throw BotApiRefusal.Bad("message to react not found");
        var reactions = call.Parameters.Json("reaction", "reaction") as JsonArray ?? [];
        if (reactions.Count > 1)
            throw BotApiRefusal.Bad("REACTIONS_TOO_MANY");
        var emoji = (reactions.FirstOrDefault() as JsonObject)?.Word("emoji");
        if (reactions.Count == 1 && (emoji is null || !Reactions.Contains(emoji.TrimEnd('\uFE0F'))))
            throw BotApiRefusal.Bad("REACTION_INVALID");
        call.Session.SetReaction(message, emoji);
        return true;
    }
}
