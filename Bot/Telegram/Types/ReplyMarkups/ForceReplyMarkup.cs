namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Opens the app's reply line for this message.</summary>
public class ForceReplyMarkup : ReplyMarkup
{
    /// <summary>Always true.</summary>
    public bool ForceReply => true;

    /// <summary>The hint in the empty reply line, up to 64 characters.</summary>
    public string? InputFieldPlaceholder { get; set; }

    /// <summary>Only for those who are mentioned or replied to.</summary>
    public bool Selective { get; set; }
}
