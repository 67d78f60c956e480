namespace FamilyLink.Domain.Storage.Media;

/// <summary>The kinds of file that are kept, told from their content alone.</summary>
public enum MediaKind
{
    /// <summary>A JPEG picture.</summary>
    Jpeg = 1,

    /// <summary>A PNG picture.</summary>
    Png = 2,

    /// <summary>A GIF picture.</summary>
    Gif = 3,

    /// <summary>A WebP picture.</summary>
    Webp = 4,

    /// <summary>Sound in Ogg (Opus or Vorbis), as voice notes come.</summary>
    Ogg = 5,

    /// <summary>Sound in MP3.</summary>
    Mp3 = 6,

    /// <summary>Sound in MPEG-4.</summary>
    M4a = 7,

    /// <summary>Film in MPEG-4.</summary>
    Mp4 = 8,

    /// <summary>Film or sound in WebM.</summary>
    Webm = 9,

    /// <summary>A PDF document.</summary>
    Pdf = 10,
}

/// <summary>What a kind is called outside.</summary>
public static class MediaKinds
{
    /// <summary>The media type to serve it under.</summary>
    public static string ContentType(this MediaKind kind) => kind switch
    {
        MediaKind.Jpeg => "image/jpeg",
        MediaKind.Png => "image/png",
        MediaKind.Gif => "image/gif",
        MediaKind.Webp => "image/webp",
        MediaKind.Ogg => "audio/ogg",
        MediaKind.Mp3 => "audio/mpeg",
        MediaKind.M4a => "audio/mp4",
        MediaKind.Mp4 => "video/mp4",
        MediaKind.Webm => "video/webm",
        MediaKind.Pdf => "application/pdf",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The ending for a file name, with its dot.</summary>
    public static string FileEnding(this MediaKind kind) => kind switch
    {
        MediaKind.Jpeg => ".jpg",
        _ => "." + kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether it is a picture.</summary>
    public static bool IsPicture(this MediaKind kind) => kind is MediaKind.Jpeg or MediaKind.Png or MediaKind.Gif or MediaKind.Webp;
}
