using System.Diagnostics.CodeAnalysis;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file of an album.</summary>
public class InputMediaDocument : InputMedia, IAlbumInputMedia
{
    /// <summary>Which kind this is.</summary>
    public override InputMediaType Type => InputMediaType.Document;

    /// <summary>A small picture of it, as bytes.</summary>
    public InputFile? Thumbnail { get; set; }

    /// <summary>Leave it a file whatever it holds.</summary>
    public bool DisableContentTypeDetection { get; set; }

    /// <summary>An item to be filled.</summary>
    public InputMediaDocument() { }

    /// <summary>An item with this file.</summary>
    [SetsRequiredMembers]
    public InputMediaDocument(InputFile media) : base(media) { }

    internal override IEnumerable<InputFile?> Files => [Media, Thumbnail];
}
