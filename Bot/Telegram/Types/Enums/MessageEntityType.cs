using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What a stretch of text is; an unknown word reads as 0.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MessageEntityType>))]
public enum MessageEntityType
{
    /// <summary>An @username.</summary>
    Mention = 1,

    /// <summary>A #hashtag.</summary>
    Hashtag,

    /// <summary>A /command.</summary>
    BotCommand,

    /// <summary>An address.</summary>
    Url,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>Bold.</summary>
    Bold,

    /// <summary>Italic.</summary>
    Italic,

    /// <summary>Fixed width.</summary>
    Code,

    /// <summary>A block of fixed width.</summary>
    Pre,

    /// <summary>Words that lead to an address.</summary>
    TextLink,

    /// <summary>Words that name a person without username.</summary>
    TextMention,

    /// <summary>A telephone number.</summary>
    PhoneNumber,

    /// <summary>A $CASHTAG.</summary>
    Cashtag,

    /// <summary>Underlined.</summary>
    Underline,

    /// <summary>Struck out.</summary>
    Strikethrough,

    /// <summary>Hidden until tapped.</summary>
    Spoiler,

    /// <summary>A custom emoji.</summary>
    CustomEmoji,

    /// <summary>A quotation.</summary>
    Blockquote,

    /// <summary>A quotation that unfolds.</summary>
    ExpandableBlockquote,
}
