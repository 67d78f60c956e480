namespace Telegram.Bot.Types;

/// <summary>One size of a photo.</summary>
public class PhotoSize : FileBase
{
    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }
}
