using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Where a forwarded message came from.</summary>
[JsonConverter(typeof(MessageOriginConverter))]
public abstract class MessageOrigin
{
    /// <summary>When the first message was sent, in UTC.</summary>
    [JsonConverter(typeof(UnixSecondsConverter))]
    public DateTime Date { get; set; }

    /// <summary>From what kind of sender.</summary>
    public abstract MessageOriginType Type { get; }
}

/// <summary>From a person.</summary>
public class MessageOriginUser : MessageOrigin
{
    /// <summary>That person.</summary>
    public User SenderUser { get; set; } = default!;

    /// <summary>Which kind this is.</summary>
    public override MessageOriginType Type => MessageOriginType.User;
}

/// <summary>From a person who hides their account.</summary>
public class MessageOriginHiddenUser : MessageOrigin
{
    /// <summary>Their name.</summary>
    public string SenderUserName { get; set; } = default!;

    /// <summary>Which kind this is.</summary>
    public override MessageOriginType Type => MessageOriginType.HiddenUser;
}

/// <summary>From a group, in the name of the group.</summary>
public class MessageOriginChat : MessageOrigin
{
    /// <summary>That group.</summary>
    public Chat SenderChat { get; set; } = default!;

    /// <summary>Who wrote it.</summary>
    public string? AuthorSignature { get; set; }

    /// <summary>Which kind this is.</summary>
    public override MessageOriginType Type => MessageOriginType.Chat;
}

/// <summary>From a channel.</summary>
public class MessageOriginChannel : MessageOrigin
{
    /// <summary>That channel.</summary>
    public Chat Chat { get; set; } = default!;

    /// <summary>The message there.</summary>
    public int MessageId { get; set; }

    /// <summary>Who wrote it.</summary>
    public string? AuthorSignature { get; set; }

    /// <summary>Which kind this is.</summary>
    public override MessageOriginType Type => MessageOriginType.Channel;
}

internal sealed class MessageOriginUnknown : MessageOrigin
{
    public override MessageOriginType Type => default;
}

internal sealed class MessageOriginConverter() : SubtypeConverter<MessageOrigin>("type", typeof(MessageOriginUnknown),
    ("user", typeof(MessageOriginUser)), ("hidden_user", typeof(MessageOriginHiddenUser)),
    ("chat", typeof(MessageOriginChat)), ("channel", typeof(MessageOriginChannel)));
