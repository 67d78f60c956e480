namespace Telegram.Bot.Types;

/// <summary>A person or a bot.</summary>
public class User
{
    /// <summary>The id, for ever the same; up to 52 bits.</summary>
    public long Id { get; set; }

    /// <summary>Whether it is a bot.</summary>
    public bool IsBot { get; set; }

    /// <summary>First name.</summary>
    public string FirstName { get; set; } = default!;

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The @name, without the @.</summary>
    public string? Username { get; set; }

    /// <summary>The language of their app, as an IETF tag.</summary>
    public string? LanguageCode { get; set; }

    /// <summary>Whether the bot may be added to groups; by getMe only.</summary>
    public bool CanJoinGroups { get; set; }

    /// <summary>Whether the bot hears everything in groups; by getMe only.</summary>
    public bool CanReadAllGroupMessages { get; set; }

    /// <summary>Whether the bot answers inline queries; by getMe only.</summary>
    public bool SupportsInlineQueries { get; set; }
}
