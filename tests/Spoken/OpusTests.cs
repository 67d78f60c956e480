using FamilyLink.Domain.Storage.Media;
using FamilyLink.Domain.Storage.Media.Opus;

namespace FamilyLink.Tests.Spoken;

public sealed class OpusTests
{
    [Fact]
    public void What_a_browser_records_as_WebM_becomes_the_same_packets_in_Ogg()
    {
        var read = OpusSound.Read(Voice.Webm(3, title: "小明家的院子")).ShouldNotBeNull();
        read.Seconds.ShouldBe(3);
        var written = OggOpus.Write(read);
        var again = OpusSound.Read(written).ShouldNotBeNull();
        again.Head.ShouldBe(Voice.Sound(3).Head);
        again.Packets.Count.ShouldBe(150);
        again.Packets.SelectMany(p => p).ShouldBe(Voice.Sound(3).Packets.SelectMany(p => p));
        System.Text.Encoding.UTF8.GetString(written).ShouldNotContain("小明");
        written.AsSpan(28, 8).ToArray().ShouldBe("OpusHead"u8.ToArray());
    }

    [Fact]
    public void An_Ogg_file_is_written_anew_without_its_tags_and_pages_count_their_samples()
    {
        var file = Voice.Ogg(2);
        OpusSound.Read(file).ShouldNotBeNull().Seconds.ShouldBe(2);
        var pages = Pages(file);
        pages.Select(p => p.Flags).ShouldBe([2, 0, 0, 4]);
        pages.Select(p => p.Samples).ShouldBe([0, 0, 48_000, 96_000]);
        pages.Select(p => p.Number).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void Long_packets_span_lacing_values_and_come_back_whole()
    {
        byte[] packet(int length) => [0xF8, .. Enumerable.Repeat((byte)7, length - 1)];
        var sound = new OpusSound(Voice.Sound(1).Head, [packet(254), packet(255), packet(510), packet(1275), packet(2)]);
        OpusSound.Read(OggOpus.Write(sound)).ShouldNotBeNull().Packets.Select(p => p.Length).ShouldBe([254, 255, 510, 1275, 2]);
    }

    [Theory]
    [InlineData(new byte[] { 0x00 }, 480)]
    [InlineData(new byte[] { 0x08 }, 960)]
    [InlineData(new byte[] { 0x18 }, 2880)]
    [InlineData(new byte[] { 0x60 }, 480)]
    [InlineData(new byte[] { 0x68 }, 960)]
    [InlineData(new byte[] { 0x80 }, 120)]
    [InlineData(new byte[] { 0xF8 }, 960)]
    [InlineData(new byte[] { 0xF9 }, 1920)]
    [InlineData(new byte[] { 0xFB, 0x03 }, 2880)]
    [InlineData(new byte[] { 0xFB }, 0)]
    [InlineData(new byte[0], 0)]
    public void A_packet_tells_its_length_by_its_first_bytes(byte[] packet, long samples) => OpusSound.SamplesOf(packet).ShouldBe(samples);

    [Fact]
    public void What_is_broken_laced_or_no_Opus_is_refused_and_no_cut_crashes()
    {
        var (ogg, webm) = (Voice.Ogg(1), Voice.Webm(1));
        OpusSound.Read(Voice.Webm(1, laced: true)).ShouldBeNull();
        OpusSound.Read("OggS and nothing else"u8).ShouldBeNull();
        for (var at = 0; at < ogg.Length; at += 7)
        {
            var bent = (byte[])ogg.Clone();
            bent[at] ^= 0x10;
            OpusSound.Read(bent).ShouldBeNull($"byte {at}");
            OpusSound.Read(ogg.AsSpan(0, at)).ShouldBeNull();
        }
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var bent = webm[..random.Next(40, webm.Length)];
            for (var n = 0; n < 3; n++) bent[random.Next(bent.Length)] = (byte)random.Next(256);
            if (OpusSound.Read(bent) is { } read) OpusSound.Read(OggOpus.Write(read)).ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_live_recording_that_was_cut_off_keeps_what_is_whole()
    {
        var webm = Voice.Webm(3);
        OpusSound.Read(webm.AsSpan(0, webm.Length - 3)).ShouldNotBeNull().Packets.Count.ShouldBe(149);
        MediaKind.Ogg.ContentType().ShouldBe("audio/ogg");
    }

    private static List<(byte Flags, long Samples, int Number)> Pages(byte[] file)
    {
        var pages = new List<(byte, long, int)>();
        for (var at = 0; at < file.Length;)
        {
            pages.Add((file[at + 5], BitConverter.ToInt64(file, at + 6), BitConverter.ToInt32(file, at + 18)));
            var lacing = file.AsSpan(at + 27, file[at + 26]).ToArray();
            at += 27 + lacing.Length + lacing.Sum(b => b);
        }
        return pages;
    }
}
