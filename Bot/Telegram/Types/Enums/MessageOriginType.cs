using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>Where a forwarded message came from; an unknown word reads as 0.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MessageOriginType>))]
public enum MessageOriginType
{
    /// <summary>A person.</summary>
    User = 1,

    /// <summary>A person who hides their account.</summary>
    HiddenUser,

    /// <summary>A group, in the name of the group.</summary>
    Chat,

    /// <summary>A channel.</summary>
    Channel,
}
