using System.Text.Json.Nodes;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>The table of methods; names are not case-sensitive, as Telegram's. getUpdates waits and is served beside it.</summary>
internal static class BotApiMethods
{
    public static readonly IReadOnlyDictionary<string, Func<BotCall, JsonNode>> Table =
        new Dictionary<string, Func<BotCall, JsonNode>>(StringComparer.OrdinalIgnoreCase)
        {
            ["getMe"] = ChatMethods.GetMe,
            ["setWebhook"] = WebhookMethods.Set,
            ["deleteWebhook"] = WebhookMethods.Delete,
            ["getWebhookInfo"] = WebhookMethods.Info,
            ["sendMessage"] = SendMethods.SendMessage,
            ["sendPhoto"] = SendMethods.SendMedia("photo"),
            ["sendVoice"] = SendMethods.SendMedia("voice"),
            ["sendAudio"] = SendMethods.SendMedia("audio"),
            ["sendVideo"] = SendMethods.SendMedia("video"),
            ["sendDocument"] = SendMethods.SendMedia("document"),
            ["sendMediaGroup"] = SendMethods.SendMediaGroup,
            ["copyMessage"] = SendMethods.CopyMessage,
            ["editMessageText"] = EditMethods.EditText,
            ["editMessageCaption"] = EditMethods.EditCaption,
            ["editMessageReplyMarkup"] = EditMethods.EditReplyMarkup,
            ["deleteMessage"] = EditMethods.Delete,
            ["deleteMessages"] = EditMethods.DeleteMany,
            ["answerCallbackQuery"] = ChatMethods.AnswerCallbackQuery,
            ["sendChatAction"] = ChatMethods.SendChatAction,
            ["setMessageReaction"] = ChatMethods.SetMessageReaction,
            ["setMyCommands"] = CommandMethods.Set,
            ["getMyCommands"] = CommandMethods.Get,
            ["deleteMyCommands"] = CommandMethods.Delete,
            ["setChatMenuButton"] = CommandMethods.SetMenuButton,
            ["getFile"] = ChatMethods.GetFile,
            ["getChat"] = ChatMethods.GetChat,
        };
}
