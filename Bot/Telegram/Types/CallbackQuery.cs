namespace Telegram.Bot.Types;

/// <summary>A press on an inline button; it must be answered.</summary>
public class CallbackQuery
{
    /// <summary>The id to answer it by.</summary>
    public string Id { get; set; } = default!;

    /// <summary>Who pressed.</summary>
    public User From { get; set; } = default!;

    /// <summary>The message with the button; its Date is default when the bot may no longer see it.</summary>
    public Message? Message { get; set; }

    /// <summary>The inline message with the button.</summary>
    public string? InlineMessageId { get; set; }

    /// <summary>The chat, as an id of its own kind.</summary>
    public string ChatInstance { get; set; } = default!;

    /// <summary>The data of the button, up to 64 bytes; any client can send any data.</summary>
    public string? Data { get; set; }
}
