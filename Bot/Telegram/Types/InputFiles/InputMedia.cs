using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A picture, video, audio or file to send, with its caption.</summary>
public abstract class InputMedia
{
    /// <summary>Which kind this is.</summary>
    public abstract InputMediaType Type { get; }

    /// <summary>The file.</summary>
    public required InputFile Media { get; set; }

    /// <summary>The words under it, up to 1,024 characters.</summary>
    public string? Caption { get; set; }

    /// <summary>How marks in the caption are read.</summary>
    public ParseMode ParseMode { get; set; }

    /// <summary>What stands out in the caption, instead of a parse mode.</summary>
    public MessageEntity[]? CaptionEntities { get; set; }

    /// <summary>Media to be filled.</summary>
    protected InputMedia() { }

    /// <summary>Media with this file.</summary>
    [SetsRequiredMembers]
    protected InputMedia(InputFile media) => Media = media;

    /// <summary>Every file that goes along.</summary>
    [JsonIgnore]
    internal virtual IEnumerable<InputFile?> Files => [Media];
}
