using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>The kind of an album item.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<InputMediaType>))]
public enum InputMediaType
{
    /// <summary>A photo.</summary>
    Photo = 1,

    /// <summary>A video.</summary>
    Video,

    /// <summary>A silent loop.</summary>
    Animation,

    /// <summary>Music.</summary>
    Audio,

    /// <summary>A file as it is.</summary>
    Document,
}
