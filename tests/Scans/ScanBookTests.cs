using System.Text;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Scans;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scans;

public sealed class ScanBookTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly byte[] Pdf = [.. "%PDF-1.4\n"u8, .. Encoding.ASCII.GetBytes(Samples.Planted), .. "\n%%EOF\n"u8];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_class_list_of_several_pages_is_put_in_looked_at_pointed_at_and_taken_away_with_its_file()
    {
        await using var at = await Place.Open();
        var place = ScanPlace.List(at.School, at.Child.ClassId, ConsentPurpose.Pictures, Day);
        var (first, second) = (await at.Put(at.Coordinator, place, Samples.Jpeg(Samples.Exif(1, true))), await at.Put(at.Coordinator, place, Pdf));
        (await at.Bytes(first)).ShouldBe(Samples.Jpeg(), "what the camera wrote beside the picture is gone");
        (await at.Bytes(second)).ShouldBe(Pdf);
        (await at.House.Do(work => at.Book.Of(work, place with { Day = null }), at.Head)).Select(l => l.Scan.Id).ShouldBe([first, second]);
        (await at.House.Do(work => at.Book.Of(work, ScanPlace.List(at.School, at.Child.ClassId, ConsentPurpose.Video, null)), at.Head)).ShouldBeEmpty();

        await at.House.Do(work => at.House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(at.Child.Id, at.Mother.Id, true)], Day, first), at.Coordinator);
        var proof = (await at.House.Do(work => at.House.Get<ConsentProofs>().Of(work, at.Child.Id), at.Coordinator)).Single(p => p.Said.Purpose == ConsentPurpose.Pictures);
        (proof.Said.ScanId, proof.Said.Country).ShouldBe((first, SchoolCountry.CN));
        proof.By.ShouldNotBeNull().ShouldStartWith("staff");

        (await at.House.Store.Write(at.Head, work => at.Book.TakeAway(work, first))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        at.Files.Destroy(await at.House.Do(work => at.Book.TakeAway(work, first), at.Coordinator));
        (await at.House.Store.Write(at.Coordinator, work => at.Book.Look(work, first))).Refused!.Code.ShouldBe(RefusalCode.NotFound);
        (await at.House.Store.Write(at.Coordinator, work => at.Book.TakeAway(work, first))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);
        at.FilesOnDisk().ShouldBe(1);
        (await at.House.Do(work => at.Book.Of(work, place), at.Head))[0].TakenAwayBy.ShouldNotBeNull();
        (await at.House.Look(db => db.Changes.CountAsync(c => c.Kind == nameof(Scan) && c.SubjectId == first))).ShouldBeGreaterThan(0);
        (await at.House.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.SeeScans)))).ShouldBeGreaterThanOrEqualTo(2, "every sight is logged");
        (await at.House.Store.Write(at.Coordinator, work => at.House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(at.Child.Id, at.Mother.Id, false)], Day, first))).Refused!.Code.ShouldBe(RefusalCode.NotFound, "what was taken away proves nothing");
    }

    [Fact]
    public async Task Only_pictures_and_pages_of_at_most_ten_million_bytes_and_whole_ones_are_taken()
    {
        await using var at = await Place.Open();
        async Task<RefusalCode?> Take(byte[] file) => (await at.Files.Take(at.Child.Id, at.House.Get<IdSource>().Next(), file, Stop)).Refused?.Code;
        (await Take(Samples.Jpeg())).ShouldBeNull();
        (await Take(Samples.Png())).ShouldBeNull();
        (await Take(Samples.Webp(0))).ShouldBeNull();
        (await Take(Pdf)).ShouldBeNull();
        (await Take([.. "GIF89a"u8, .. Samples.Noise(200)])).ShouldBe(RefusalCode.FileKind);
        (await Take(Samples.Mp4("isom"))).ShouldBe(RefusalCode.FileKind);
        (await Take("<html><script>alert(1)</script></html>"u8.ToArray())).ShouldBe(RefusalCode.FileKind);
        (await Take([])).ShouldBe(RefusalCode.FileBroken);
        (await Take(Samples.Jpeg()[..2000])).ShouldBe(RefusalCode.FileBroken);
        (await Take(Samples.Png()[..40_000])).ShouldBe(RefusalCode.FileBroken);
        (await Take(Pdf[..20])).ShouldBe(RefusalCode.FileBroken);
        (await Take([.. Samples.Jpeg(), .. new byte[ScanTaking.MostBytes]])).ShouldBe(RefusalCode.FileTooLarge);
    }

    [Fact]
    public async Task Who_may_not_see_a_paper_sees_none_and_a_class_teacher_keeps_those_of_their_own_class()
    {
        await using var at = await Place.Open();
        var other = await at.House.Class("四（1）班");
        var stranger = await at.House.Child("别人");
        var teacher = Who.Staff((await at.House.Staff(Role.Teacher, at.Teacher)).Id);
        var (own, foreign) = (ScanPlace.List(at.School, at.Child.ClassId, ConsentPurpose.Letters, Day), ScanPlace.List(at.School, other.Id, ConsentPurpose.Letters, Day));
        var scan = await at.Put(teacher, own, Samples.Jpeg());
        (await at.House.Store.Read(teacher, work => at.Book.MayKeep(work, foreign))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Store.Read(teacher, work => at.Book.MayKeep(work, ScanPlace.Safety(at.School, stranger.Id)))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Store.Read(teacher, work => at.Book.MayKeep(work, ScanPlace.Safety(at.School, at.Child.Id)))).Value.ShouldBeTrue();
        foreach (var role in new[] { Role.Viewer, Role.Owner, Role.CountyViewer })
            (await at.House.Store.Write(Who.Staff((await at.House.Staff(role)).Id), work => at.Book.Look(work, scan))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Store.Write(Who.Staff((await at.House.Staff(Role.Counsellor)).Id), work => at.Book.Look(work, scan))).Ok.ShouldBeTrue();
        (await at.House.Store.Write(Who.Member(at.Mother.Id), work => at.Book.Look(work, scan))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Store.Write(at.Coordinator, async work => await at.Book.Keep(work, own with { Day = null }, new MediaRef(5, "x", MediaKind.Jpeg, 1)))).Refused!.Code.ShouldBe(RefusalCode.Missing);
    }

    [Fact]
    public async Task A_class_list_is_its_class_teachers_and_not_theirs_who_have_one_child_of_the_class()
    {
        await using var at = await Place.Open();
        var helper = await at.House.Teacher();
        await at.House.Pair(at.Child, helper);
        var list = ScanPlace.List(at.School, at.Child.ClassId, ConsentPurpose.Letters, Day);
        var scan = await at.Put(at.Coordinator, list, Samples.Jpeg());
        (await at.House.Store.Write(Who.Member(helper.Id), work => at.Book.Look(work, scan))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, "the list names the other children");
        (await at.House.Store.Read(Who.Member(helper.Id), work => at.Book.MayKeep(work, list))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Store.Write(Who.Member(at.Teacher.Id), work => at.Book.Look(work, scan))).Ok.ShouldBeTrue();
        var empty = await at.House.Class("五（1）班");
        (await at.House.Store.Read(at.Coordinator, work => at.Book.MayKeep(work, ScanPlace.List(at.School, empty.Id, ConsentPurpose.Letters, Day)))).Value.ShouldBeTrue("also of a class without children");
    }

    [Fact]
    public async Task A_childs_erasure_takes_its_papers_along_and_no_byte_of_them_is_left_to_read()
    {
        await using var at = await Place.Open();
        var scan = await at.Put(at.Coordinator, ScanPlace.Safety(at.School, at.Child.Id), Pdf);
        (await at.Bytes(scan)).ShouldBe(Pdf);
        at.House.Get<Sealer>().Destroy(at.Child.Id);
        var row = await at.House.Look(db => db.Scans.SingleAsync());
        at.Files.Open(row).ShouldBeNull();
        at.House.Get<MediaStore>().OpenRead(at.Child.Id, row.Page!).State.ShouldBe(MediaState.Erased);
        await at.House.Close();
        foreach (var file in Directory.EnumerateFiles(at.House.Directory, "*", SearchOption.AllDirectories))
            (await File.ReadAllBytesAsync(file, Stop)).AsSpan().IndexOf("PLANTED"u8).ShouldBe(-1, Path.GetFileName(file));
    }

    [Fact]
    public async Task The_sweep_knows_which_files_are_papers()
    {
        await using var at = await Place.Open();
        var kept = await at.Put(at.Coordinator, ScanPlace.Safety(at.School, at.Child.Id), Pdf);
        var gone = await at.Put(at.Coordinator, ScanPlace.Safety(at.School, at.Child.Id), Pdf);
        // As after a crash between the row and the file.
        await at.House.Do<MediaRef>(work => at.Book.TakeAway(work, gone), at.Coordinator);
        at.House.Machine.Advance(TimeSpan.FromDays(3650));
        (await at.House.Get<MediaSweep>().Run(Stop)).ShouldBe(1);
        (await at.Bytes(kept)).ShouldBe(Pdf);
    }

    private sealed record Place(TestHouse House, Child Child, Member Mother, Member Teacher, Who Coordinator, Who Head) : IAsyncDisposable
    {
        public long School => Child.SchoolId;

        public ScanBook Book => House.Get<ScanBook>();

        public ScanTaking Files => House.Get<ScanTaking>();

        public static async Task<Place> Open()
        {
            var house = await TestHouse.Open();
            var teacher = await house.Teacher();
            await house.Class("三（2）班", teacher);
            var child = await house.Child("小明");
            return new Place(house, child, await house.Parent(child), teacher, Who.Staff((await house.Staff(Role.Coordinator)).Id), Who.Staff((await house.Staff(Role.Head)).Id));
        }

        public async Task<long> Put(Who who, ScanPlace place, byte[] file)
        {
            var page = TestHouse.Good(await Files.Take(place.OwnerId, House.Get<IdSource>().Next(), file, Stop));
            return await House.Do(work => Book.Keep(work, place, page), who);
        }

        public async Task<byte[]> Bytes(long scan)
        {
            await using var page = Files.Open(await House.Do(work => Book.Look(work, scan), Coordinator)).ShouldNotBeNull();
            using var all = new MemoryStream();
            await page.CopyToAsync(all, Stop);
            return all.ToArray();
        }

        public int FilesOnDisk() => Directory.EnumerateFiles(House.Settings.MediaDirectory, "*", SearchOption.AllDirectories).Count();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
