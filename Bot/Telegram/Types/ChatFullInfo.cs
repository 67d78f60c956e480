namespace Telegram.Bot.Types;

/// <summary>A chat as getChat describes it.</summary>
public class ChatFullInfo : Chat
{
    /// <summary>What the other person says of themselves.</summary>
    public string? Bio { get; set; }

    /// <summary>The description of a group or channel.</summary>
    public string? Description { get; set; }

    /// <summary>The primary invitation link of a group or channel.</summary>
    public string? InviteLink { get; set; }

    /// <summary>Whether its messages cannot be forwarded.</summary>
    public bool HasProtectedContent { get; set; }

    /// <summary>The channel's discussion group, or the other way round.</summary>
    public long? LinkedChatId { get; set; }
}
