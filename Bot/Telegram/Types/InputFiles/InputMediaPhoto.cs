using System.Diagnostics.CodeAnalysis;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A photo of an album.</summary>
public class InputMediaPhoto : InputMedia, IAlbumInputMedia
{
    /// <summary>Which kind this is.</summary>
    public override InputMediaType Type => InputMediaType.Photo;

    /// <summary>The caption stands above.</summary>
    public bool ShowCaptionAboveMedia { get; set; }

    /// <summary>Hidden until tapped.</summary>
    public bool HasSpoiler { get; set; }

    /// <summary>An item to be filled.</summary>
    public InputMediaPhoto() { }

    /// <summary>An item with this file.</summary>
    [SetsRequiredMembers]
    public InputMediaPhoto(InputFile media) : base(media) { }
}
