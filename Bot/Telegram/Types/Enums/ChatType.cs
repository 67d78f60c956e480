using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>The kind of a chat; an unknown word reads as 0.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ChatType>))]
public enum ChatType
{
    /// <summary>One person and the bot.</summary>
    Private = 1,

    /// <summary>A small group.</summary>
    Group,

    /// <summary>A channel.</summary>
    Channel,

    /// <summary>A large group.</summary>
    Supergroup,

    /// <summary>The private chat with whoever sent an inline query.</summary>
    Sender,
}
