namespace FamilyLink.Domain.Storage.Media;

/// <summary>Tells a file's kind from its first bytes; what the sender declares is not asked.</summary>
internal static class MediaSniff
{
    /// <summary>How many first bytes are enough.</summary>
    public const int Enough = 128;

    // "qt  " is what an iPhone films: the same boxes, and what tells the place lies where it does in the others.
    private static readonly string[] FilmBrands =
        ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash", "3gp4", "3gp5", "3gp6", "qt  "];

    private static readonly string[] SoundBrands = ["M4A ", "M4B "];

    /// <summary>The kind, or null when it is none that is kept.</summary>
    public static MediaKind? KindOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return MediaKind.Jpeg;
        if (start.StartsWith(PngMetadata.Signature)) return MediaKind.Png;
        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8)) return MediaKind.Gif;
        if (start.StartsWith("RIFF"u8) && At(start, 8, "WEBP"u8)) return MediaKind.Webp;
        if (start.StartsWith("OggS"u8) && (At(start, 28, "OpusHead"u8) || At(start, 28, "\u0001vorbis"u8))) return MediaKind.Ogg;
        if (At(start, 4, "ftyp"u8)) return KindOfBrand(start[8..]);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])) return IsWebm(start) ? MediaKind.Webm : null;
        if (start.StartsWith("%PDF-"u8)) return MediaKind.Pdf;
        return start.StartsWith("ID3"u8) || IsLayer3Frame(start) ? MediaKind.Mp3 : null;
    }

    private static bool At(ReadOnlySpan<byte> start, int offset, ReadOnlySpan<byte> mark) =>
        start.Length >= offset && start[offset..].StartsWith(mark);

    private static MediaKind? KindOfBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.Length < 4) return null;
        var name = System.Text.Encoding.Latin1.GetString(brand[..4]);
        return SoundBrands.Contains(name) ? MediaKind.M4a : FilmBrands.Contains(name) ? MediaKind.Mp4 : null;
    }

    // The EBML header's DocType element (0x4282) holds "webm"; Matroska differs only there.
    private static bool IsWebm(ReadOnlySpan<byte> start) => start.IndexOf((ReadOnlySpan<byte>)[0x42, 0x82, 0x84, (byte)'w', (byte)'e', (byte)'b', (byte)'m']) > 0;

    private static bool IsLayer3Frame(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && start[0] == 0xFF && (start[1] & 0xE0) == 0xE0 &&
        (start[1] & 0x18) != 0x08 && (start[1] & 0x06) == 0x02 && (start[2] & 0xF0) is not (0xF0 or 0) && (start[2] & 0x0C) != 0x0C;
}
