using System.Buffers.Binary;
using FamilyLink.Domain.Storage.Media.Opus;

namespace FamilyLink.Tests.Spoken;

/// <summary>Small recordings put together by hand.</summary>
internal static class Voice
{
    // 20 ms of silence, full band.
    private static readonly byte[] Silence = [0xF8, 0xFF, 0xFE];

    /// <summary>Opus packets of so many seconds; the number makes the sound another one.</summary>
    public static OpusSound Sound(int seconds, byte number = 0)
    {
        byte[] head = [.. "OpusHead"u8, 1, 1, 0x38, 1, 0x80, 0xBB, 0, 0, 0, 0, 0];
        return new OpusSound(head, [.. Enumerable.Range(0, seconds * 50).Select(i => i == 0 ? [0xF8, 0xFF, 0xFE, number] : Silence)]);
    }

    /// <summary>The same as an Ogg file.</summary>
    public static byte[] Ogg(int seconds, byte number = 0) => OggOpus.Write(Sound(seconds, number));

    /// <summary>The same as a browser's live WebM: unknown sizes, clusters, simple blocks; optionally a block of another track, lacing, or a name in it.</summary>
    public static byte[] Webm(int seconds, bool laced = false, string title = "")
    {
        var sound = Sound(seconds);
        byte[] entry = [.. Element(0xD7, [1]), .. Element(0x83, [2]), .. Element(0x86, "A_OPUS"u8), .. Element(0x63A2, sound.Head)];
        var file = new List<byte>();
        file.AddRange(Element(0x1A45DFA3, [.. Element(0x4282, "webm"u8)]));
        file.AddRange(Unknown(0x18538067));
        file.AddRange(Element(0x1549A966, Element(0x7BA9, System.Text.Encoding.UTF8.GetBytes(title))));
        file.AddRange(Element(0x1654AE6B, Element(0xAE, entry)));
        foreach (var cluster in sound.Packets.Chunk(50))
        {
            file.AddRange(Unknown(0x1F43B675));
            file.AddRange(Element(0xE7, [0]));
            file.AddRange(Element(0xA3, [0x82, 0, 0, 0, 1, 2, 3]));
            foreach (var packet in cluster) file.AddRange(Element(0xA3, [0x81, 0, 0, (byte)(laced ? 0x82 : 0x80), .. packet]));
        }
        return [.. file];
    }

    public static byte[] Element(uint id, ReadOnlySpan<byte> content) => [.. Id(id), .. Size(content.Length), .. content];

    private static byte[] Unknown(uint id) => [.. Id(id), 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

    private static byte[] Id(uint id)
    {
        var four = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, id);
        return [.. four.SkipWhile(b => b == 0)];
    }

    private static byte[] Size(int length) => length < 127 ? [(byte)(0x80 | length)] : [(byte)(0x40 | (length >> 8)), (byte)length];
}
