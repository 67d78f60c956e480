using System.Buffers.Binary;

namespace FamilyLink.Domain.Storage.Media.Opus;

/// <summary>Ogg pages with Opus in them (RFC 3533, RFC 7845): read whole, every checksum looked at; written anew without anybody's tags.</summary>
public static class OggOpus
{
    private const int HeaderSize = 27, MostSegments = 255, PacketsOfAPage = 50;
    private const byte Continued = 1, First = 2, Last = 4;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    // OpusTags with a vendor and no comment.
    private static readonly byte[] Tags = [.. "OpusTags"u8, 10, 0, 0, 0, .. "FamilyLink"u8, 0, 0, 0, 0];

    /// <summary>The sound of a file with one logical stream; null when it is broken, chained, or no Opus.</summary>
    internal static OpusSound? Read(ReadOnlySpan<byte> file)
    {
        var packets = new List<byte[]>();
        var part = new List<byte>();
        uint? serial = null;
        for (var at = 0; at < file.Length;)
        {
            if (Page(file[at..]) is not { } length) return null;
            var page = file.Slice(at, length);
            at += length;
            var stream = BinaryPrimitives.ReadUInt32LittleEndian(page[14..]);
            if ((serial ??= stream) != stream || (page[5] & Continued) != 0 != part.Count > 0) return null;
            Unpack(page, part, packets);
        }

        // The first two packets are the head and the tags, which stay behind.
        return packets.Count > 2 && packets[1].AsSpan().StartsWith("OpusTags"u8) ? OpusSound.Of(packets[0], packets[2..]) : null;
    }

    /// <summary>A sound as an Ogg file.</summary>
    public static byte[] Write(OpusSound sound)
    {
        using var file = new MemoryStream();
        var number = 0;
        Put(file, First, 0, number++, [sound.Head]);
        Put(file, 0, 0, number++, [Tags]);
        long samples = 0;
        var pages = Pages(sound.Packets).ToList();
        foreach (var page in pages)
        {
            samples += page.Sum(OpusSound.SamplesOf);
            Put(file, page == pages[^1] ? Last : (byte)0, samples, number++, page);
        }

        return file.ToArray();
    }

    // A page holds whole packets, about a second of them.
    private static IEnumerable<List<byte[]>> Pages(IReadOnlyList<byte[]> packets)
    {
        var page = new List<byte[]>();
        var segments = 0;
        foreach (var packet in packets)
        {
            var more = packet.Length / 255 + 1;
            if (page.Count > 0 && (segments + more > MostSegments || page.Count == PacketsOfAPage))
            {
                yield return page;
                (page, segments) = ([], 0);
            }
            page.Add(packet);
            segments += more;
        }
        yield return page;
    }

    private static void Put(MemoryStream file, byte flags, long samples, int number, List<byte[]> packets)
    {
        var lacing = packets.SelectMany(p => Enumerable.Repeat((byte)255, p.Length / 255).Append((byte)(p.Length % 255))).ToArray();
        byte[] page = [.. new byte[HeaderSize], .. lacing, .. packets.SelectMany(p => p)];
        "OggS"u8.CopyTo(page);
        page[5] = flags;
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), samples);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(14), 1);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(18), number);
        page[26] = (byte)lacing.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Checksum(page));
        file.Write(page);
    }

    // The length of the page at the beginning, or null when it is none.
    private static int? Page(ReadOnlySpan<byte> at)
    {
        if (at.Length < HeaderSize || !at.StartsWith("OggS"u8) || at[4] != 0 || at.Length < HeaderSize + at[26]) return null;
        var length = HeaderSize + at[26];
        for (var i = 0; i < at[26]; i++) length += at[HeaderSize + i];
        return length <= at.Length && Checksum(at[..length]) == BinaryPrimitives.ReadUInt32LittleEndian(at[22..]) ? length : null;
    }

    private static void Unpack(ReadOnlySpan<byte> page, List<byte> part, List<byte[]> packets)
    {
        var body = HeaderSize + page[26];
        foreach (var segment in page.Slice(HeaderSize, page[26]))
        {
            part.AddRange(page.Slice(body, segment));
            body += segment;
            if (segment == 255) continue;
            packets.Add([.. part]);
            part.Clear();
        }
    }

    // The page's own checksum counts as zero.
    private static uint Checksum(ReadOnlySpan<byte> page)
    {
        uint sum = 0;
        for (var i = 0; i < page.Length; i++) sum = (sum << 8) ^ Table[(byte)(sum >> 24) ^ (i is >= 22 and < 26 ? (byte)0 : page[i])];
        return sum;
    }

    private static uint Entry(int at)
    {
        var sum = (uint)at << 24;
        for (var bit = 0; bit < 8; bit++) sum = (sum << 1) ^ ((sum & 0x80000000) != 0 ? 0x04C11DB7u : 0);
        return sum;
    }
}
