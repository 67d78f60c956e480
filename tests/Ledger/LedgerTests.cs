using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Ledger;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Care;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Ledger;

/// <summary>Everything done for a child stands in one timeline, for who may read it, with what lacks evidence.</summary>
public sealed class LedgerTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly CareSpan November = new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30));

    [Fact]
    public async Task Records_notes_and_calls_of_a_child_come_in_one_line_of_time_and_what_was_taken_back_does_not()
    {
        await using var at = await School();
        var (house, ming) = (at.House, at.Ming);
        var talk = await Record(at, CareKind.Talk, Monday, "想妈妈了，约好周五多聊一会儿", ming);
        await Record(at, CareKind.Visit, Monday.AddDays(-3), "奶奶身体好", ming);
        var gone = await Record(at, CareKind.Letter, Monday, "写错了", ming);
        await house.Do(work => house.Get<CareLog>().TakeBack(work, gone), at.Coordinator);
        var note = await Note(at, "今天举手了", NoteReach.School, ming);
        var withdrawn = await Note(at, "记错了人", NoteReach.School, ming);
        await house.Change<Note>(withdrawn.Id, n => n.Withdraw(house.Clock.UtcNow));
        await Call(at, ming, Monday.AddDays(-1), CallOutcome.Happened, 12);
        await Call(at, ming, Monday.AddDays(-2), CallOutcome.Missed);
        await Call(at, ming, Monday.AddDays(-4), CallOutcome.None);
        var lines = (await Show(at, new LedgerWish(November))).Lines;
        lines.Select(l => l.Kind).ShouldBe([LedgerKind.Talk, LedgerKind.Note, LedgerKind.Call, LedgerKind.Call, LedgerKind.Visit]);
        lines[0].Place.Id.ShouldBe(talk);
        (lines[0].Who, lines[0].By, lines[0].Words.Single().Text).ShouldBe(("李芳", null, "想妈妈了，约好周五多聊一会儿"));
        (lines[1].Place.Id, lines[1].Words.Single().Text).ShouldBe((note.Id, "今天举手了"));
        LedgerWords.What(lines[2]).ShouldBe("通了 · 和丁小明妈妈 · 12 分钟");
        LedgerWords.What(lines[3]).ShouldBe("没通 · 没人接 · 和丁小明妈妈");
        lines.ShouldAllBe(l => l.Children.Single().Name == "丁小明");
    }

    [Fact]
    public async Task An_event_with_many_children_is_one_line_and_each_reader_sees_the_names_of_their_own_alone()
    {
        await using var at = await School();
        await Record(at, CareKind.Event, Monday, "监护人会：说了冬天用火用电的安全", at.Ming, at.Hong, at.Other);
        await Record(at, CareKind.Talk, Monday, "只说了隔壁班的事", at.Other);
        var all = (await Show(at, new LedgerWish(November))).Lines;
        all.Single(l => l.Kind == LedgerKind.Event).Children.Select(c => c.Name).ShouldBe(["丁小明", "马小红", "隔壁班"], ignoreOrder: true);
        var own = await Show(at, new LedgerWish(November), Who.Staff((await at.House.Staff(Role.Teacher, at.Teacher)).Id));
        var line = own.Lines.Single();
        (line.Kind, line.Children.Count, line.Others).ShouldBe((LedgerKind.Event, 2, 1));
        LedgerWords.Names(line).ShouldContain("另 1 位");
        foreach (var role in new[] { Role.Viewer, Role.CountyViewer })
        {
            var who = Who.Staff((await at.House.Staff(role)).Id);
            (await at.House.Store.Write(who, work => at.House.Get<LedgerBook>().Show(work, at.House.SchoolId, new LedgerWish(November)))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        }
    }

    [Fact]
    public async Task Every_sight_of_words_is_on_record_with_the_child_as_on_the_childs_own_page()
    {
        await using var at = await School();
        await Record(at, CareKind.Talk, Monday, "想妈妈了", at.Ming);
        await Record(at, CareKind.ParentCall, Monday, "", at.Hong);
        await Note(at, "今天举手了", NoteReach.Weekly, at.Hong);
        await Show(at, new LedgerWish(November));
        var seen = await at.House.Look(db => db.Audit.Where(a => a.What == nameof(UseCase.SeeCare) || a.What == nameof(UseCase.SeeNotes)).Select(a => new { a.What, a.SubjectId }).ToListAsync());
        seen.Select(s => (s.What, s.SubjectId)).ShouldBe([(nameof(UseCase.SeeCare), at.Ming.Id), (nameof(UseCase.SeeNotes), at.Hong.Id)], ignoreOrder: true);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repeat_whatever_stands_on_one_day()
    {
        await using var at = await School();
        for (var i = 0; i < 7; i++)
        {
            await Record(at, CareKind.Talk, Monday.AddDays(-(i / 3)), $"第{i}次", at.Ming);
            await Note(at, $"第{i}记", NoteReach.Weekly, at.Hong);
            await Call(at, at.Ming, Monday.AddDays(-(i / 2)), CallOutcome.Happened, hour: 9 + i);
            await Own(at, so: null, Monday.AddDays(-7 * i));
        }

        var all = (await Show(at, new LedgerWish(November), take: 100)).Lines;
        all.Count.ShouldBe(28);
        var turned = new List<LedgerPlace>();
        for (LedgerPlace? after = null; ;)
        {
            var page = await Show(at, new LedgerWish(November), after: after, take: 2);
            turned.AddRange(page.Lines.Select(l => l.Place));
            if ((after = page.Next) is null) break;
        }

        turned.ShouldBe(all.Select(l => l.Place));
        turned.Select(p => p.Day).ShouldBe(turned.Select(p => p.Day).OrderDescending());
    }

    [Fact]
    public async Task Only_a_visit_or_event_without_picture_sound_or_a_sentence_lacks_evidence_and_a_withdrawn_consent_takes_it_away()
    {
        await using var at = await School();
        var house = at.House;
        var mother = await house.Parent(at.Ming, "周梅");
        await LogChatTests.Agrees(house, at.Ming, mother);
        var pictured = await house.Do(work => house.Get<CareLog>().Record(work, new CareDraft(CareKind.Visit, [at.Ming.Id], CareWay.Chat) { Files = [new CareFile("photo", 0, true)] }), Who.Member(at.Teacher.Id));
        var bare = await Record(at, CareKind.Visit, Monday.AddDays(-1), "去了", at.Hong);
        await Record(at, CareKind.Visit, Monday.AddDays(-1), "奶奶说孩子放学先写作业再玩", at.Hong);
        await Record(at, CareKind.Event, Monday.AddDays(-2), "", at.Hong);
        await Record(at, CareKind.Talk, Monday.AddDays(-2), "", at.Hong);
        (await Bare(at)).Select(l => l.Kind).ShouldBe([LedgerKind.Visit, LedgerKind.Event], "a picture on its way is no gap");
        var media = await house.Look(db => db.CareMedia.SingleAsync());
        using var content = new MemoryStream(Samples.Jpeg());
        var put = await house.Get<MediaStore>().Put(media.OwnerId, media.Id, content, CancellationToken.None);
        await house.Do(work => house.Get<CareFetching>().Fetched(work, media.Id, put.Ref!));
        (await Bare(at)).Select(l => l.Place.Id).First().ShouldBe(bare);
        (await Show(at, new LedgerWish(November))).Lines.Single(l => l.Place.Id == pictured).Media.ShouldBe([new LedgerMedia(media.Id, LedgerSource.Record, LedgerMediaKind.Picture)]);
        house.Advance(TimeSpan.FromHours(1));
        await LogChatTests.Agrees(house, at.Ming, mother, given: false);
        (await Bare(at)).Count.ShouldBe(3, "what its family does not want shown proves nothing");
        var counts = await house.Do(work => house.Get<LedgerBook>().Count(work, house.SchoolId, new LedgerWish(November)), at.Coordinator);
        (counts.Asking, counts.Lacking, counts.All).ShouldBe((4, 3, 5));
    }

    [Fact]
    public async Task Class_child_kind_period_and_writer_narrow_it_and_the_counts_say_the_same()
    {
        await using var at = await School();
        await Record(at, CareKind.Talk, Monday, "想妈妈了", at.Ming);
        await Record(at, CareKind.Talk, Monday.AddDays(-10), "想奶奶了", at.Hong);
        await Record(at, CareKind.Letter, Monday, "给妈妈的信", at.Other);
        await Note(at, "今天举手了", NoteReach.Weekly, at.Ming);
        await Call(at, at.Ming, Monday, CallOutcome.Happened, 5);
        await Own(at, so: null);
        await Own(at, so: false);
        var all = new LedgerWish(November);
        foreach (var (wish, expected) in new[]
        {
            (all, 6), (all with { ClassId = at.Other.ClassId }, 1), (all with { ChildId = at.Ming.Id }, 4), (all with { Kind = LedgerKind.Talk }, 2), (all with { Kind = LedgerKind.Note }, 1), (all with { Kind = LedgerKind.Call }, 1), (all with { Kind = LedgerKind.OwnTalk }, 1),
            (all with { WriterId = at.Teacher.Id }, 5), (all with { WriterId = at.Ming.Id }, 0), (new LedgerWish(new CareSpan(Monday, Monday)), 5), (all with { NoRecords = true }, 3),
        })
        {
            (await Show(at, wish)).Lines.Count.ShouldBe(expected, wish.ToString());
            (await at.House.Do(work => at.House.Get<LedgerBook>().Count(work, at.House.SchoolId, wish), at.Coordinator)).All.ShouldBe(expected, wish.ToString());
        }
    }

    [Fact]
    public async Task A_letter_stands_in_the_ledger_as_that_there_was_one_and_no_word_of_it()
    {
        await using var at = await School();
        var (letters, teacher) = (at.House.Get<LetterWriting>(), Who.Member(at.Teacher.Id));
        await at.House.Do(work => at.House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(at.Ming.Id, at.Mother.Id, true)], Monday.AddDays(-10)), at.Coordinator);
        async Task<List<LedgerLine>> Lines() => (await Show(at, new LedgerWish(November) { Kind = LedgerKind.HomeLetter })).Lines;
        var letter = (await at.House.Do(work => letters.Begin(work, at.Ming.Id), teacher)).Id;
        await at.House.Do(work => letters.Take(work, letter, "妈妈我想你", null, 1), teacher);
        (await Lines()).ShouldBeEmpty("a draft is no letter");
        await at.House.Do(work => letters.Send(work, letter), teacher);
        var line = (await Lines()).ShouldHaveSingleItem();
        (line.Children.Single().Id, line.Who, line.Words.Count, line.Media.Count, line.All).ShouldBe((at.Ming.Id, at.Teacher.Name, 0, 0, 1));
        LedgerWords.What(line).ShouldEndWith(at.Mother.Name);
        (await at.House.Do(work => at.House.Get<LedgerBook>().Count(work, at.House.SchoolId, new LedgerWish(November)), at.Coordinator)).ByKind[LedgerKind.HomeLetter].ShouldBe(1);
        await at.House.Do(work => letters.Withdraw(work, letter), teacher);
        (await Lines()).ShouldBeEmpty("it was taken back");
    }

    [Fact]
    public async Task After_a_death_the_ledger_is_silent()
    {
        await using var at = await School();
        await Record(at, CareKind.Talk, Monday, "想妈妈了", at.Ming);
        await Record(at, CareKind.Event, Monday, "包了饺子，大家都很高兴", at.Ming, at.Hong);
        await at.House.Change<Child>(at.Ming.Id, c => c.Status = ChildStatus.Died);
        var lines = (await Show(at, new LedgerWish(November))).Lines;
        lines.Single().Children.Single().Name.ShouldBe("马小红");
    }

    [Fact]
    public async Task The_workbook_has_a_row_for_every_line_and_sums_that_agree_with_the_screen_and_no_formula()
    {
        await using var at = await School();
        await Record(at, CareKind.Talk, Monday, "=SUM(A1)", at.Ming);
        await Record(at, CareKind.Visit, new DateOnly(2026, 10, 12), "", at.Hong);
        await Record(at, CareKind.Event, new DateOnly(2026, 10, 20), "包了饺子，大家都很高兴", at.Ming, at.Hong, at.Other);
        await Call(at, at.Ming, Monday, CallOutcome.Missed);
        var wish = new LedgerWish(new CareSpan(new DateOnly(2026, 9, 1), November.Until));
        var lines = await at.House.Do(work => at.House.Get<LedgerBook>().TakeOut(work, at.House.SchoolId, wish), at.Coordinator);
        (await at.House.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.ExportLedger)))).ShouldBe(1);
        using var file = new MemoryStream();
        LedgerSheets.Write(file, lines);
        using (var parts = new System.IO.Compression.ZipArchive(new MemoryStream(file.ToArray())))
            foreach (var part in parts.Entries.Where(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)))
            {
                using var xml = new StreamReader(part.Open());
                (await xml.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<x:f>");
            }

        var sheets = Xlsx.Read(file.ToArray());
        sheets.Select(s => s.Name).ShouldBe(["台账", "汇总"]);
        sheets[0].Rows.Count.ShouldBe(lines.Count + 1);
        sheets[0].Rows.ShouldContain(r => Equals(r[8], "=SUM(A1)"));
        var total = await at.House.Do(work => at.House.Get<LedgerBook>().Count(work, at.House.SchoolId, wish), at.Coordinator);
        sheets[1].Rows[^1].Skip(1).ShouldBe([.. Enum.GetValues<LedgerKind>().Select(k => (object?)(double)total.ByKind[k]), (double)total.All, (double)total.Held, (double)total.Lacking]);
        sheets[1].Rows.Skip(1).SkipLast(1).Select(r => r[0]).ShouldBe(["2026-10", "2026-11"]);
        (await at.House.Store.Write(Who.Staff((await at.House.Staff(Role.Viewer)).Id), work => at.House.Get<LedgerBook>().TakeOut(work, at.House.SchoolId, wish))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    private static Task<LedgerSlice> Show(Place at, LedgerWish wish, Who? who = null, LedgerPlace? after = null, int take = LedgerBook.PageSize) =>
        at.House.Do<LedgerSlice>(work => at.House.Get<LedgerBook>().Show(work, at.House.SchoolId, wish, after, take), who ?? at.Coordinator);

    private static async Task<List<LedgerLine>> Bare(Place at) => (await Show(at, new LedgerWish(November) { Bare = true })).Lines;

    private static Task<long> Record(Place at, CareKind kind, DateOnly day, string words, params Child[] children) =>
        at.House.Do(work => at.House.Get<CareLog>().Record(work, new CareDraft(kind, [.. children.Select(c => c.Id)], CareWay.Chat) { Day = day, Texts = new Dictionary<CarePart, string> { [CarePart.Words] = words } }), Who.Member(at.Teacher.Id));

    private static async Task<Note> Note(Place at, string words, NoteReach reach, Child child)
    {
        var note = await at.House.Plant(w =>
        {
            var made = new Note { Id = w.NewId(), SchoolId = child.SchoolId, AuthorId = at.Teacher.Id, Aspect = NoteAspect.Learning, WrittenAt = w.Now };
            made.Send(reach, w.Now);
            made.Reword();
            return made;
        });
        await at.House.Plant(w => new NoteChild { Id = w.NewId(), SchoolId = child.SchoolId, NoteId = note.Id, ChildId = child.Id });
        await at.House.Plant(w => w.NewId() is var id ? new NoteText { Id = id, SchoolId = child.SchoolId, NoteId = note.Id, ChildId = child.Id, Edition = 1, TextSealed = w.Sealer.Seal(child.Id, Notes.TextPurpose, id, words), WrittenAt = w.Now } : null!);
        return note;
    }

    // What the guardian denies does not stand in it.
    private static Task<OwnTalk> Own(Place at, bool? so, DateOnly? week = null) => at.House.Plant(w =>
    {
        var talk = new OwnTalk { Id = w.NewId(), SchoolId = at.Ming.SchoolId, ChildId = at.Ming.Id, ParentId = at.Mother.Id, Monday = week ?? (so is null ? Monday : Monday.AddDays(-7)), SaidAt = w.Now.AddDays(-(week is { } other ? (Monday.DayNumber - other.DayNumber) / 14 : 0)) };
        if (so is { } said) talk.Confirm(said);
        return talk;
    });

    private static Task<Call> Call(Place at, Child child, DateOnly day, CallOutcome outcome, int? minutes = null, int hour = 10) => at.House.Plant(w =>
    {
        var start = day.ToDateTime(new TimeOnly(hour - 8, 0), DateTimeKind.Utc);
        var call = new Call { Id = w.NewId(), SchoolId = child.SchoolId, ChildId = child.Id, ParentId = at.Mother.Id, Day = day, StartsAt = start, EndsAt = start.AddMinutes(10), WalkIn = true };
        if (outcome == CallOutcome.None) return call;
        call.Report(outcome, outcome == CallOutcome.Missed ? MissedReason.NoAnswer : null, at.Teacher.Id, start.AddDays(30)).Ok.ShouldBeTrue();
        if (minutes is not null) call.Describe(minutes, null).Ok.ShouldBeTrue();
        return call;
    });

    private static async Task<Place> School()
    {
        var house = await TestHouse.Open();
        var teacher = await house.Teacher("李芳");
        await house.Class("三（1）班", teacher);
        var (ming, hong) = (await house.Child("丁小明"), await house.Child("马小红"));
        await house.Class("四（1）班");
        var other = await house.Child("隔壁班");
        var mother = await house.Parent(ming);
        return new Place(house, ming, hong, other, teacher, mother, Who.Staff((await house.Staff(Role.Coordinator)).Id));
    }

    private sealed record Place(TestHouse House, Child Ming, Child Hong, Child Other, Member Teacher, Member Mother, Who Coordinator) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
