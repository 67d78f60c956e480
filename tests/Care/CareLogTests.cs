using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Care;

/// <summary>What is done for children is written down once, read by who may, corrected with its history and taken back.</summary>
public sealed class CareLogTests
{
    private static readonly DateOnly s_monday = new(2026, 11, 23);

    [Fact]
    public async Task A_talk_with_two_children_is_one_record_whose_words_lie_under_the_key_of_each()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher("李芳");
        await house.Class("三（1）班", teacher);
        var (ming, hong) = (await house.Child("丁小明"), await house.Child("马小红"));
        var id = await house.Do(work => house.Get<CareLog>().Record(work, Talk(ming, hong)), Who.Member(teacher.Id));
        await house.Do(work => house.Get<CareLog>().Tap(work, id, ming.Id, new CareTaps { Aspects = new Dictionary<CareAspect, CareLevel> { [CareAspect.Mood] = CareLevel.Watch }, Signs = FiveSigns.Mood | FiveSigns.Late }), Who.Member(teacher.Id));
        (await house.Look(db => db.CareRecords.CountAsync())).ShouldBe(1);
        var rows = await house.Look(db => db.CareTexts.OrderBy(t => t.ChildId).ToListAsync());
        rows.Select(t => t.ChildId).ShouldBe([ming.Id, hong.Id], ignoreOrder: true);
        house.Opened.Keys.Destroy([ming.Id]);
        var pages = new List<CarePage>();
        foreach (var child in new[] { ming, hong }) pages.Add(await Page(house, Who.Member(teacher.Id), child));
        pages[0].Lines.Single().Texts.ShouldBeEmpty("the key of the first is destroyed");
        pages[1].Lines.Single().Texts.Single().ShouldBe(new CareWords(CarePart.Words, "想妈妈了，约好周五多聊一会儿"));
        pages[1].Lines.Single().Others.ShouldBe(1);
        pages[1].Lines.Single().Own.Signs.ShouldBe(FiveSigns.None, "what is tapped is each child's own");
        pages[0].Lines.Single().Own.Signs.ShouldBe(FiveSigns.Mood | FiveSigns.Late);
        (pages[1].Lines[0].Record.Day, pages[1].Lines[0].DoneBy).ShouldBe((s_monday, "李芳"));
    }

    [Fact]
    public async Task What_is_corrected_keeps_what_stood_and_what_is_taken_back_is_read_no_more()
    {
        await using var house = await TestHouse.Open();
        var (teacher, other) = (await house.Teacher("李芳"), await house.Teacher("王明"));
        await house.Class("三（1）班", teacher);
        var ming = await house.Child("丁小明");
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var log = house.Get<CareLog>();
        var id = await house.Do(work => log.Record(work, Talk(ming)), Who.Member(teacher.Id));
        await house.Do(work => log.Correct(work, id, new Dictionary<CarePart, string> { [CarePart.Words] = "想奶奶了", [CarePart.Done] = "陪着打了电话" }), Who.Member(teacher.Id));
        await house.Do(work => log.Mend(work, id, s_monday.AddDays(-1), null, false), coordinator);
        var line = (await Page(house, coordinator, ming)).Lines.Single();
        line.Texts.ShouldBe([new CareWords(CarePart.Words, "想奶奶了"), new CareWords(CarePart.Done, "陪着打了电话")]);
        (line.Corrected, line.Record.Day).ShouldBe((true, s_monday.AddDays(-1)));
        (await house.Look(db => db.CareTexts.CountAsync(t => !t.Stands))).ShouldBe(1, "what stood before is kept");
        (await house.Look(db => db.Changes.SingleAsync(c => c.Kind == nameof(CareRecord)))).Field.ShouldBe(nameof(CareRecord.Day));
        (await house.Store.Write(Who.Member(other.Id), work => log.TakeBack(work, id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await house.Do(work => log.TakeBack(work, id), Who.Member(teacher.Id));
        (await Page(house, coordinator, ming)).Lines.ShouldBeEmpty();
        (await house.Store.Write(coordinator, work => log.TakeBack(work, id))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);
    }

    [Fact]
    public async Task Every_teacher_writes_about_any_child_of_the_school_but_reads_only_about_their_own()
    {
        await using var house = await TestHouse.Open();
        var (teacher, dormitory) = (await house.Teacher("李芳"), await house.Teacher("宿管赵"));
        var village = await house.Volunteer("村里孙主任", cleared: new DateOnly(2027, 8, 31));
        await house.Class("三（1）班", teacher);
        var (ming, hong) = (await house.Child("丁小明"), await house.Child("马小红"));
        await house.Pair(hong, village);
        var log = house.Get<CareLog>();
        await house.Do(work => log.Record(work, Talk(ming)), Who.Member(dormitory.Id));
        await house.Do(work => log.Record(work, new CareDraft(CareKind.Visit, [hong.Id], CareWay.Chat)), Who.Member(village.Id));
        (await house.Store.Write(Who.Member(village.Id), work => log.Record(work, Talk(ming)))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        foreach (var who in new[] { Who.Member(dormitory.Id), Who.Member(village.Id), Who.Member((await house.Parent(ming)).Id), Who.Staff((await house.Staff(Role.Viewer)).Id) })
            (await house.Store.Write(who, work => house.Get<CareBook>().OfChild(work, ming.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await Page(house, Who.Member(teacher.Id), hong)).Lines.Single().Record.Place.ShouldBe(VisitPlace.Home);
        var named = await house.Do(work => CareBook.Named(work, house.SchoolId, "丁小明"), Who.Member(dormitory.Id));
        named.Single().Id.ShouldBe(ming.Id);
        (await house.Do(work => CareBook.Named(work, house.SchoolId, "小明"), Who.Member(dormitory.Id))).ShouldBeEmpty("nobody is listed by a part of the name");
    }

    [Fact]
    public async Task A_day_ahead_too_many_words_and_a_picture_without_consent_are_refused_and_nothing_is_kept()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher("李芳");
        await house.Class("三（1）班", teacher);
        var (ming, hong) = (await house.Child("丁小明"), await house.Child("马小红"));
        var mother = await house.Parent(ming);
        var log = house.Get<CareLog>();
        async Task<Refusal?> Try(CareDraft draft) => (await house.Store.Write(Who.Member(teacher.Id), work => log.Record(work, draft))).Refused;
        (await Try(Talk(ming) with { Day = s_monday.AddDays(1) }))!.Code.ShouldBe(RefusalCode.Invalid);
        (await Try(Talk(ming) with { Texts = new Dictionary<CarePart, string> { [CarePart.Mind] = new string('想', 2001) } }))!.Field.ShouldBe("Mind");
        (await Try(new CareDraft(CareKind.Talk, [], CareWay.Chat)))!.Code.ShouldBe(RefusalCode.Missing);
        await LogChatTests.Agrees(house, ming, mother);
        var picture = new CareFile("photo-1", 0, true);
        (await Try(Talk(ming, hong) with { Files = [picture] })).ShouldBe(new Refusal(RefusalCode.NoConsent, hong.Id));
        (await house.Look(db => db.CareRecords.CountAsync())).ShouldBe(0);
        (await Try(Talk(ming) with { Files = [picture] })).ShouldBeNull();
        var media = await house.Look(db => db.CareMedia.SingleAsync());
        (media.ChildId, media.Picture).ShouldBe((ming.Id, true));
    }

    [Fact]
    public async Task A_picture_is_kept_under_the_childs_key_and_seen_only_while_the_family_agrees()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher("李芳");
        await house.Class("三（1）班", teacher);
        var ming = await house.Child("丁小明");
        var (mother, who) = (await house.Parent(ming), Who.Member(teacher.Id));
        await LogChatTests.Agrees(house, ming, mother);
        await house.Do(work => house.Get<CareLog>().Record(work, Talk(ming) with { Files = [new CareFile("photo", 0, true), new CareFile("film", 0, true)] }), who);
        var rows = await house.Look(db => db.CareMedia.OrderBy(m => m.Id).ToListAsync());
        foreach (var (row, bytes) in rows.Zip([Samples.Jpeg(), Samples.Mp4("isom")]))
        {
            using var content = new MemoryStream(bytes);
            var put = await house.Get<MediaStore>().Put(row.OwnerId, row.Id, content, CancellationToken.None);
            await house.Do(work => house.Get<CareFetching>().Fetched(work, row.Id, put.Ref!));
        }

        var shown = (await Page(house, who, ming)).Lines.Single();
        shown.Media.Select(m => m.Id).ShouldBe([rows[0].Id], "what was sent as a picture and is a film is not kept");
        shown.Coming.ShouldBe(0);
        house.Get<MediaStore>().OpenRead(ming.Id, shown.Media[0].Content!).State.ShouldBe(MediaState.Good);
        (await house.Store.Write(who, work => house.Get<CareBook>().Look(work, rows[0].Id))).Ok.ShouldBeTrue();
        house.Advance(TimeSpan.FromHours(1));
        await house.Do(work => house.Get<CareLog>().Record(work, Talk(ming) with { Files = [new CareFile("photo", 0, true)] }), who);
        var coming = await house.Look(db => db.CareMedia.SingleAsync(m => m.FetchAt != null));
        await LogChatTests.Agrees(house, ming, mother, given: false);
        (await Page(house, who, ming)).Lines.ShouldAllBe(l => l.Media.Count == 0);
        (await house.Look(db => db.CareMedia.CountAsync(m => m.MediaName != null || m.FetchAt != null))).ShouldBe(0, "nor is it kept, or fetched");
        await house.Do(work => house.Get<CareFetching>().Fetched(work, coming.Id, new MediaRef(coming.Id, "x", MediaKind.Jpeg, 3)));
        (await house.Look(db => db.CareMedia.CountAsync(m => m.MediaName != null))).ShouldBe(0, "nor what comes after");
        (await house.Store.Write(who, work => house.Get<CareBook>().Look(work, rows[0].Id))).Refused!.Code.ShouldBe(RefusalCode.NotFound);
    }

    [Fact]
    public async Task A_sheet_is_entered_whole_or_not_at_all_and_an_event_is_one_record_with_its_roll()
    {
        await using var house = await TestHouse.Open();
        await house.Class("三（1）班", await house.Teacher("李芳"));
        var (ming, hong) = (await house.Child("丁小明"), await house.Child("马小红"));
        var grandmother = await house.Guardian(ming);
        var (coordinator, log) = (Who.Staff((await house.Staff(Role.Coordinator)).Id), house.Get<CareLog>());
        var sheet = new CareDraft(CareKind.Event, [], CareWay.Paper) { Event = CareEvent.OpenRoom, Texts = new Dictionary<CarePart, string> { [CarePart.Theme] = "周六活动室" } };
        CareEntry[] lines = [new(ming.Id, null, new CareTaps { Collected = CollectedBy.Guardian, CollectedById = grandmother.Id }), new(hong.Id, null, new CareTaps { Roll = RollCall.Absent })];
        (await house.Store.Write(coordinator, work => log.Enter(work, sheet, [lines[0], new(hong.Id, null, new CareTaps { Collected = CollectedBy.Guardian, CollectedById = grandmother.Id })]))).Refused!.Code.ShouldBe(RefusalCode.NotLinked);
        (await house.Look(db => db.CareRecords.CountAsync())).ShouldBe(0);
        (await house.Do(work => log.Enter(work, sheet, lines), coordinator)).ShouldBe(2);
        (await house.Look(db => db.CareRecords.CountAsync())).ShouldBe(1);
        var own = (await Page(house, coordinator, ming)).Lines.Single();
        (own.Collector, own.Own.Roll, own.Others).ShouldBe(("丁小明奶奶", RollCall.Here, 1));
        await house.Do(work => log.Enter(work, sheet with { Kind = CareKind.Visit }, [new(ming.Id, "灶台边要当心", new CareTaps { Hazards = Hazards.Fire }), new(hong.Id, null, new CareTaps())]), coordinator);
        (await Page(house, coordinator, hong)).Lines.First(l => l.Record.Kind == CareKind.Visit).Texts.ShouldNotContain(t => t.Text.Contains("灶台", StringComparison.Ordinal), "what is said of one child is that child's");
    }

    private static CareDraft Talk(params Child[] children) => new(CareKind.Talk, [.. children.Select(c => c.Id)], CareWay.Chat)
    {
        Meeting = CareMeeting.FaceToFace,
        Texts = new Dictionary<CarePart, string> { [CarePart.Words] = " 想妈妈了，约好周五多聊一会儿 " },
    };

    private static Task<CarePage> Page(TestHouse house, Who who, Child child) => house.Do<CarePage>(work => house.Get<CareBook>().OfChild(work, child.Id), who);
}
