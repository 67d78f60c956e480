using System.Buffers.Binary;
using System.Text;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>Copies a PNG with only the chunks that make the picture; texts, places, times and private chunks stay behind.</summary>
internal static class PngMetadata
{
    private const int LongestExif = 64 * 1024;

    private static readonly HashSet<string> Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "hIST",
        "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    ];

    /// <summary>A PNG's first bytes.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Copies; false when it breaks off before its end.</summary>
    public static async ValueTask<bool> Copy(ByteFeed feed, MediaWriter writer)
    {
        await feed.Move(Signature.Length, writer);
        while (await feed.Has(8))
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(feed.Ahead);
            var name = Encoding.Latin1.GetString(feed.Ahead.Slice(4, 4));
            if (length > int.MaxValue) return false;
            if (name == "eXIf" && length <= LongestExif && await feed.Has(8 + (int)length)) Turn(feed.Ahead.Slice(8, (int)length), writer);
            if (!await feed.Move(8 + (long)length + 4, Kept.Contains(name) ? writer : null)) return false;
            if (name == "IEND") return true;
        }
        return false;
    }

    // As in a JPEG, what is cut must not lay the page on its side: browsers turn a PNG by its EXIF too.
    private static void Turn(ReadOnlySpan<byte> exif, MediaWriter writer)
    {
        if (ExifOrientation.Read(exif) is not { } orientation) return;
        byte[] named = [.. "eXIf"u8, .. ExifOrientation.Bare(orientation)];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, named.Length - 4);
        writer.Write(number);
        writer.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        writer.Write(number);
    }

    // CRC-32 as PNG has it, bit by bit: it runs over thirty bytes.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }
        return ~sum;
    }
}
