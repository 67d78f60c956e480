using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file to send.</summary>
[JsonConverter(typeof(InputFileConverter))]
public abstract class InputFile
{
    /// <summary>How it is handed over.</summary>
    public abstract FileType FileType { get; }

    /// <summary>A file by an absolute address or else by its id.</summary>
    public static InputFile FromString(string urlOrFileId)
        => Uri.TryCreate(urlOrFileId, UriKind.Absolute, out var url) ? FromUri(url) : FromFileId(urlOrFileId);

    /// <summary>A file as bytes; sending it disposes the stream.</summary>
    public static InputFileStream FromStream(Stream stream, string? fileName = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(stream, fileName ?? Path.GetFileName((stream as FileStream)?.Name));
    }

    /// <summary>A file the server fetches from an address.</summary>
    public static InputFileUrl FromUri(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new(url);
    }

    /// <summary>A file the server fetches from an address.</summary>
    public static InputFileUrl FromUri(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new(url);
    }

    /// <summary>A file the server already has.</summary>
    public static InputFileId FromFileId(string fileId)
    {
        ArgumentNullException.ThrowIfNull(fileId);
        return new(fileId);
    }

    /// <summary>A file as bytes.</summary>
    public static implicit operator InputFile(Stream stream) => FromStream(stream);

    /// <summary>A file by an absolute address or else by its id.</summary>
    [return: NotNullIfNotNull(nameof(urlOrFileId))]
    public static implicit operator InputFile?(string? urlOrFileId) => urlOrFileId is null ? null : FromString(urlOrFileId);

    /// <summary>A file that came in a message.</summary>
    public static implicit operator InputFile(FileBase file) => FromFileId(file.FileId);
}
