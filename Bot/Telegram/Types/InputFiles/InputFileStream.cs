using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file as bytes; sending it disposes the stream.</summary>
[JsonConverter(typeof(InputFileConverter))]
public class InputFileStream : InputFile
{
    private static long _made;

    /// <summary>As bytes.</summary>
    public override FileType FileType => FileType.Stream;

    /// <summary>The bytes.</summary>
    public required Stream Content { get; set; }

    /// <summary>The name the receiver sees.</summary>
    public string? FileName { get; }

    /// <summary>What the multipart part is called when another parameter refers to it.</summary>
    internal string PartName { get; } = string.Create(CultureInfo.InvariantCulture, $"file{Interlocked.Increment(ref _made)}");

    /// <summary>A file to be filled.</summary>
    public InputFileStream() { }

    /// <summary>A file as bytes.</summary>
    [SetsRequiredMembers]
    public InputFileStream(Stream content, string? fileName = default) => (Content, FileName) = (content, fileName);
}
