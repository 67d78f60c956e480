using System.Diagnostics.CodeAnalysis;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A video of an album.</summary>
public class InputMediaVideo : InputMedia, IAlbumInputMedia
{
    /// <summary>Which kind this is.</summary>
    public override InputMediaType Type => InputMediaType.Video;

    /// <summary>A small picture of it, as bytes.</summary>
    public InputFile? Thumbnail { get; set; }

    /// <summary>The picture shown before it plays.</summary>
    public InputFile? Cover { get; set; }

    /// <summary>The caption stands above.</summary>
    public bool ShowCaptionAboveMedia { get; set; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>Length in seconds.</summary>
    public int Duration { get; set; }

    /// <summary>Whether it can play while it loads.</summary>
    public bool SupportsStreaming { get; set; }

    /// <summary>Hidden until tapped.</summary>
    public bool HasSpoiler { get; set; }

    /// <summary>An item to be filled.</summary>
    public InputMediaVideo() { }

    /// <summary>An item with this file.</summary>
    [SetsRequiredMembers]
    public InputMediaVideo(InputFile media) : base(media) { }

    internal override IEnumerable<InputFile?> Files => [Media, Thumbnail, Cover];
}
