using System.Buffers.Binary;
using System.Text;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>Copies an MPEG-4 file with its descriptive boxes (place, device, title, XMP) turned into zeroed free space, so that no offset in it changes.</summary>
internal static class Mp4Metadata
{
    private const int HeaderSize = 8;
    private const int LongHeaderSize = 16;

    /// <summary>Copies; false when a box is longer than what it lies in.</summary>
    public static ValueTask<bool> Copy(ByteFeed feed, MediaWriter writer) => Boxes(feed, writer, long.MaxValue, "");

    private static async ValueTask<bool> Boxes(ByteFeed feed, MediaWriter writer, long room, string parent)
    {
        while (room >= HeaderSize && await feed.Has(HeaderSize))
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(feed.Ahead);
            var name = Encoding.Latin1.GetString(feed.Ahead.Slice(4, 4));
            var header = size == 1 ? LongHeaderSize : HeaderSize;
            if (!await feed.Has(header)) return false;
            if (size == 1) size = BinaryPrimitives.ReadInt64BigEndian(feed.Ahead[HeaderSize..]);
            // A size of 0 means up to the end of what it lies in; for the file itself that end is not known.
            if (size == 0) size = room;
            if (size < header || size > room) return false;
            if (!await Box(feed, writer, (parent, name), header, size - header)) return size == long.MaxValue;
            room -= size;
        }
        return parent.Length > 0 ? room == 0 : !await feed.Has(1);
    }

    private static async ValueTask<bool> Box(ByteFeed feed, MediaWriter writer, (string Parent, string Name) place, int header, long content)
    {
        switch (place)
        {
            // Only where players look for them: a file made of a million nested boxes must not be followed down.
            case ("", "moov") or ("moov", "trak"):
                await feed.Move(header, writer);
                return await Boxes(feed, writer, content, place.Name);
            case (_, "udta" or "meta" or "uuid" or "free" or "skip"):
                writer.Write(feed.Ahead[..4]);
                writer.Write("free"u8);
                writer.Write(feed.Ahead[HeaderSize..header]);
                feed.Step(header);
                return await Blank(feed, writer, content);
            default:
                return await feed.Move(header, writer) && await feed.Move(content, writer);
        }
    }

    private static async ValueTask<bool> Blank(ByteFeed feed, MediaWriter writer, long count)
    {
        while (count > 0 && await feed.Has(1))
        {
            var part = (int)Math.Min(count, feed.Ahead.Length);
            writer.WriteZeros(part);
            feed.Step(part);
            count -= part;
        }
        return count == 0;
    }
}
