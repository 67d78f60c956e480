using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What somebody is in a chat; in a private chat Member or, once the bot is blocked, Kicked. An unknown word reads as 0.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ChatMemberStatus>))]
public enum ChatMemberStatus
{
    /// <summary>The owner.</summary>
    Creator = 1,

    /// <summary>An administrator.</summary>
    Administrator,

    /// <summary>An ordinary member.</summary>
    Member,

    /// <summary>No longer, or never, in the chat.</summary>
    Left,

    /// <summary>Banned; in a private chat: has blocked the bot.</summary>
    Kicked,

    /// <summary>A member with fewer rights.</summary>
    Restricted,
}
