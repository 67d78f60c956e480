using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A change of somebody's membership; in a private chat: the bot was blocked or unblocked.</summary>
public class ChatMemberUpdated
{
    /// <summary>The chat.</summary>
    public Chat Chat { get; set; } = default!;

    /// <summary>Who did it.</summary>
    public User From { get; set; } = default!;

    /// <summary>When, in UTC.</summary>
    [JsonConverter(typeof(UnixSecondsConverter))]
    public DateTime Date { get; set; }

    /// <summary>What was before.</summary>
    public ChatMember OldChatMember { get; set; } = default!;

    /// <summary>What is now.</summary>
    public ChatMember NewChatMember { get; set; } = default!;
}
