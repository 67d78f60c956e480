using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A chat.</summary>
public class Chat
{
    /// <summary>The id; up to 52 bits, negative for groups.</summary>
    public long Id { get; set; }

    /// <summary>Its kind.</summary>
    public ChatType Type { get; set; }

    /// <summary>The title of a group or channel.</summary>
    public string? Title { get; set; }

    /// <summary>The @name, without the @.</summary>
    public string? Username { get; set; }

    /// <summary>The other person's first name in a private chat.</summary>
    public string? FirstName { get; set; }

    /// <summary>The other person's last name in a private chat.</summary>
    public string? LastName { get; set; }
}
