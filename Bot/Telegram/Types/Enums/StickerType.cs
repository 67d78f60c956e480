using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>The kind of a sticker; an unknown word reads as 0.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<StickerType>))]
public enum StickerType
{
    /// <summary>An ordinary one.</summary>
    Regular = 1,

    /// <summary>A mask for photos.</summary>
    Mask,

    /// <summary>A custom emoji.</summary>
    CustomEmoji,
}
