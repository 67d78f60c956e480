using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Something that happened; exactly one of the properties is set, or none when this client does not read that kind.</summary>
public class Update
{
    /// <summary>The id to confirm it by.</summary>
    [JsonPropertyName("update_id")]
    public int Id { get; set; }

    /// <summary>A new message.</summary>
    public Message? Message { get; set; }

    /// <summary>A message was edited.</summary>
    public Message? EditedMessage { get; set; }

    /// <summary>A new post in a channel.</summary>
    public Message? ChannelPost { get; set; }

    /// <summary>A post in a channel was edited.</summary>
    public Message? EditedChannelPost { get; set; }

    /// <summary>A press on an inline button.</summary>
    public CallbackQuery? CallbackQuery { get; set; }

    /// <summary>The bot itself was added, removed, blocked or unblocked.</summary>
    public ChatMemberUpdated? MyChatMember { get; set; }

    /// <summary>A member of a chat changed.</summary>
    public ChatMemberUpdated? ChatMember { get; set; }

    /// <summary>Which of the properties is set.</summary>
    [JsonIgnore]
    public UpdateType Type => this switch
    {
        { Message: not null } => UpdateType.Message,
        { EditedMessage: not null } => UpdateType.EditedMessage,
        { ChannelPost: not null } => UpdateType.ChannelPost,
        { EditedChannelPost: not null } => UpdateType.EditedChannelPost,
        { CallbackQuery: not null } => UpdateType.CallbackQuery,
        { MyChatMember: not null } => UpdateType.MyChatMember,
        { ChatMember: not null } => UpdateType.ChatMember,
        _ => UpdateType.Unknown,
    };
}
