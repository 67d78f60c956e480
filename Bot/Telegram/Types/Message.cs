using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Types;

/// <summary>A message.</summary>
public class Message
{
    /// <summary>The id within its chat.</summary>
    [JsonPropertyName("message_id")]
    public int Id { get; set; }

    /// <summary>The topic of a forum it belongs to.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>Who sent it; null in channels.</summary>
    public User? From { get; set; }

    /// <summary>In whose name it was sent, when not in a person's.</summary>
    public Chat? SenderChat { get; set; }

    /// <summary>When it was sent, in UTC; default when the bot may no longer see it.</summary>
    [JsonConverter(typeof(UnixSecondsConverter))]
    public DateTime Date { get; set; }

    /// <summary>The chat it is in.</summary>
    public Chat Chat { get; set; } = default!;

    /// <summary>Where it came from, when it was forwarded.</summary>
    public MessageOrigin? ForwardOrigin { get; set; }

    /// <summary>What it replies to.</summary>
    public Message? ReplyToMessage { get; set; }

    /// <summary>When it was last edited, in UTC.</summary>
    [JsonConverter(typeof(UnixSecondsConverter))]
    public DateTime? EditDate { get; set; }

    /// <summary>Whether it cannot be forwarded.</summary>
    public bool HasProtectedContent { get; set; }

    /// <summary>The album it belongs to.</summary>
    public string? MediaGroupId { get; set; }

    /// <summary>The words of a text message.</summary>
    public string? Text { get; set; }

    /// <summary>What stands out in the words.</summary>
    public MessageEntity[]? Entities { get; set; }

    /// <summary>How the preview of a link is shown.</summary>
    public LinkPreviewOptions? LinkPreviewOptions { get; set; }

    /// <summary>A silent loop; Document is set as well.</summary>
    public Animation? Animation { get; set; }

    /// <summary>Music.</summary>
    public Audio? Audio { get; set; }

    /// <summary>A file.</summary>
    public Document? Document { get; set; }

    /// <summary>A photo in its sizes.</summary>
    public PhotoSize[]? Photo { get; set; }

    /// <summary>A sticker.</summary>
    public Sticker? Sticker { get; set; }

    /// <summary>A video.</summary>
    public Video? Video { get; set; }

    /// <summary>A round video.</summary>
    public VideoNote? VideoNote { get; set; }

    /// <summary>A voice message.</summary>
    public Voice? Voice { get; set; }

    /// <summary>The words under a photo, video, file or voice message.</summary>
    public string? Caption { get; set; }

    /// <summary>What stands out in the caption.</summary>
    public MessageEntity[]? CaptionEntities { get; set; }

    /// <summary>A contact card.</summary>
    public Contact? Contact { get; set; }

    /// <summary>Who joined the group.</summary>
    public User[]? NewChatMembers { get; set; }

    /// <summary>Who left the group.</summary>
    public User? LeftChatMember { get; set; }

    /// <summary>The supergroup the group has become.</summary>
    public long? MigrateToChatId { get; set; }

    /// <summary>The group the supergroup was.</summary>
    public long? MigrateFromChatId { get; set; }

    /// <summary>The buttons under it.</summary>
    public InlineKeyboardMarkup? ReplyMarkup { get; set; }

    /// <summary>The id within its chat, by its other name.</summary>
    [JsonIgnore]
    public int MessageId => Id;

    /// <summary>What it carries.</summary>
    [JsonIgnore]
    public MessageType Type => this switch
    {
        { Text: not null } => MessageType.Text,
        { Animation: not null } => MessageType.Animation,
        { Audio: not null } => MessageType.Audio,
        { Document: not null } => MessageType.Document,
        { Photo: not null } => MessageType.Photo,
        { Sticker: not null } => MessageType.Sticker,
        { Video: not null } => MessageType.Video,
        { VideoNote: not null } => MessageType.VideoNote,
        { Voice: not null } => MessageType.Voice,
        { Contact: not null } => MessageType.Contact,
        { NewChatMembers: not null } => MessageType.NewChatMembers,
        { LeftChatMember: not null } => MessageType.LeftChatMember,
        { MigrateToChatId: not null } => MessageType.MigrateToChatId,
        { MigrateFromChatId: not null } => MessageType.MigrateFromChatId,
        _ => MessageType.Unknown,
    };
}
