using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What a message carries; the numbers are the package's, with those left out that this client does not read.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MessageType>))]
public enum MessageType
{
    /// <summary>Something this client does not read.</summary>
    Unknown = 0,

    /// <summary>Words.</summary>
    Text = 1,

    /// <summary>A photo.</summary>
    Photo = 2,

    /// <summary>Music.</summary>
    Audio = 3,

    /// <summary>A video.</summary>
    Video = 4,

    /// <summary>A voice message.</summary>
    Voice = 5,

    /// <summary>A file.</summary>
    Document = 6,

    /// <summary>A sticker.</summary>
    Sticker = 7,

    /// <summary>A contact card.</summary>
    Contact = 9,

    /// <summary>A round video.</summary>
    VideoNote = 12,

    /// <summary>Somebody joined the group.</summary>
    NewChatMembers = 16,

    /// <summary>Somebody left the group.</summary>
    LeftChatMember = 17,

    /// <summary>The supergroup was a group.</summary>
    MigrateFromChatId = 25,

    /// <summary>The group has become a supergroup.</summary>
    MigrateToChatId = 26,

    /// <summary>A silent loop.</summary>
    Animation = 36,
}
