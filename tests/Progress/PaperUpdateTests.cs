using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Progress;

/// <summary>The weekly update on paper: for those alone whom no chat reaches, with what they may read.</summary>
public sealed class PaperUpdateTests
{
    [Fact]
    public async Task A_family_without_chat_reads_the_week_and_the_next_call_and_who_is_reached_by_chat_has_no_slip()
    {
        await using var at = await Place.Open();
        var chatty = await at.House.Child("李小红");
        await at.House.Parent(chatty, enrolled: false);
        await at.House.Guardian(chatty);
        await at.Write(NoteReach.Weekly, "今天自己洗了碗", at.Child, chatty);
        var week = await at.Week();
        (week.School, week.From, week.Until, week.Children, week.OnPaper).ShouldBe(("河湾小学", new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 27), 2, 1), "the grandmother of the other has the chat");
        var slip = week.Slips.ShouldHaveSingleItem();
        (slip.Child, slip.Class, slip.Language).ShouldBe(("王小明", "三（2）班", "zh-Hans"));
        slip.Calls.ShouldBe([new PaperCall(new DateOnly(2026, 11, 24), true), new PaperCall(new DateOnly(2026, 11, 27), false)]);
        slip.Notes.ShouldBe([new PaperNote("李芳", true, NoteAspect.Life, null, "今天自己洗了碗", false, 0)]);
        (slip.Next!.Caller, slip.Next.Times.School.Date, slip.Next.Times.Person.Time).ShouldBe((Relation.Mother, new DateOnly(2026, 12, 1), new TimeOnly(17, 40)));
        (await at.House.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.SeeNotes) && a.SubjectId == at.Child.Id))).ShouldBe(1, "the look at the child's notes is kept");
    }

    [Fact]
    public async Task A_chat_that_does_not_reach_them_any_more_makes_a_family_a_paper_family()
    {
        await using var at = await Place.Open();
        var blocked = await at.House.Child("李小红");
        var mother = await at.House.Parent(blocked);
        await at.Write(NoteReach.Weekly, "今天举手了", blocked);
        (await at.Week()).Slips.ConvertAll(s => s.ChildId).ShouldBe([at.Child.Id]);
        var chat = await at.House.Look(db => db.Addresses.Where(a => a.MemberId == mother.Id).Select(a => a.Id).SingleAsync());
        await at.House.Change<MemberAddress>(chat, a => a.Become(AddressState.Blocked, at.House.Clock.UtcNow));
        (await at.Week()).Slips.ConvertAll(s => s.ChildId).ShouldContain(blocked.Id);
        await at.House.Change<Member>(mother.Id, m => m.Active = false);
        (await at.Week()).Slips.ConvertAll(s => s.ChildId).ShouldNotContain(blocked.Id, "nobody of the family is left to read it");
    }

    [Fact]
    public async Task Only_the_newest_words_of_what_families_may_read_and_of_this_week_are_on_it()
    {
        await using var at = await Place.Open();
        await at.Write(NoteReach.School, "这条只留学校", at.Child);
        await at.Write(NoteReach.Draft, "这条还没写完", at.Child);
        var withdrawn = await at.Write(NoteReach.Weekly, "这条撤了", at.Child);
        await at.House.Do(work => at.Notes.Withdraw(work, withdrawn), at.Teacher);
        var corrected = await at.Write(NoteReach.Weekly, "今天洗了晚", at.Child);
        await at.House.Do(work => at.Notes.Correct(work, corrected, "今天洗了碗"), at.Teacher);
        await at.Write(NoteReach.Now, "今天第一个举手", at.Child);
        at.House.Clock.Advance(TimeSpan.FromDays(3));
        (await at.Week()).Slips.Single().Notes.ConvertAll(n => n.Words).ShouldBe(["今天洗了碗", "今天第一个举手"]);

        at.House.Clock.Advance(TimeSpan.FromDays(4));
        (await at.Week()).Slips.Single().Notes.ShouldBeEmpty("another week begins");
        (await at.Week(until: new DateOnly(2026, 11, 27))).Slips.Single().Notes.Count.ShouldBe(2, "an earlier week is printed again");
        (await at.Week(until: new DateOnly(2027, 5, 1))).Until.ShouldBe(new DateOnly(2026, 12, 4), "no week ends after today");
        (await at.Week(until: DateOnly.MinValue)).Until.ShouldBe(new DateOnly(2026, 12, 4));
    }

    [Fact]
    public async Task Who_may_not_be_contacted_is_on_no_slip_and_gets_none()
    {
        await using var at = await Place.Open();
        var link = await at.House.Look(db => db.Links.Where(l => l.ChildId == at.Child.Id && l.MemberId == at.Mother.Id).Select(l => l.Id).SingleAsync());
        await at.Write(NoteReach.Weekly, "今天自己洗了碗", at.Child);
        await at.House.Change<ChildLink>(link, l => l.NoContact = true);
        var slip = (await at.Week()).Slips.Single();
        (slip.Calls.Count, slip.Next).ShouldBe((0, null), "a call with the mother is nobody's to read of");
        slip.Notes.Count.ShouldBe(1, "the grandmother reads it");

        var alone = await at.House.Child("李小红");
        await at.House.Link(alone, await at.House.Person(MemberKind.Parent, "李强", null, enrolled: false), Relation.Father, noContact: true);
        await at.Write(NoteReach.Weekly, "今天举手了", alone);
        (await at.Week()).Slips.ConvertAll(s => s.ChildId).ShouldBe([at.Child.Id], "nobody of that family may read it");
        await at.House.Link(alone, await at.House.Person(MemberKind.Parent, "王芳", null, enrolled: true), noContact: true);
        await at.House.Guardian(alone, enrolled: false);
        (await at.Week()).Slips.ConvertAll(s => s.ChildId).ShouldContain(alone.Id, "who may not be contacted is not the one who is reached");
    }

    [Fact]
    public async Task Who_left_and_of_whom_there_is_nothing_to_say_has_none_and_a_birthday_is_something_to_say()
    {
        await using var at = await Place.Open();
        await at.House.Change<Child>(at.Child.Id, c => c.Status = ChildStatus.MovedAway);
        var quiet = await at.House.Child("李小红");
        await at.House.Guardian(quiet, enrolled: false);
        var week = await at.Week();
        (week.Children, week.OnPaper, week.Slips.Count).ShouldBe((1, 1, 0));
        await at.House.Change<Child>(quiet.Id, c => c.BirthDate = new DateOnly(2017, 12, 3));
        (await at.Week()).Slips.Single().Birthday.ShouldBe(new DateOnly(2026, 12, 3));
        await at.House.Change<Child>(quiet.Id, c => c.BirthDate = new DateOnly(2017, 11, 27));
        (await at.Week()).Slips.ShouldBeEmpty("that was today");

        at.House.Clock.Set("2027-02-01 12:00");
        (await at.Week()).Slips.ShouldBeEmpty("a festival is everyone's");
        await at.Write(NoteReach.Weekly, "写了春联", quiet);
        (await at.Week()).Slips.Single().Feast.ShouldBe((FamilyLink.Domain.Calendar.Festival.NewYearsEve, new DateOnly(2027, 2, 5)));
    }

    [Fact]
    public async Task A_class_teacher_has_the_own_class_another_is_refused_and_the_office_has_all()
    {
        await using var at = await Place.Open();
        await at.Write(NoteReach.Weekly, "今天自己洗了碗", at.Child);
        var stranger = await at.House.Teacher("孙燕");
        var other = await at.House.Class("四（1）班", stranger);
        var strange = Who.Staff((await at.House.Staff(Role.Teacher, stranger)).Id);
        (await at.Ask(strange, at.Child.ClassId)).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.Ask(strange, other.Id)).Value!.Children.ShouldBe(0, "an own class without children is empty, not closed");
        (await at.Ask(strange)).Value!.Slips.ShouldBeEmpty();
        (await at.Ask(Who.Staff((await at.House.Staff(Role.Viewer)).Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.Ask(Who.Member(at.Mother.Id))).Value.ShouldBeNull();
        var own = (await at.Ask(at.Teacher, at.Child.ClassId)).Value!;
        own.Slips.Single().ChildId.ShouldBe(at.Child.Id);
        own.Classes.ConvertAll(c => c.Name).ShouldBe(["三（2）班"]);
        (await at.Ask(at.Office)).Value!.Slips.Single().ChildId.ShouldBe(at.Child.Id);
    }

    [Fact]
    public async Task Pictures_are_counted_while_the_family_agrees_and_a_note_of_nothing_else_is_left_out()
    {
        await using var at = await Place.Open();
        var bare = await at.House.Do(work => at.Notes.Write(work, new NoteDraft([at.Child.Id], NoteAspect.Praise, null, [new NoteEnclosure("f", 0, NoteFileKind.Picture)])), at.Teacher);
        (await at.Week()).Slips.Single().Notes.ShouldBeEmpty("the picture was not kept: nobody has agreed");
        await at.Say(given: true);
        var note = await at.House.Do(work => at.Notes.Write(work, new NoteDraft([at.Child.Id], NoteAspect.Praise, null, [new NoteEnclosure("g", 0, NoteFileKind.Picture)])), at.Teacher);
        await at.Fetch(note);
        (await at.Week()).Slips.Single().Notes.Single().Pictures.ShouldBe(1);
        at.House.Advance(TimeSpan.FromMinutes(1));
        await at.Say(given: false);
        (await at.Week()).Slips.Single().Notes.ShouldBeEmpty();
        bare.ShouldNotBe(note);
    }

    [Fact]
    public async Task The_slip_says_what_the_school_waits_for_as_the_chat_does_and_is_not_made_for_that_alone()
    {
        await using var at = await Place.Open();
        var quiet = await at.House.Child("李小红");
        await at.House.Guardian(quiet, enrolled: false);
        await at.House.Do(work => at.House.Get<ConsentAsks>().Ask(work, at.House.SchoolId, at.Child.ClassId, ConsentPurpose.Letters), at.Office);
        var slip = (await at.Week()).Slips.ShouldHaveSingleItem();
        (slip.Child, slip.Asks.Pairing, slip.Asks.File).ShouldBe(("王小明", false, false));
        slip.Asks.Consents.ShouldBe([ConsentPurpose.Letters]);
        await at.House.Do(work => at.House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(at.Child.Id, at.Grandmother.Id, true)], DateOnly.FromDateTime(work.Now)), at.Office);
        (await at.Week()).Slips.Single().Asks.Any.ShouldBeFalse("who signed is not asked any more");
    }

    private sealed record Place(TestHouse House, Child Child, Member Mother, Member Grandmother, Who Teacher, Who Office) : IAsyncDisposable
    {
        public Notes Notes => House.Get<Notes>();

        // Friday evening: on Tuesday they talked, today it did not connect.
        public static async Task<Place> Open()
        {
            var house = await TestHouse.Open();
            var teacher = await house.Teacher("李芳");
            await house.Class("三（2）班", teacher);
            var child = await house.Child("王小明");
            var (mother, grandmother) = (await house.Parent(child, zone: "Asia/Tokyo", enrolled: false), await house.Guardian(child, enrolled: false));
            var line = await house.Line();
            foreach (var day in new[] { DayOfWeek.Tuesday, DayOfWeek.Friday }) await house.Slot(child, mother, line, day, "16:40");
            var calls = await house.CallsOf(child);
            house.Clock.Set("2026-11-24 17:00");
            await house.Do(work => house.Get<Calls>().Report(work, calls[0].Id, CallOutcome.Happened));
            house.Clock.Set("2026-11-27 17:00");
            await house.Do(work => house.Get<Calls>().Report(work, calls[1].Id, CallOutcome.Missed, MissedReason.NoAnswer));
            return new Place(house, child, mother, grandmother, Who.Staff((await house.Staff(Role.Teacher, teacher)).Id), Who.Staff((await house.Staff(Role.Coordinator)).Id));
        }

        public Task<Result<PaperWeek>> Ask(Who who, long? of = null) => House.Store.Write(who, work => House.Get<PaperUpdates>().Of(work, House.SchoolId, of));

        public Task<PaperWeek> Week(DateOnly? until = null) => House.Do(work => House.Get<PaperUpdates>().Of(work, House.SchoolId, until: until), Office);

        public Task<long> Write(NoteReach reach, string words, params Child[] children) => House.Do(work => Notes.Write(work, new NoteDraft([.. children.Select(c => c.Id)], NoteAspect.Life, words, [], reach)), Teacher);

        public Task<int> Say(bool given) => House.Do(work => House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(Child.Id, Grandmother.Id, given), new(Child.Id, Mother.Id, given)], DateOnly.FromDateTime(work.Now)), Office);

        public async Task Fetch(long note)
        {
            var file = await House.Look(db => db.NoteFiles.SingleAsync(f => f.NoteId == note));
            using var content = new MemoryStream(Samples.Jpeg());
            var put = await House.Get<MediaStore>().Put(Child.Id, file.Id + 1, content, CancellationToken.None);
            await House.Do(work => House.Get<NoteFiles>().Fetched(work, file.Id, [(Child.Id, put.Ref!)]));
        }

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
