namespace Telegram.Bot.Types;

/// <summary>A voice message, OGG with Opus.</summary>
public class Voice : FileBase
{
    /// <summary>Length in seconds, as the sender claims.</summary>
    public int Duration { get; set; }

    /// <summary>The content type the sender claims.</summary>
    public string? MimeType { get; set; }
}
