using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

public static partial class TelegramBotClientExtensions
{
    /// <summary>Changes the words and buttons of one of the bot's messages; 400 "message is not modified" when nothing changes.</summary>
    public static Task<Message> EditMessageText(
        this ITelegramBotClient botClient,
        ChatId chatId,
        int messageId,
        string text,
        ParseMode parseMode = default,
        InlineKeyboardMarkup? replyMarkup = default,
        LinkPreviewOptions? linkPreviewOptions = default,
        IEnumerable<MessageEntity>? entities = default,
        string? businessConnectionId = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message>("editMessageText")
            .With("chat_id", chatId)
            .With("message_id", messageId)
            .With("text", text)
            .With("parse_mode", parseMode)
            .WithJson<ReplyMarkup>("reply_markup", replyMarkup)
            .WithJson("link_preview_options", linkPreviewOptions)
            .WithJson("entities", entities)
            .With("business_connection_id", businessConnectionId), cancellationToken);

    /// <summary>Changes the words under one of the bot's photos, videos, files or voice messages.</summary>
    public static Task<Message> EditMessageCaption(
        this ITelegramBotClient botClient,
        ChatId chatId,
        int messageId,
        string? caption,
        ParseMode parseMode = default,
        InlineKeyboardMarkup? replyMarkup = default,
        IEnumerable<MessageEntity>? captionEntities = default,
        bool showCaptionAboveMedia = default,
        string? businessConnectionId = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message>("editMessageCaption")
            .With("chat_id", chatId)
            .With("message_id", messageId)
            .With("caption", caption)
            .With("parse_mode", parseMode)
            .WithJson<ReplyMarkup>("reply_markup", replyMarkup)
            .WithJson("caption_entities", captionEntities)
            .With("show_caption_above_media", showCaptionAboveMedia)
            .With("business_connection_id", businessConnectionId), cancellationToken);

    /// <summary>Changes or takes away the buttons of one of the bot's messages.</summary>
    public static Task<Message> EditMessageReplyMarkup(
        this ITelegramBotClient botClient,
        ChatId chatId,
        int messageId,
        InlineKeyboardMarkup? replyMarkup = default,
        string? businessConnectionId = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message>("editMessageReplyMarkup")
            .With("chat_id", chatId)
            .With("message_id", messageId)
            .WithJson<ReplyMarkup>("reply_markup", replyMarkup)
            .With("business_connection_id", businessConnectionId), cancellationToken);
}
