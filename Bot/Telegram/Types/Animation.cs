namespace Telegram.Bot.Types;

/// <summary>A silent loop; the message carries it as a document too.</summary>
public class Animation : FileBase
{
    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>Length in seconds, as the sender claims.</summary>
    public int Duration { get; set; }

    /// <summary>A small picture of it.</summary>
    public PhotoSize? Thumbnail { get; set; }

    /// <summary>The name the sender's file had.</summary>
    public string? FileName { get; set; }

    /// <summary>The content type the sender claims.</summary>
    public string? MimeType { get; set; }
}
