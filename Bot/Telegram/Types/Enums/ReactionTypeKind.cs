using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>The kind of a reaction.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ReactionTypeKind>))]
public enum ReactionTypeKind
{
    /// <summary>A plain emoji.</summary>
    Emoji = 1,

    /// <summary>A custom emoji.</summary>
    CustomEmoji,

    /// <summary>A paid star.</summary>
    Paid,
}
