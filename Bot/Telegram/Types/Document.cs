namespace Telegram.Bot.Types;

/// <summary>A file as the sender had it.</summary>
public class Document : FileBase
{
    /// <summary>A small picture of it.</summary>
    public PhotoSize? Thumbnail { get; set; }

    /// <summary>The name the sender's file had.</summary>
    public string? FileName { get; set; }

    /// <summary>The content type the sender claims.</summary>
    public string? MimeType { get; set; }
}
