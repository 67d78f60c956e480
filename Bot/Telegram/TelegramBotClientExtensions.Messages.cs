using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

public static partial class TelegramBotClientExtensions
{
    /// <summary>Sends words, up to 4,096 characters.</summary>
    public static Task<Message> SendMessage(
        this ITelegramBotClient botClient,
        ChatId chatId,
        string text,
        ParseMode parseMode = default,
        ReplyParameters? replyParameters = default,
        ReplyMarkup? replyMarkup = default,
        LinkPreviewOptions? linkPreviewOptions = default,
        int? messageThreadId = default,
        IEnumerable<MessageEntity>? entities = default,
        bool disableNotification = default,
        bool protectContent = default,
        string? messageEffectId = default,
        string? businessConnectionId = default,
        bool allowPaidBroadcast = default,
        long? directMessagesTopicId = default,
        SuggestedPostParameters? suggestedPostParameters = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message>("sendMessage")
            .With("chat_id", chatId)
            .With("text", text)
            .With("parse_mode", parseMode)
            .WithJson("reply_parameters", replyParameters)
            .WithJson("reply_markup", replyMarkup)
            .WithJson("link_preview_options", linkPreviewOptions)
            .With("message_thread_id", messageThreadId)
            .WithJson("entities", entities)
            .With("disable_notification", disableNotification)
            .With("protect_content", protectContent)
            .With("message_effect_id", messageEffectId)
            .With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast)
            .With("direct_messages_topic_id", directMessagesTopicId)
            .WithJson("suggested_post_parameters", suggestedPostParameters), cancellationToken);

    /// <summary>Sends a copy of a message without saying where it came from.</summary>
    public static Task<MessageId> CopyMessage(
        this ITelegramBotClient botClient,
        ChatId chatId,
        ChatId fromChatId,
        int messageId,
        string? caption = default,
        ParseMode parseMode = default,
        ReplyParameters? replyParameters = default,
        ReplyMarkup? replyMarkup = default,
        int? messageThreadId = default,
        IEnumerable<MessageEntity>? captionEntities = default,
        bool showCaptionAboveMedia = default,
        bool disableNotification = default,
        bool protectContent = default,
        bool allowPaidBroadcast = default,
        int? videoStartTimestamp = default,
        long? directMessagesTopicId = default,
        SuggestedPostParameters? suggestedPostParameters = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<MessageId>("copyMessage")
            .With("chat_id", chatId)
            .With("from_chat_id", fromChatId)
            .With("message_id", messageId)
            .With("caption", caption)
            .With("parse_mode", parseMode)
            .WithJson("reply_parameters", replyParameters)
            .WithJson("reply_markup", replyMarkup)
            .With("message_thread_id", messageThreadId)
            .WithJson("caption_entities", captionEntities)
            .With("show_caption_above_media", showCaptionAboveMedia)
            .With("disable_notification", disableNotification)
            .With("protect_content", protectContent)
            .With("allow_paid_broadcast", allowPaidBroadcast)
            .With("video_start_timestamp", videoStartTimestamp)
            .With("direct_messages_topic_id", directMessagesTopicId)
            .WithJson("suggested_post_parameters", suggestedPostParameters), cancellationToken);

    /// <summary>Deletes a message, which must be younger than 48 hours.</summary>
    public static Task DeleteMessage(
        this ITelegramBotClient botClient,
        ChatId chatId,
        int messageId,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("deleteMessage")
            .With("chat_id", chatId)
            .With("message_id", messageId), cancellationToken);

    /// <summary>Deletes 1 to 100 messages of one chat; those that cannot be deleted are passed over.</summary>
    public static Task DeleteMessages(
        this ITelegramBotClient botClient,
        ChatId chatId,
        IEnumerable<int> messageIds,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("deleteMessages")
            .With("chat_id", chatId)
            .WithJson("message_ids", messageIds), cancellationToken);

    /// <summary>Shows for five seconds what the bot is doing.</summary>
    public static Task SendChatAction(
        this ITelegramBotClient botClient,
        ChatId chatId,
        ChatAction action,
        int? messageThreadId = default,
        string? businessConnectionId = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("sendChatAction")
            .With("chat_id", chatId)
            .WithJson("action", action)
            .With("message_thread_id", messageThreadId)
            .With("business_connection_id", businessConnectionId), cancellationToken);

    /// <summary>Sets the bot's reaction under a message, or takes it back when there is none.</summary>
    public static Task SetMessageReaction(
        this ITelegramBotClient botClient,
        ChatId chatId,
        int messageId,
        IEnumerable<ReactionType>? reaction,
        bool isBig = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("setMessageReaction")
            .With("chat_id", chatId)
            .With("message_id", messageId)
            .WithJson("reaction", reaction)
            .With("is_big", isBig), cancellationToken);

    /// <summary>Ends the waiting of a pressed button, with up to 200 characters to show.</summary>
    public static Task AnswerCallbackQuery(
        this ITelegramBotClient botClient,
        string callbackQueryId,
        string? text = default,
        bool showAlert = default,
        string? url = default,
        int? cacheTime = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("answerCallbackQuery")
            .With("callback_query_id", callbackQueryId)
            .With("text", text)
            .With("show_alert", showAlert)
            .With("url", url)
            .With("cache_time", cacheTime), cancellationToken);
}
