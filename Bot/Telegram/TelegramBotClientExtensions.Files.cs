using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

public static partial class TelegramBotClientExtensions
{
    /// <summary>Sends a file as it is.</summary>
    public static Task<Message> SendDocument(
        this ITelegramBotClient botClient,
        ChatId chatId,
        InputFile document,
        string? caption = default,
        ParseMode parseMode = default,
        ReplyParameters? replyParameters = default,
        ReplyMarkup? replyMarkup = default,
        InputFile? thumbnail = default,
        int? messageThreadId = default,
        IEnumerable<MessageEntity>? captionEntities = default,
        bool disableContentTypeDetection = default,
        bool disableNotification = default,
        bool protectContent = default,
        string? messageEffectId = default,
        string? businessConnectionId = default,
        bool allowPaidBroadcast = default,
        long? directMessagesTopicId = default,
        SuggestedPostParameters? suggestedPostParameters = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Message>("sendDocument")
            .With("chat_id", chatId)
            .With("document", document)
            .With("caption", caption)
            .With("parse_mode", parseMode)
            .WithJson("reply_parameters", replyParameters)
            .WithJson("reply_markup", replyMarkup)
            .With("thumbnail", thumbnail)
            .With("message_thread_id", messageThreadId)
            .WithJson("caption_entities", captionEntities)
            .With("disable_content_type_detection", disableContentTypeDetection)
            .With("disable_notification", disableNotification)
            .With("protect_content", protectContent)
            .With("message_effect_id", messageEffectId)
            .With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast)
            .With("direct_messages_topic_id", directMessagesTopicId)
            .WithJson("suggested_post_parameters", suggestedPostParameters), cancellationToken);

    /// <summary>Readies a file of up to 20 MB for an hour of fetching.</summary>
    public static Task<TGFile> GetFile(
        this ITelegramBotClient botClient,
        string fileId,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<TGFile>("getFile")
            .With("file_id", fileId), cancellationToken);

    /// <summary>Readies a file and copies it into a stream.</summary>
    public static async Task<TGFile> GetInfoAndDownloadFile(
        this ITelegramBotClient botClient,
        string fileId,
        Stream destination,
        CancellationToken cancellationToken = default)
    {
        var file = await botClient.GetFile(fileId, cancellationToken).ConfigureAwait(false);
        await botClient.DownloadFile(file, destination, cancellationToken).ConfigureAwait(false);
        return file;
    }
}
