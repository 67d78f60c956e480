namespace Telegram.Bot.Types;

/// <summary>A round video.</summary>
public class VideoNote : FileBase
{
    /// <summary>Width and height in pixels.</summary>
    public int Length { get; set; }

    /// <summary>Length in seconds, as the sender claims.</summary>
    public int Duration { get; set; }

    /// <summary>A small picture of it.</summary>
    public PhotoSize? Thumbnail { get; set; }
}
