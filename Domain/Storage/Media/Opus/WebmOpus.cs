using System.Buffers.Binary;

namespace FamilyLink.Domain.Storage.Media.Opus;

/// <summary>Reads Opus out of WebM as browsers record it (Matroska, RFC 9559): one walk over the elements; lacing, which no browser writes for sound, is refused.</summary>
internal static class WebmOpus
{
    private const uint Segment = 0x18538067, Cluster = 0x1F43B675, Tracks = 0x1654AE6B, TrackEntry = 0xAE, BlockGroup = 0xA0;
    private const uint TrackNumber = 0xD7, CodecId = 0x86, CodecPrivate = 0x63A2, SimpleBlock = 0xA3, Block = 0xA1;
    private const int LacingFlags = 0x06;

    /// <summary>The sound of the first Opus track, or null.</summary>
    public static OpusSound? Read(ReadOnlySpan<byte> file)
    {
        var packets = new List<byte[]>();
        byte[]? head = null;
        ulong track = 0, number = 0;
        var opus = false;
        var at = 0;
        while (at < file.Length)
        {
            if (!Id(file, ref at, out var id) || !Number(file, ref at, out var size, out var unknown)) break;
            // Their children follow at once; a live recording does not even know how long they are.
            if (id is Segment or Cluster or Tracks or BlockGroup) continue;
            if (id == TrackEntry)
            {
                (number, opus) = (0, false);
                continue;
            }
            // A recording that was cut off keeps what is whole.
            if (unknown || size > (ulong)(file.Length - at)) break;
            var content = file.Slice(at, (int)size);
            at += (int)size;
            if (id == TrackNumber) number = Unsigned(content);
            else if (id == CodecId) opus = content.SequenceEqual("A_OPUS"u8);
            else if (id == CodecPrivate && head is null) (head, track) = (content.ToArray(), number);
            else if (id is SimpleBlock or Block && !Take(content, track, packets)) return null;
        }

        return opus ? OpusSound.Of(head, packets) : null;
    }

    // A block: track, time (16 bits), flags, then the packet.
    private static bool Take(ReadOnlySpan<byte> block, ulong track, List<byte[]> packets)
    {
        var at = 0;
        if (!Number(block, ref at, out var number, out _) || block.Length < at + 3) return false;
        if (number != track) return true;
        if ((block[at + 2] & LacingFlags) != 0) return false;
        packets.Add(block[(at + 3)..].ToArray());
        return true;
    }

    // An element's id keeps the marker that tells its length.
    private static bool Id(ReadOnlySpan<byte> file, ref int at, out uint id)
    {
        id = 0;
        var length = Length(file, at);
        if (length is 0 or > 4 || at + length > file.Length) return false;
        for (var i = 0; i < length; i++) id = (id << 8) | file[at + i];
        at += length;
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> file, ref int at, out ulong value, out bool unknown)
    {
        (value, unknown) = (0, false);
        var length = Length(file, at);
        if (length == 0 || at + length > file.Length) return false;
        value = (ulong)file[at] & (0xFFu >> length);
        for (var i = 1; i < length; i++) value = (value << 8) | file[at + i];
        unknown = value == (1UL << (7 * length)) - 1;
        at += length;
        return true;
    }

    private static int Length(ReadOnlySpan<byte> file, int at) =>
        at >= file.Length || file[at] == 0 ? 0 : System.Numerics.BitOperations.LeadingZeroCount((uint)file[at]) - 23;

    private static ulong Unsigned(ReadOnlySpan<byte> content)
    {
        Span<byte> whole = stackalloc byte[sizeof(ulong)];
        if (content.Length > whole.Length) return 0;
        content.CopyTo(whole[(whole.Length - content.Length)..]);
        return BinaryPrimitives.ReadUInt64BigEndian(whole);
    }
}
