using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Storage.Keys;
using static FamilyLink.Tests.Storage.Media.Samples;

namespace FamilyLink.Tests.Storage.Media;

public sealed class MediaStoreTests : IDisposable
{
    private const long Child = 351_234_567_890_123_456;
    private readonly KeyFolder folder = new();
    private readonly KeyFile keys;
    private readonly MediaStore store;

    public MediaStoreTests() => store = new MediaStore(keys = folder.Open(), Root, TimeProvider.System);

    private string Root => Path.Combine(folder.Path, "media");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_of_handwriting_comes_back_byte_for_byte() =>
        (await Read(await Kept(Jpeg()))).ShouldBe(Jpeg());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Place_and_device_are_cut_out_of_a_JPEG_and_nothing_else(bool little)
    {
        byte[][] hidden =
        [
            Exif(1, little), Segment(0xE1, Bytes("http://ns.adobe.com/xap/1.0/\0" + Planted)), Segment(0xED, Bytes("Photoshop 3.0\0" + Planted)),
            Segment(0xFE, Bytes(Planted)), Segment(0xE2, Bytes("MPF\0" + Planted)), Segment(0xE3, Bytes(Planted)),
        ];
        byte[] behind = [.. Jpeg(), .. Exif(1, little), .. Bytes(Planted)];
        (await Read(await Kept(Jpeg(hidden)))).ShouldBe(Jpeg());
        (await Read(await Kept(behind))).ShouldBe(Jpeg());
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(6, false)]
    [InlineData(3, true)]
    [InlineData(8, false)]
    public async Task A_picture_taken_sideways_stays_upright(byte orientation, bool little)
    {
        var read = await Read(await Kept(Jpeg(Exif(orientation, little))));
        byte[] small = [.. Segment(0xE1, [.. Bytes("Exif\0\0MM\0*"), 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])];
        read.ShouldBe(Jpeg(small));
        read.AsSpan().IndexOf("PLANTED"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task A_progressive_JPEG_keeps_all_its_scans()
    {
        byte[] several = [.. JpegStart, .. Frame, .. Scan(700), .. Segment(0xC4, Noise(40)), .. Scan(900), 0xFF, 0xD9];
        (await Read(await Kept(several))).ShouldBe(several);
    }

    [Fact]
    public async Task Texts_times_and_private_chunks_are_cut_out_of_a_PNG_and_nothing_else()
    {
        var hidden = new[] { "tEXt", "iTXt", "zTXt", "eXIf", "tIME", "prVt" }.Select(name => PngChunk(name, Bytes(Planted))).ToArray();
        byte[] behind = [.. Png(hidden), .. Bytes(Planted)];
        (await Read(await Kept(behind))).ShouldBe(Png());
    }

    [Fact]
    public async Task A_PNG_taken_sideways_stays_upright_and_its_checksum_is_right()
    {
        var read = await Read(await Kept(Png(PngChunk("eXIf", Exif(6, true)[10..]))));
        byte[] small = [.. Bytes("MM\0*"), 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        byte[] turned = [.. PngChunk("eXIf", small)[..^4], .. Convert.FromHexString("D6674B69")];
        read.ShouldBe(Png(turned));
        read.AsSpan().IndexOf("PLANTED"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task Exif_and_XMP_are_blanked_in_a_WebP_and_its_flags_say_so()
    {
        var hidden = new[] { WebpChunk("EXIF", Bytes(Planted)), WebpChunk("XMP ", Bytes(Planted + "!")) };
        var blank = new[] { WebpChunk("JUNK", new byte[Planted.Length]), WebpChunk("JUNK", new byte[Planted.Length + 1]) };
        (await Read(await Kept(Webp(0x1C, hidden)))).ShouldBe(Webp(0x10, blank));
    }

    [Theory]
    [InlineData("isom")]
    [InlineData("qt  ")]
    public async Task Place_and_title_are_blanked_in_a_film_without_moving_a_byte(string brand)
    {
        var film = Mp4(brand, Box("udta", Box("\u00A9xyz", Bytes(Planted))), Box("meta", Bytes(Planted)));
        var read = await Read(await Kept(film));
        read.Length.ShouldBe(film.Length);
        read.AsSpan().IndexOf("PLANTED"u8).ShouldBe(-1);
        read.AsSpan(0, 100_000).ToArray().ShouldBe(film[..100_000]);
        read.AsSpan().IndexOf("tkhd"u8).ShouldBe(film.AsSpan().IndexOf("tkhd"u8));
    }

    public static TheoryData<string, MediaKind> Kinds => new()
    {
        { "GIF89a" + new string('x', 50), MediaKind.Gif },
        { "OggS" + new string('\0', 24) + "OpusHead" + new string('x', 50), MediaKind.Ogg },
        { "OggS" + new string('\0', 24) + "\u0001vorbis" + new string('x', 50), MediaKind.Ogg },
        { "ID3\u0004" + new string('x', 50), MediaKind.Mp3 },
        { "\u00FF\u00FB\u0090\0" + new string('x', 50), MediaKind.Mp3 },
        { "\u001AE\u00DF\u00A3\u0093B\u0082\u0084webm" + new string('x', 50), MediaKind.Webm },
        { "%PDF-1.7\n" + new string('x', 50), MediaKind.Pdf },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Voices_films_and_pages_are_known_by_their_content_and_kept_as_they_are(string content, MediaKind kind)
    {
        var media = await Kept(Bytes(content));
        media.Kind.ShouldBe(kind);
        (await Read(media)).ShouldBe(Bytes(content));
    }

    [Fact]
    public async Task Pictures_and_recordings_are_known_by_their_content()
    {
        (await Kept(Jpeg())).Kind.ShouldBe(MediaKind.Jpeg);
        (await Kept(Png())).Kind.ShouldBe(MediaKind.Png);
        (await Kept(Webp(0))).Kind.ShouldBe(MediaKind.Webp);
        (await Kept(Mp4("M4A "))).Kind.ShouldBe(MediaKind.M4a);
        (await Kept(Mp4("mp42"))).Kind.ShouldBe(MediaKind.Mp4);
        (await Kept(Mp4("qt  "))).Kind.ShouldBe(MediaKind.Mp4, "what an iPhone films");
        Enum.GetValues<MediaKind>().Select(kind => kind.ContentType() + kind.FileEnding()).Distinct().Count().ShouldBe(10);
    }

    [Theory]
    [InlineData("", MediaRefusal.Empty)]
    [InlineData("hello", MediaRefusal.NotAllowed)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", MediaRefusal.NotAllowed)]
    [InlineData("<html><script>alert(1)</script></html>", MediaRefusal.NotAllowed)]
    [InlineData("MZ\u0090\0", MediaRefusal.NotAllowed)]
    [InlineData("PK\u0003\u0004", MediaRefusal.NotAllowed)]
    [InlineData("\0\0\0\u0018ftypheic", MediaRefusal.NotAllowed)]
    [InlineData("\u001AE\u00DF\u00A3\u0093B\u0082\u0088matroska", MediaRefusal.NotAllowed)]
    [InlineData("\u00FF\u00D8\u00FF\u00E1\u0010\u0000Exif", MediaRefusal.Damaged)]
    [InlineData("\u00FF\u00D8\u00FF\u00D9", MediaRefusal.Damaged)]
    [InlineData("RIFF\u0010\0\0\0WEBPVP8 \u0004\0\0\0xx", MediaRefusal.Damaged)]
    [InlineData("RIFF\u00FF\u00FF\u00FF\u00FFWEBPVP8X\u00FF\u00FF\u00FF\u00FFxxxxxxxxxx", MediaRefusal.Damaged)]
    [InlineData("\0\0\0\u0008ftypisom\0\0\0\u0001", MediaRefusal.Damaged)]
    public async Task Other_kinds_and_broken_files_are_refused_and_leave_nothing_behind(string content, MediaRefusal refusal)
    {
        var put = await store.Put(Child, 1, new MemoryStream(Bytes(content)), Stop);
        put.Refusal.ShouldBe(refusal);
        put.Ref.ShouldBeNull();
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_cut_off_anywhere_is_refused_or_kept_without_its_hidden_part()
    {
        foreach (var whole in new[] { Jpeg(Exif(6, true)), Webp(0x0C, WebpChunk("EXIF", Bytes(Planted))), Png(PngChunk("tEXt", Bytes(Planted))), Mp4("isom", Box("udta", Bytes(Planted))) })
            for (var length = 1; length < whole.Length; length += 1 + length / 4)
            {
                var put = await store.Put(Child, 1, new MemoryStream(whole[..length]), Stop);
                if (put.Ref is { } media) (await Read(media)).AsSpan().IndexOf("PLANTED"u8).ShouldBe(-1);
            }
    }

    [Fact]
    public async Task A_film_of_a_million_nested_boxes_does_no_harm()
    {
        var deep = Box("moov");
        byte[] film = [.. Box("ftyp", Bytes("isom")), .. Enumerable.Repeat(deep, 100_000).SelectMany(part => part)];
        for (var at = 12; at < film.Length; at += 8) System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(film.AsSpan(at), film.Length - at);
        (await store.Put(Child, 1, new MemoryStream(film), Stop)).Ref.ShouldNotBeNull();
    }

    [Fact]
    public async Task Twenty_megabytes_are_taken_and_one_byte_more_is_refused()
    {
        var film = new byte[MediaStore.Cap];
        Bytes("%PDF-1.7").CopyTo(film, 0);
        var media = await Kept(film);
        media.Bytes.ShouldBe(film.Length);
        (await Read(media)).AsSpan().SequenceEqual(film).ShouldBeTrue();
        (await store.Put(Child, 2, new MemoryStream([.. film, 0]), Stop)).Refusal.ShouldBe(MediaRefusal.TooLarge);
        Files().Length.ShouldBe(1);
    }

    [Theory] // around the edges of a chunk
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    public async Task Any_part_can_be_read_by_itself(int length)
    {
        byte[] content = [.. Bytes("%PDF-"), .. Noise(Math.Max(0, length - 5))];
        var media = await Kept(content);
        using var stream = store.OpenRead(Child, media).Content!;
        stream.Length.ShouldBe(content.Length);
        for (var at = 0; at < content.Length; at += 9_973)
        {
            stream.Position = at;
            var part = new byte[Math.Min(700, content.Length - at)];
            stream.ReadExactly(part);
            part.ShouldBe(content[at..(at + part.Length)]);
        }
    }

    [Fact]
    public async Task Nothing_of_the_content_or_the_ids_is_on_the_disk()
    {
        await Kept([.. Bytes("%PDF-1.7 " + Planted), .. Noise(100_000)]);
        var path = Files().Single();
        var bytes = await File.ReadAllBytesAsync(path, Stop);
        bytes.AsSpan().IndexOf("PLANTED"u8).ShouldBe(-1);
        bytes.AsSpan().IndexOf("%PDF"u8).ShouldBe(-1);
        path.ShouldNotContain(Child.ToString());
        Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Select(part => part.Length).ShouldBe([2, 2, 64]);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task An_altered_cut_or_exchanged_file_is_found()
    {
        byte[] content = [.. Bytes("%PDF-"), .. Noise(200_000)];
        var media = await Kept(content);
        var path = Files().Single();
        var whole = await File.ReadAllBytesAsync(path, Stop);
        const int chunk = 65_536 + 16, header = 33;
        foreach (var length in new[] { 0, 10, header, header + 16, header + chunk, header + 2 * chunk, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(path, whole[..length], Stop);
            store.OpenRead(Child, media).State.ShouldBe(MediaState.Altered);
        }
        byte[] exchanged = [.. whole[..header], .. whole[(header + chunk)..(header + 2 * chunk)], .. whole[header..(header + chunk)], .. whole[(header + 2 * chunk)..]];
        await File.WriteAllBytesAsync(path, exchanged, Stop);
        Should.Throw<InvalidDataException>(() => ReadAll(media));
        whole[header + 5] ^= 1;
        await File.WriteAllBytesAsync(path, whole, Stop);
        Should.Throw<InvalidDataException>(() => ReadAll(media));
    }

    [Fact]
    public async Task A_file_opens_for_its_own_child_and_row_alone()
    {
        var media = await Kept(Jpeg());
        keys.Ensure(Child + 1);
        store.OpenRead(Child + 1, media).State.ShouldBe(MediaState.Altered);
        store.OpenRead(Child, media with { Id = 2 }).State.ShouldBe(MediaState.Altered);
        store.OpenRead(Child, media with { Name = new string('0', 64) }).State.ShouldBe(MediaState.Gone);
        Should.Throw<ArgumentException>(() => store.OpenRead(Child, media with { Name = "../../keys/master.key" }));
    }

    [Fact]
    public async Task After_a_child_is_erased_the_file_cannot_be_read_but_still_be_removed()
    {
        var media = await Kept(Jpeg());
        keys.Destroy(Child);
        store.OpenRead(Child, media).State.ShouldBe(MediaState.Erased);
        (await store.Put(Child, 2, new MemoryStream(Jpeg()), Stop)).Refusal.ShouldBe(MediaRefusal.ChildErased);
        store.Delete(media);
        store.Delete(media);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Putting_again_under_the_same_id_replaces_and_under_another_does_not()
    {
        await Kept(Jpeg());
        await Kept(Jpeg());
        Files().Length.ShouldBe(1);
        var other = (await store.Put(Child, 2, new MemoryStream(Jpeg()), Stop)).Ref!;
        Files().Length.ShouldBe(2);
        store.Delete(other);
        Files().Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_sender_that_breaks_off_leaves_nothing_behind()
    {
        await Should.ThrowAsync<IOException>(() => store.Put(Child, 1, new BreakingStream(Jpeg()), Stop));
        Files().ShouldBeEmpty();
    }

    [Fact]
    public void What_a_crash_left_half_written_is_swept_and_what_is_being_written_is_not()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(Root, "incoming")).FullName;
        File.WriteAllText(Path.Combine(incoming, "old.tmp"), "x");
        File.SetLastWriteTimeUtc(Path.Combine(incoming, "old.tmp"), new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.WriteAllText(Path.Combine(incoming, "new.tmp"), "x");
        store.SweepHalfWritten().ShouldBe(1);
        Files().Select(Path.GetFileName).ShouldBe(["new.tmp"]);
    }

    public void Dispose() => folder.Dispose();

    private string[] Files() => Directory.Exists(Root) ? Directory.GetFiles(Root, "*", SearchOption.AllDirectories) : [];

    private async Task<MediaRef> Kept(byte[] content)
    {
        var put = await store.Put(Child, 1, new TrickleStream(content), Stop);
        put.Refusal.ShouldBeNull();
        return put.Ref!;
    }

    private byte[] ReadAll(MediaRef media)
    {
        using var stream = store.OpenRead(Child, media).Content!;
        var all = new byte[stream.Length];
        stream.ReadExactly(all);
        return all;
    }

    private async Task<byte[]> Read(MediaRef media)
    {
        var opened = store.OpenRead(Child, media);
        opened.State.ShouldBe(MediaState.Good);
        using var stream = opened.Content!;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Stop);
        copy.Length.ShouldBe(media.Bytes);
        return copy.ToArray();
    }

    // Gives its bytes in odd portions, as a network does.
    private sealed class TrickleStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, (int)(Position % 7_919) + 1)], cancellationToken);
    }

    private sealed class BreakingStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 1000 ? throw new IOException("The line broke.") : base.ReadAsync(buffer[..Math.Min(buffer.Length, 600)], cancellationToken);
    }
}
