using System.Buffers.Binary;
using System.Text;

namespace FamilyLink.Tests.Storage.Media;

/// <summary>Small files of each kind, put together by hand so that every byte is known.</summary>
internal static class Samples
{
    public const string Planted = "PLANTED GPS 24.8801N 102.8329E";

    public static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    public static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    // JPEG

    public static readonly byte[] JpegStart = [0xFF, 0xD8];
    public static readonly byte[] Jfif = Segment(0xE0, Bytes("JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"));
    public static readonly byte[] Icc = Segment(0xE2, [.. Bytes("ICC_PROFILE\0\u0001\u0001"), .. Noise(300)]);
    public static readonly byte[] Adobe = Segment(0xEE, Bytes("Adobe\0d\0\0\0\0\u0001"));
    public static readonly byte[] Tables = Segment(0xDB, Noise(65));
    public static readonly byte[] Frame = Segment(0xC0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0]);

    public static byte[] Segment(byte marker, byte[] content)
    {
        var length = content.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)length, .. content];
    }

    public static byte[] Scan(int length)
    {
        var data = Noise(length).SelectMany(value => value == 0xFF ? new byte[] { 0xFF, 0x00 } : [value]);
        return [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. data, 0xFF, 0xD0, .. Noise(20).Where(value => value != 0xFF)];
    }

    public static byte[] Exif(ushort orientation, bool little)
    {
        var tiff = new byte[8 + 2 + 2 * 12 + 4];
        Bytes(little ? "II*\0" : "MM\0*").CopyTo(tiff, 0);
        Put(4, 8, 4);
        Put(8, 2, 2);
        Put(10, 0x010F, 2);
        Put(12, 2, 2);
        Put(14, Planted.Length, 4);
        Put(18, tiff.Length, 4);
        Put(22, 0x0112, 2);
        Put(24, 3, 2);
        Put(26, 1, 4);
        Put(30, orientation, 2);
        return Segment(0xE1, [.. Bytes("Exif\0\0"), .. tiff, .. Bytes(Planted)]);

        void Put(int at, int value, int width)
        {
            var part = tiff.AsSpan(at, width);
            if (width == 2 && little) BinaryPrimitives.WriteUInt16LittleEndian(part, (ushort)value);
            else if (width == 2) BinaryPrimitives.WriteUInt16BigEndian(part, (ushort)value);
            else if (little) BinaryPrimitives.WriteInt32LittleEndian(part, value);
            else BinaryPrimitives.WriteInt32BigEndian(part, value);
        }
    }

    public static byte[] Jpeg(params byte[][] extra) =>
        [.. JpegStart, .. Jfif, .. extra.SelectMany(part => part), .. Icc, .. Adobe, .. Tables, .. Frame, .. Scan(5000), 0xFF, 0xD9];

    // PNG

    public static readonly byte[] PngStart = [0x89, .. Bytes("PNG\r\n\u001A\n")];

    public static byte[] PngChunk(string name, byte[] content) => [.. BigEndian(content.Length), .. Bytes(name), .. content, .. Noise(4)];

    public static byte[] Png(params byte[][] extra) =>
    [
        .. PngStart, .. PngChunk("IHDR", Noise(13)), .. PngChunk("pHYs", Noise(9)), .. extra.SelectMany(part => part),
        .. PngChunk("IDAT", Noise(70_000)), .. PngChunk("IDAT", Noise(3)), .. PngChunk("IEND", []),
    ];

    /// <summary>A picture that a browser draws: grey stripes of so many pixels.</summary>
    public static byte[] Drawn(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < height; y++) zlib.Write([0, .. Enumerable.Repeat((byte)(y / 8 % 2 == 0 ? 255 : 90), width)]);
        return [.. PngStart, .. Checked("IHDR", [.. BigEndian(width), .. BigEndian(height), 8, 0, 0, 0, 0]), .. Checked("IDAT", packed.ToArray()), .. Checked("IEND", [])];

        byte[] Checked(string name, byte[] content) => [.. BigEndian(content.Length), .. Bytes(name), .. content, .. BigEndian((int)Crc([.. Bytes(name), .. content]))];
        static uint Crc(byte[] bytes)
        {
            var crc = 0xFFFFFFFFu;
            foreach (var one in bytes)
            {
                crc ^= one;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
            }

            return ~crc;
        }
    }

    // WebP

    public static byte[] WebpChunk(string name, byte[] content) =>
        [.. Bytes(name), .. LittleEndian(content.Length), .. content, .. new byte[content.Length & 1]];

    public static byte[] Webp(byte flags, params byte[][] extra)
    {
        byte[] body = [.. Bytes("WEBP"), .. WebpChunk("VP8X", [flags, 0, 0, 0, 15, 0, 0, 15, 0, 0]), .. WebpChunk("VP8 ", Noise(501)), .. extra.SelectMany(part => part)];
        return [.. Bytes("RIFF"), .. LittleEndian(body.Length), .. body];
    }

    // MPEG-4

    public static byte[] Box(string name, params byte[][] content)
    {
        var body = content.SelectMany(part => part).ToArray();
        return [.. BigEndian(8 + body.Length), .. Bytes(name), .. body];
    }

    public static byte[] Mp4(string brand, params byte[][] inMovie) =>
        [.. Box("ftyp", Bytes(brand), Noise(4)), .. Box("mdat", Noise(100_000)), .. Box("moov", [Box("mvhd", Noise(100)), .. inMovie, Box("trak", Box("tkhd", Noise(84)), Box("udta", Bytes(Planted)))])];

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] LittleEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
