using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

public static partial class TelegramBotClientExtensions
{
    /// <summary>Sends a voice message, OGG with Opus.</summary>
    public static Task<Message> SendVoice(
        this ITelegramBotClient botClient,
        ChatId chatId,
        InputFile voice,
        string? caption = default,
        ParseMode parseMode = default,
        ReplyParameters? replyParameters = default,
        ReplyMarkup? replyMarkup = default,
        int? duration = default,
        int? messageThreadId = default,
        IEnumerable<MessageEntity>? captionEntities = default,
        bool disableNotification = default,
        bool protectContent = default,
        string? messageEffectId = default,
        string? businessConnectionId = default,
        bool allowPaidBroadcast = default,
        long? directMessagesTopicId = default,
        SuggestedPostParameters? suggestedPostParameters = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message>("sendVoice")
            .With("chat_id", chatId)
            .With("voice", voice)
            .With("caption", caption)
            .With("parse_mode", parseMode)
            .WithJson("reply_parameters", replyParameters)
            .WithJson("reply_markup", replyMarkup)
            .With("duration", duration)
            .With("message_thread_id", messageThreadId)
            .WithJson("caption_entities", captionEntities)
            .With("disable_notification", disableNotification)
            .With("protect_content", protectContent)
            .With("message_effect_id", messageEffectId)
            .With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast)
            .With("direct_messages_topic_id", directMessagesTopicId)
            .WithJson("suggested_post_parameters", suggestedPostParameters), cancellationToken);

    /// <summary>Sends music.</summary>
    public static Task<Message> SendAudio(
        this ITelegramBotClient botClient,
        ChatId chatId,
        InputFile audio,
        string? caption = default,
        ParseMode parseMode = default,
        ReplyParameters? replyParameters = default,
        ReplyMarkup? replyMarkup = default,
        int? duration = default,
        string? performer = default,
        string? title = default,
        InputFile? thumbnail = default,
        int? messageThreadId = default,
        IEnumerable<MessageEntity>? captionEntities = default,
        bool disableNotification = default,
        bool protectContent = default,
        string? messageEffectId = default,
        string? businessConnectionId = default,
        bool allowPaidBroadcast = default,
        long? directMessagesTopicId = default,
        SuggestedPostParameters? suggestedPostParameters = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message>("sendAudio")
            .With("chat_id", chatId)
            .With("audio", audio)
            .With("caption", caption)
            .With("parse_mode", parseMode)
            .WithJson("reply_parameters", replyParameters)
            .WithJson("reply_markup", replyMarkup)
            .With("duration", duration)
            .With("performer", performer)
            .With("title", title)
            .With("thumbnail", thumbnail)
            .With("message_thread_id", messageThreadId)
            .WithJson("caption_entities", captionEntities)
            .With("disable_notification", disableNotification)
            .With("protect_content", protectContent)
            .With("message_effect_id", messageEffectId)
            .With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast)
            .With("direct_messages_topic_id", directMessagesTopicId)
            .WithJson("suggested_post_parameters", suggestedPostParameters), cancellationToken);
}
