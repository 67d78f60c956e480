using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file the server fetches from an address.</summary>
[JsonConverter(typeof(InputFileConverter))]
public class InputFileUrl : InputFile
{
    /// <summary>By address.</summary>
    public override FileType FileType => FileType.Url;

    /// <summary>The address.</summary>
    public required Uri Url { get; set; }

    /// <summary>A file to be named.</summary>
    public InputFileUrl() { }

    /// <summary>A file by its address.</summary>
    [SetsRequiredMembers]
    public InputFileUrl(string url) => Url = new(url);

    /// <summary>A file by its address.</summary>
    [SetsRequiredMembers]
    public InputFileUrl(Uri uri) => Url = uri;
}
