using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

public static partial class TelegramBotClientExtensions
{
    /// <summary>Sends a photo.</summary>
    public static Task<Message> SendPhoto(
        this ITelegramBotClient botClient,
        ChatId chatId,
        InputFile photo,
        string? caption = default,
        ParseMode parseMode = default,
        ReplyParameters? replyParameters = default,
        ReplyMarkup? replyMarkup = default,
        int? messageThreadId = default,
        IEnumerable<MessageEntity>? captionEntities = default,
        bool showCaptionAboveMedia = default,
        bool hasSpoiler = default,
        bool disableNotification = default,
        bool protectContent = default,
        string? messageEffectId = default,
        string? businessConnectionId = default,
        bool allowPaidBroadcast = default,
        long? directMessagesTopicId = default,
        SuggestedPostParameters? suggestedPostParameters = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message>("sendPhoto")
            .With("chat_id", chatId)
            .With("photo", photo)
            .With("caption", caption)
            .With("parse_mode", parseMode)
            .WithJson("reply_parameters", replyParameters)
            .WithJson("reply_markup", replyMarkup)
            .With("message_thread_id", messageThreadId)
            .WithJson("caption_entities", captionEntities)
            .With("show_caption_above_media", showCaptionAboveMedia)
            .With("has_spoiler", hasSpoiler)
            .With("disable_notification", disableNotification)
            .With("protect_content", protectContent)
            .With("message_effect_id", messageEffectId)
            .With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast)
            .With("direct_messages_topic_id", directMessagesTopicId)
            .WithJson("suggested_post_parameters", suggestedPostParameters), cancellationToken);

    /// <summary>Sends a video.</summary>
    public static Task<Message> SendVideo(
        this ITelegramBotClient botClient,
        ChatId chatId,
        InputFile video,
        string? caption = default,
        ParseMode parseMode = default,
        ReplyParameters? replyParameters = default,
        ReplyMarkup? replyMarkup = default,
        int? duration = default,
        int? width = default,
        int? height = default,
        InputFile? thumbnail = default,
        int? messageThreadId = default,
        IEnumerable<MessageEntity>? captionEntities = default,
        bool showCaptionAboveMedia = default,
        bool hasSpoiler = default,
        bool supportsStreaming = default,
        bool disableNotification = default,
        bool protectContent = default,
        string? messageEffectId = default,
        string? businessConnectionId = default,
        bool allowPaidBroadcast = default,
        InputFile? cover = default,
        int? startTimestamp = default,
        long? directMessagesTopicId = default,
        SuggestedPostParameters? suggestedPostParameters = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message>("sendVideo")
            .With("chat_id", chatId)
            .With("video", video)
            .With("caption", caption)
            .With("parse_mode", parseMode)
            .WithJson("reply_parameters", replyParameters)
            .WithJson("reply_markup", replyMarkup)
            .With("duration", duration)
            .With("width", width)
            .With("height", height)
            .With("thumbnail", thumbnail)
            .With("message_thread_id", messageThreadId)
            .WithJson("caption_entities", captionEntities)
            .With("show_caption_above_media", showCaptionAboveMedia)
            .With("has_spoiler", hasSpoiler)
            .With("supports_streaming", supportsStreaming)
            .With("disable_notification", disableNotification)
            .With("protect_content", protectContent)
            .With("message_effect_id", messageEffectId)
            .With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast)
            .With("cover", cover)
            .With("start_timestamp", startTimestamp)
            .With("direct_messages_topic_id", directMessagesTopicId)
            .WithJson("suggested_post_parameters", suggestedPostParameters), cancellationToken);

    /// <summary>Sends an album of 2 to 10 items.</summary>
    public static Task<Message[]> SendMediaGroup(
        this ITelegramBotClient botClient,
        ChatId chatId,
        IEnumerable<IAlbumInputMedia> media,
        ReplyParameters? replyParameters = default,
        int? messageThreadId = default,
        bool disableNotification = default,
        bool protectContent = default,
        string? messageEffectId = default,
        string? businessConnectionId = default,
        bool allowPaidBroadcast = default,
        long? directMessagesTopicId = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message[]>("sendMediaGroup")
            .With("chat_id", chatId)
            .With("media", media)
            .WithJson("reply_parameters", replyParameters)
            .With("message_thread_id", messageThreadId)
            .With("disable_notification", disableNotification)
            .With("protect_content", protectContent)
            .With("message_effect_id", messageEffectId)
            .With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast)
            .With("direct_messages_topic_id", directMessagesTopicId), cancellationToken);
}
