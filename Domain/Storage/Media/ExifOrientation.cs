using System.Buffers.Binary;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>The one thing kept of a picture's EXIF: which way is up.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;
    private const int EntrySize = 12;
    private const int TiffHeaderSize = 8;

    private static ReadOnlySpan<byte> Mark => "Exif\0\0"u8;

    /// <summary>The orientation, 2 to 8, of a JPEG's APP1 segment's content; null when it has none or is upright.</summary>
    public static byte? ReadSegment(ReadOnlySpan<byte> content) => content.StartsWith(Mark) ? Read(content[Mark.Length..]) : null;

    /// <summary>The orientation, 2 to 8, of bare EXIF; null when it has none or is upright.</summary>
    public static byte? Read(ReadOnlySpan<byte> tiff)
    {
        var little = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < TiffHeaderSize || (!little && !tiff.StartsWith("MM\0*"u8))) return null;
        var directory = Number(tiff[4..], little);
        if (directory > tiff.Length - 2) return null;
        var entries = tiff[(int)directory..];
        int count = Half(entries, little);
        for (entries = entries[2..]; count > 0 && entries.Length >= EntrySize; count--, entries = entries[EntrySize..])
        {
            if (Half(entries, little) != Tag || Half(entries[2..], little) != Short) continue;
            var value = Half(entries[8..], little);
            return value is >= 2 and <= 8 ? (byte)value : null;
        }
        return null;
    }

    /// <summary>A whole APP1 segment that says the orientation and nothing else.</summary>
    public static byte[] Segment(byte orientation) => [0xFF, 0xE1, 0, 34, .. Mark, .. Bare(orientation)];

    /// <summary>Bare EXIF that says the orientation and nothing else.</summary>
    public static byte[] Bare(byte orientation) =>
    [
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, TiffHeaderSize,
        0, 1, 0x01, 0x12, 0, (byte)Short, 0, 0, 0, 1, 0, orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort Half(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Number(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
