using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Which message is replied to.</summary>
public class ReplyParameters
{
    /// <summary>That message.</summary>
    public int MessageId { get; set; }

    /// <summary>Its chat, when it is another one.</summary>
    public ChatId? ChatId { get; set; }

    /// <summary>Whether to send all the same when that message is gone.</summary>
    public bool AllowSendingWithoutReply { get; set; }

    /// <summary>The words that are quoted.</summary>
    public string? Quote { get; set; }

    /// <summary>How marks in the quoted words are read.</summary>
    public ParseMode QuoteParseMode { get; set; }

    /// <summary>The marks in the quoted words, instead of a parse mode.</summary>
    public MessageEntity[]? QuoteEntities { get; set; }

    /// <summary>Where the quoted words stand, in UTF-16 units.</summary>
    public int? QuotePosition { get; set; }

    /// <summary>A reply to a message of the same chat.</summary>
    public static implicit operator ReplyParameters(int replyToMessageId) => new() { MessageId = replyToMessageId };

    /// <summary>A reply to a message.</summary>
    public static implicit operator ReplyParameters?(Message? msg) => msg is null ? null : new() { MessageId = msg.Id, ChatId = msg.Chat.Id };
}
