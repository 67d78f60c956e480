using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A sticker.</summary>
public class Sticker : FileBase
{
    /// <summary>Its kind.</summary>
    public StickerType Type { get; set; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>Whether it moves.</summary>
    public bool IsAnimated { get; set; }

    /// <summary>Whether it is a video.</summary>
    public bool IsVideo { get; set; }

    /// <summary>The emoji it stands for.</summary>
    public string? Emoji { get; set; }

    /// <summary>The set it belongs to.</summary>
    public string? SetName { get; set; }
}
