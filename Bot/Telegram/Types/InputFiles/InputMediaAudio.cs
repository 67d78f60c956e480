using System.Diagnostics.CodeAnalysis;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Music of an album.</summary>
public class InputMediaAudio : InputMedia, IAlbumInputMedia
{
    /// <summary>Which kind this is.</summary>
    public override InputMediaType Type => InputMediaType.Audio;

    /// <summary>A small picture of it, as bytes.</summary>
    public InputFile? Thumbnail { get; set; }

    /// <summary>Length in seconds.</summary>
    public int Duration { get; set; }

    /// <summary>Who plays.</summary>
    public string? Performer { get; set; }

    /// <summary>What is played.</summary>
    public string? Title { get; set; }

    /// <summary>An item to be filled.</summary>
    public InputMediaAudio() { }

    /// <summary>An item with this file.</summary>
    [SetsRequiredMembers]
    public InputMediaAudio(InputFile media) : base(media) { }

    internal override IEnumerable<InputFile?> Files => [Media, Thumbnail];
}
