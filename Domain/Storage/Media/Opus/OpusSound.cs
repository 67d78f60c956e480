namespace FamilyLink.Domain.Storage.Media.Opus;

/// <summary>Opus sound taken out of its container: the head and the packets, nothing else, so that no metadata comes along.</summary>
/// <param name="Head">The identification header (RFC 7845, 5.1).</param>
/// <param name="Packets">The sound, packet by packet.</param>
public sealed record OpusSound(byte[] Head, IReadOnlyList<byte[]> Packets)
{
    /// <summary>The samples of one second: Opus counts at 48 kHz whatever was recorded.</summary>
    public const int Rate = 48_000;

    /// <summary>Its length in whole seconds, rounded up.</summary>
    public int Seconds => (int)((Packets.Sum(SamplesOf) + Rate - 1) / Rate);

    /// <summary>Reads Ogg or WebM with Opus in it; null for anything else and for what is broken.</summary>
    public static OpusSound? Read(ReadOnlySpan<byte> file) => MediaSniff.KindOf(file) switch
    {
        MediaKind.Ogg => OggOpus.Read(file),
        MediaKind.Webm => WebmOpus.Read(file),
        _ => null,
    };

    /// <summary>A sound of a head and packets; null when either is not Opus.</summary>
    internal static OpusSound? Of(byte[]? head, List<byte[]> packets) =>
        head is { Length: >= 19 } && head.AsSpan().StartsWith("OpusHead"u8) && head[9] is 1 or 2 && packets.Count > 0 && packets.TrueForAll(p => SamplesOf(p) is > 0 and <= Rate * 120 / 1000)
            ? new OpusSound(head, packets) : null;

    /// <summary>How many samples (48 kHz) a packet holds, from its first bytes (RFC 6716, 3.1); 0 for a broken one.</summary>
    internal static long SamplesOf(byte[] packet)
    {
        if (packet.Length == 0) return 0;
        var config = packet[0] >> 3;
        var frame = config switch
        {
            < 12 => (config & 3) switch { 0 => 480, 1 => 960, 2 => 1920, _ => 2880 },
            < 16 => (config & 1) == 0 ? 480 : 960,
            _ => 120 << (config & 3),
        };
        var frames = (packet[0] & 3) switch { 0 => 1, 1 or 2 => 2, _ => packet.Length > 1 ? packet[1] & 0x3F : 0 };
        return frame * frames;
    }
}
