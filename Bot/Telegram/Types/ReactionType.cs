using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A reaction under a message.</summary>
[JsonDerivedType(typeof(ReactionTypeEmoji))]
[JsonDerivedType(typeof(ReactionTypeCustomEmoji))]
public abstract class ReactionType
{
    /// <summary>Which kind this is.</summary>
    public abstract ReactionTypeKind Type { get; }

    /// <summary>A plain emoji.</summary>
    public static implicit operator ReactionType(string emoji) => new ReactionTypeEmoji { Emoji = emoji };
}

/// <summary>A plain emoji, one of those the server allows.</summary>
public class ReactionTypeEmoji : ReactionType
{
    /// <summary>The emoji.</summary>
    public string Emoji { get; set; } = default!;

    /// <summary>Which kind this is.</summary>
    public override ReactionTypeKind Type => ReactionTypeKind.Emoji;
}

/// <summary>A custom emoji.</summary>
public class ReactionTypeCustomEmoji : ReactionType
{
    /// <summary>Its id.</summary>
    public string CustomEmojiId { get; set; } = default!;

    /// <summary>Which kind this is.</summary>
    public override ReactionTypeKind Type => ReactionTypeKind.CustomEmoji;
}
