using System.Buffers.Binary;

namespace FamilyLink.Bot.Sandbox.Media;

/// <summary>What a file's own bytes tell without decoding it.</summary>
/// <param name="Mime">The type its signature names, or null.</param>
/// <param name="Width">Pixels of a picture whose header could be read, else 0.</param>
/// <param name="Height">Pixels of a picture whose header could be read, else 0.</param>
/// <param name="Seconds">Length of an Ogg/Opus recording, else 0.</param>
internal sealed record FileTraits(string? Mime, int Width, int Height, int Seconds)
{
    public bool IsPicture => Mime?.StartsWith("image/", StringComparison.Ordinal) == true;

    public static FileTraits Read(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Math.Min(file.Length, 256 * 1024)];
        file.ReadExactly(head);
        var tail = new byte[Math.Min(file.Length, 70_000)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        return Read(head, tail);
    }

    private static FileTraits Read(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail) => head switch
    {
        [0xFF, 0xD8, ..] => Jpeg(head),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png(head),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', _, _, var w0, var w1, var h0, var h1, ..] => new("image/gif", w0 | w1 << 8, h0 | h1 << 8, 0),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => new("image/webp", 0, 0, 0),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => new("audio/ogg", 0, 0, OggSeconds(tail)),
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB, ..] => new("audio/mpeg", 0, 0, 0),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => new("application/pdf", 0, 0, 0),
        _ => new(null, 0, 0, 0),
    };

    private static FileTraits Png(ReadOnlySpan<byte> head) => head.Length < 24
        ? new("image/png", 0, 0, 0)
        : new("image/png", BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]), 0);

    private static FileTraits Jpeg(ReadOnlySpan<byte> head)
    {
        var at = 2;
        while (at + 9 < head.Length && head[at] == 0xFF)
        {
            var marker = head[at + 1];
            // Start of frame: every SOFn but the tables and extensions among them.
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
                return new("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]), 0);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }
        return new("image/jpeg", 0, 0, 0);
    }

    /// <summary>Opus always counts 48,000 samples a second; the last page knows how many there were.</summary>
    private static int OggSeconds(ReadOnlySpan<byte> tail)
    {
        var page = tail.LastIndexOf("OggS"u8);
        if (page < 0 || page + 14 > tail.Length)
            return 0;
        var samples = BinaryPrimitives.ReadInt64LittleEndian(tail[(page + 6)..]);
        return samples is > 0 and < 48_000L * 86_400 ? (int)((samples + 47_999) / 48_000) : 0;
    }
}
