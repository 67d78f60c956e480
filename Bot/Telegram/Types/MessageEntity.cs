using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A stretch of text that is more than text.</summary>
public class MessageEntity
{
    /// <summary>What it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public MessageEntityType Type { get; set; }

    /// <summary>Where it begins, in UTF-16 units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Offset { get; set; }

    /// <summary>How long it is, in UTF-16 units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Length { get; set; }

    /// <summary>Where a TextLink leads.</summary>
    public string? Url { get; set; }

    /// <summary>Whom a TextMention names.</summary>
    public User? User { get; set; }

    /// <summary>The programming language of a Pre.</summary>
    public string? Language { get; set; }

    /// <summary>Which custom emoji.</summary>
    public string? CustomEmojiId { get; set; }
}
