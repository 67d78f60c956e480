using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>How a file is handed over.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FileType>))]
public enum FileType
{
    /// <summary>As bytes.</summary>
    Stream = 1,

    /// <summary>As the id of a file the server already has.</summary>
    Id,

    /// <summary>As an address the server fetches.</summary>
    Url,
}
