using System.Buffers.Binary;
using System.Text;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>Copies a WebP with EXIF, XMP and unknown chunks turned into zeroed filler, so that no length in it changes.</summary>
internal static class WebpMetadata
{
    private const byte ExifAndXmpFlags = 0x0C;
    private static readonly HashSet<string> Kept = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    /// <summary>Copies; false when it is shorter than it says.</summary>
    public static async ValueTask<bool> Copy(ByteFeed feed, MediaWriter writer)
    {
        var left = BinaryPrimitives.ReadUInt32LittleEndian(feed.Ahead[4..]) - 4L;
        if (!await feed.Move(12, writer)) return false;
        while (left >= 8)
        {
            if (!await feed.Has(9)) return false;
            var name = Encoding.Latin1.GetString(feed.Ahead[..4]);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(feed.Ahead[4..]);
            var whole = 8 + size + (size & 1);
            // Some writers leave out the last chunk's filler byte.
            whole = Math.Min(whole, Math.Max(left, 8 + size));
            if (whole > left || (name == "VP8X" && size == 0) || !await Chunk(name, whole, feed, writer)) return false;
            left -= whole;
        }
        return left == 0;
    }

    private static async ValueTask<bool> Chunk(string name, long whole, ByteFeed feed, MediaWriter writer)
    {
        if (!Kept.Contains(name))
        {
            writer.Write("JUNK"u8);
            writer.Write(feed.Ahead[4..8]);
            writer.WriteZeros(whole - 8);
            return await feed.Move(whole, null);
        }
        if (name != "VP8X") return await feed.Move(whole, writer);
        writer.Write(feed.Ahead[..8]);
        writer.Write([(byte)(feed.Ahead[8] & ~ExifAndXmpFlags)]);
        feed.Step(9);
        return await feed.Move(whole - 9, writer);
    }
}
