using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file the server already has.</summary>
[JsonConverter(typeof(InputFileConverter))]
public class InputFileId : InputFile
{
    /// <summary>By id.</summary>
    public override FileType FileType => FileType.Id;

    /// <summary>The id, as an earlier message gave it to this bot.</summary>
    public required string Id { get; set; }

    /// <summary>A file to be named.</summary>
    public InputFileId() { }

    /// <summary>A file by its id.</summary>
    [SetsRequiredMembers]
    public InputFileId(string id) => Id = id;
}
