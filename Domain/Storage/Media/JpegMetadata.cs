using System.Buffers.Binary;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>Copies a JPEG without its metadata: place, time, device, thumbnails, comments, and whatever hangs behind its end.</summary>
internal static class JpegMetadata
{
    private const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, Comment = 0xFE;
    private const byte App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF;

    /// <summary>Copies; false when it is no whole JPEG up to its first scan.</summary>
    public static async ValueTask<bool> Copy(ByteFeed feed, MediaWriter writer)
    {
        var (turned, scanned) = (false, false);
        while (await feed.Has(2))
        {
            if (feed.Ahead[0] != 0xFF) return false;
            var marker = feed.Ahead[1];
            if (marker == 0xFF) feed.Step(1);
            else if (marker is StartOfImage or EndOfImage or 0x01 or (>= 0xD0 and <= 0xD7))
            {
                await feed.Move(2, writer);
                if (marker == EndOfImage) return scanned;
            }
            else
            {
                if (!await feed.Has(4)) return false;
                var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(feed.Ahead[2..]);
                if (length < 4 || !await feed.Has(length)) return false;
                turned |= Segment(marker, feed.Ahead[..length], turned, writer);
                feed.Step(length);
                if (marker == StartOfScan) scanned = await Scan(feed, writer);
            }
        }
        // A picture that breaks off in its last scan still shows what came.
        return scanned;
    }

    // Writes what may stay of a segment; true when it wrote an orientation.
    private static bool Segment(byte marker, ReadOnlySpan<byte> segment, bool turned, MediaWriter writer)
    {
        if (Stays(marker, segment[4..]))
        {
            writer.Write(segment);
            return false;
        }
        // Cutting the orientation too would lay pages of handwriting on their side.
        if (turned || marker != App1 || ExifOrientation.ReadSegment(segment[4..]) is not { } orientation) return false;
        writer.Write(ExifOrientation.Segment(orientation));
        return true;
    }

    // APP0 is JFIF, APP2 may be the colour profile, APP14 tells how colours are coded.
    private static bool Stays(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 or App14 => true,
        App2 => content.StartsWith("ICC_PROFILE\0"u8),
        Comment or (>= App1 and <= App15) => false,
        _ => true,
    };

    private static async ValueTask<bool> Scan(ByteFeed feed, MediaWriter writer)
    {
        while (await feed.Has(2))
        {
            var plain = feed.Ahead.IndexOf((byte)0xFF);
            if (plain < 0) await feed.Move(feed.Ahead.Length, writer);
            else if (plain > 0) await feed.Move(plain, writer);
            else if (feed.Ahead[1] is 0x00 or (>= 0xD0 and <= 0xD7)) await feed.Move(2, writer);
            else return true;
        }
        await feed.MoveRest(writer);
        return true;
    }
}
