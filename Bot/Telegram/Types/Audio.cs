namespace Telegram.Bot.Types;

/// <summary>Music.</summary>
public class Audio : FileBase
{
    /// <summary>Length in seconds, as the sender claims.</summary>
    public int Duration { get; set; }

    /// <summary>Who plays.</summary>
    public string? Performer { get; set; }

    /// <summary>What is played.</summary>
    public string? Title { get; set; }

    /// <summary>The name the sender's file had.</summary>
    public string? FileName { get; set; }

    /// <summary>The content type the sender claims.</summary>
    public string? MimeType { get; set; }

    /// <summary>A small picture of it.</summary>
    public PhotoSize? Thumbnail { get; set; }
}
