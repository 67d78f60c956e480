using FamilyLink.Tests.Storage.Media;

namespace FamilyLink.Tests.Letters;

/// <summary>A page of A4 as a scanner gives it at 300 dots an inch: a real JPEG of 2480 by 3508 grey pixels, about a megabyte, written by hand.</summary>
internal static class ScannedPage
{
    public const int Width = 2480, Height = 3508;
    private const int Block = 8, Details = 16;
    private static readonly int[] s_lengths = [2, 3, 3, 3, 3, 3, 4, 5, 6, 7, 8, 9];
    private static readonly int[] s_codes = [0b00, 0b010, 0b011, 0b100, 0b101, 0b110, 0b1110, 0b11110, 0b111110, 0b1111110, 0b11111110, 0b111111110];

    /// <summary>The page; what is drawn on it follows from the seed, and further segments stand before the picture.</summary>
    public static byte[] Jpeg(int seed, params byte[][] extra) =>
    [
        .. Samples.JpegStart, .. Samples.Jfif, .. extra.SelectMany(e => e),
        .. Samples.Segment(0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]),
        .. Samples.Segment(0xC0, [8, Height >> 8, unchecked((byte)Height), Width >> 8, unchecked((byte)Width), 1, 1, 0x11, 0]),
        .. Samples.Segment(0xC4, [0x00, 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Range(0, 12).Select(i => (byte)i)]),
        // Two signs suffice for the details of a block: a step up or down at the next place, and the end.
        .. Samples.Segment(0xC4, [0x10, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x00, 0x01]),
        .. Samples.Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. Blocks(new Random(seed)), 0xFF, 0xD9,
    ];

    private static List<byte> Blocks(Random random)
    {
        var (bits, before) = (new Bits(), 0);
        for (var i = 0; i < (Width + Block - 1) / Block * ((Height + Block - 1) / Block); i++)
        {
            var grey = random.Next(-60, 61);
            var step = grey - before;
            var size = step == 0 ? 0 : 32 - int.LeadingZeroCount(Math.Abs(step));
            bits.Add(s_codes[size], s_lengths[size]);
            bits.Add(step < 0 ? step + (1 << size) - 1 : step, size);
            for (var d = 0; d < Details; d++) bits.Add(0b100 | random.Next(2), 3);
            bits.Add(0, 1);
            before = grey;
        }

        return bits.Done();
    }

    private sealed class Bits
    {
        private readonly List<byte> _bytes = [];
        private int _rest, _held;

        public void Add(int code, int length)
        {
            for (var i = length - 1; i >= 0; i--)
            {
                _held = (_held << 1) | ((code >> i) & 1);
                if (++_rest < 8) continue;
                _bytes.Add((byte)_held);
                // What looks like a marker inside the picture is followed by nothing.
                if (_held == 0xFF) _bytes.Add(0);
                (_held, _rest) = (0, 0);
            }
        }

        public List<byte> Done()
        {
            while (_rest != 0) Add(1, 1);
            return _bytes;
        }
    }
}
