using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Progress;

/// <summary>A note reaches only whom it is still meant for, with the words that still stand.</summary>
public sealed class NoteReachTests
{
    [Fact]
    public async Task Who_no_longer_has_the_child_can_neither_correct_nor_take_back_and_the_familys_answer_goes_to_who_has()
    {
        await using var at = await Place.Open();
        var note = await at.Write(at.Helper, NoteReach.Now);
        await at.House.Do(work => at.House.Get<PairLife>().End(work, at.Pair.Id, PairEnd.HelperAsked), at.Coordinator);
        at.House.Advance(TimeSpan.FromDays(1));
        foreach (var deed in new Func<Work, Task<Result>>[] { work => at.Notes.Correct(work, note, "别的话"), work => at.Notes.Withdraw(work, note), work => at.Notes.Send(work, note, NoteReach.School) })
            (await at.House.Store.Write(at.As(at.Helper), deed)).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await at.House.Do(work => at.House.Get<NoteAnswers>().ToTeacher(work, note, at.Child.Id, "谢谢老师", null), at.As(at.Mother));
        (await at.House.Look(db => db.Outbox.Where(m => m.MemberId == at.Helper.Id && m.NotBefore >= at.House.Clock.UtcNow.AddMinutes(-1)).CountAsync(m => m.Kind.StartsWith("note")))).ShouldBe(0);
        (await at.House.Look(db => db.Outbox.CountAsync(m => m.MemberId == at.ClassTeacher.Id && m.Kind.StartsWith("note")))).ShouldBe(1);
    }

    [Fact]
    public async Task A_note_of_a_child_who_died_is_nobodys_to_touch()
    {
        await using var at = await Place.Open();
        var note = await at.Write(at.Helper, NoteReach.Weekly);
        await at.House.Change<Child>(at.Child.Id, c => c.Status = ChildStatus.Died);
        (await at.House.Store.Write(at.As(at.Helper), work => at.Notes.Correct(work, note, "别的话"))).Refused!.Code.ShouldBe(RefusalCode.NotFound);
    }

    [Fact]
    public async Task What_is_taken_back_while_it_is_made_ready_is_not_sent()
    {
        await using var at = await Place.Open();
        var note = await at.Write(at.Helper, NoteReach.Now);
        var row = await at.Claimed(note, NoteNews.Kind);
        await at.House.Do(work => at.Notes.Withdraw(work, note), at.As(at.Helper));
        (await at.StateOf(row)).ShouldBe(OutboxState.Cancelled);
    }

    [Fact]
    public async Task What_is_corrected_while_it_is_made_ready_is_made_anew()
    {
        await using var at = await Place.Open();
        var note = await at.Write(at.Helper, NoteReach.Now);
        var row = await at.Claimed(note, NoteNews.Kind);
        await at.House.Do(work => at.Notes.Correct(work, note, "今天帮同学打了饭"), at.As(at.Helper));
        (await at.StateOf(row)).ShouldBe(OutboxState.Pending);
    }

    [Fact]
    public async Task A_monthly_note_taken_back_while_it_is_made_ready_is_not_sent()
    {
        await using var at = await Place.Open();
        var notes = at.House.Get<ProgressNotes>();
        var note = (await at.House.Do(work => notes.Open(work, at.Child.Id, ProgressKind.Month), at.As(at.Helper))).NoteId;
        await at.House.Do(work => notes.Say(work, note, NoteAspect.Month, "这个月很好"), at.As(at.Helper));
        await at.House.Do(work => notes.Send(work, note), at.As(at.Helper));
        var row = await at.Claimed(note, ProgressNews.Kind);
        await at.House.Do(work => notes.TakeBack(work, note), at.As(at.Helper));
        (await at.StateOf(row)).ShouldBe(OutboxState.Cancelled);
        await at.House.Do(work => notes.Send(work, note), at.As(at.Helper));
        (await at.House.Look(db => db.Outbox.CountAsync(m => m.SubjectId == note && m.Kind == ProgressNews.Kind && m.State == OutboxState.Pending))).ShouldBe(1, "sent again it is owed again");
    }

    [Fact]
    public async Task Who_turned_the_weekly_update_off_and_wants_it_again_is_not_told_the_weeks_between()
    {
        await using var at = await Place.Open();
        await at.House.Do(async work => { await WeeklyUpdates.Begin(work, at.Mother); return Result.Done; });
        var turn = await at.House.Look(db => db.UpdateTurns.SingleAsync(t => t.MemberId == at.Mother.Id));
        await at.House.Change<UpdateTurn>(turn.Id, t => t.Due(null, at.House.Clock.UtcNow));
        at.House.Advance(TimeSpan.FromDays(60));
        var now = at.House.Clock.UtcNow;
        await at.House.Change<UpdateTurn>(turn.Id, t => t.Due(now.AddDays(3), now));
        (await at.House.Look(db => db.UpdateTurns.SingleAsync(t => t.Id == turn.Id))).Since.ShouldBe(now);
        await at.House.Change<UpdateTurn>(turn.Id, t => t.Due(now.AddDays(4), now.AddDays(1)));
        (await at.House.Look(db => db.UpdateTurns.SingleAsync(t => t.Id == turn.Id))).Since.ShouldBe(now, "another hour begins no new week");
    }

    [Fact]
    public async Task Who_cannot_be_reached_for_long_is_later_told_of_two_weeks_and_no_more()
    {
        await using var at = await Place.Open();
        await at.House.Do(async work => { await WeeklyUpdates.Begin(work, at.Mother); return Result.Done; });
        await at.House.Consent(at.Mother, given: false);
        for (var week = 0; week < 5; week++)
        {
            at.House.Advance(TimeSpan.FromDays(7));
            await at.House.Get<WeeklyUpdates>().RunDue(CancellationToken.None);
        }

        var turn = await at.House.Look(db => db.UpdateTurns.SingleAsync(t => t.MemberId == at.Mother.Id));
        (at.House.Clock.UtcNow - turn.Since).ShouldBeGreaterThan(TimeSpan.FromDays(13));
        (at.House.Clock.UtcNow - turn.Since).ShouldBeLessThan(TimeSpan.FromDays(22));
    }

    [Fact]
    public async Task A_note_chosen_in_the_moment_in_which_updates_are_made_is_in_the_next_rather_than_in_none()
    {
        await using var at = await Place.Open();
        await at.House.Do(async work => { await WeeklyUpdates.Begin(work, at.Mother); return Result.Done; });
        var due = (await at.House.Look(db => db.UpdateTurns.SingleAsync(t => t.MemberId == at.Mother.Id))).DueAt!.Value;
        at.House.Advance(due - at.House.Clock.UtcNow - TimeSpan.FromHours(1));
        await at.Write(at.Helper, NoteReach.Weekly);
        at.House.Advance(TimeSpan.FromHours(1));
        await at.House.Get<WeeklyUpdates>().RunDue(CancellationToken.None);
        var made = await at.House.Look(db => db.WeeklyUpdates.SingleAsync());
        made.Until.ShouldBeLessThan(due);
        (await at.House.Look(db => db.UpdateTurns.SingleAsync(t => t.MemberId == at.Mother.Id))).Since.ShouldBe(made.Until);
    }

    [Fact]
    public async Task A_monthly_note_waits_for_the_hour_of_the_week_where_she_chose_so_and_is_printed_where_nobody_wants_it_in_the_chat()
    {
        await using var at = await Place.Open();
        await at.Chooses(NewsKind.Month, NewsWay.Weekly);
        var row = await at.Month(ProgressKind.Month);
        row!.NotBefore.ShouldBe(UpdateHour.Next(at.Mother, "Asia/Shanghai", at.House.Clock.UtcNow)!.Value);
        await at.Chooses(NewsKind.Month, NewsWay.Off);
        (await at.Month(ProgressKind.Letter)).ShouldBeNull();
        var sheet = await at.House.Do(async work => await at.House.Get<ProgressBook>().Show(work, await work.Db.ProgressNotes.Where(p => p.Kind == ProgressKind.Letter).Select(p => p.NoteId).SingleAsync()), at.Coordinator);
        sheet.State.ShouldBe(ProgressState.ToPrint);
    }

    [Fact]
    public async Task Safety_is_nobodys_to_turn_down_and_nothing_comes_in_a_way_in_which_it_cannot()
    {
        await using var at = await Place.Open();
        await at.Chooses(NewsKind.Notes, NewsWay.Off);
        await at.Write(at.Helper, NoteReach.Now);
        (await at.House.Look(db => db.Outbox.CountAsync(m => m.Kind == NoteNews.Kind))).ShouldBe(0);
        await at.House.Do(work => at.Notes.Write(work, new NoteDraft([at.Child.Id], NoteAspect.Safety, "放学路上水大，请走大路", [], NoteReach.Now)), at.As(at.Helper));
        (await at.House.Look(db => db.Outbox.CountAsync(m => m.Kind == NoteNews.Kind && m.MemberId == at.Mother.Id))).ShouldBe(1);
        WeekNews.Tells(NewsWay.Off, MemberKind.Guardian, NoteReach.Weekly, NoteAspect.Safety, told: false, waits: false).ShouldBeTrue();
        WeekNews.Tells(NewsWay.Off, MemberKind.Parent, NoteReach.Weekly, NoteAspect.Life, told: false, waits: false).ShouldBeFalse();

        var grandmother = await at.House.Guardian(at.Child);
        foreach (var (member, kind, way) in new[] { (grandmother, NewsKind.Notes, NewsWay.AtOnce), (at.Mother, NewsKind.LetterWord, NewsWay.Weekly), (at.Helper, NewsKind.Notes, NewsWay.Off) })
            (await at.House.Store.Write(at.As(member), work => at.House.Get<Preferences>().ChooseNews(work, member.Id, kind, way))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        await at.Chooses(NewsKind.Notes, NewsWay.Weekly);
        await at.House.Do(work => at.House.Get<Preferences>().ChooseUpdates(work, at.Mother.Id, DayOfWeek.Sunday, new(18, 0), off: true), at.As(at.Mother));
        News.Of(await at.House.Look(db => db.Members.SingleAsync(m => m.Id == at.Mother.Id)), NewsKind.Notes).ShouldBe(NewsWay.Off, "what was to come with a week that she does not want does not come");
    }

    [Fact]
    public async Task A_letter_comes_whatever_was_turned_down_and_its_gentle_word_does_not()
    {
        await using var at = await Place.Open();
        await at.Chooses(NewsKind.LetterWord, NewsWay.Off);
        await at.House.Do<bool>(async work => (await ConsentTexts.Current(work, at.Child.SchoolId, ConsentPurpose.Letters, Languages.Simplified)).TextVersion == 1);
        await at.House.Do(work => at.House.Get<ChildConsents>().Say(work, at.Child.Id, at.Mother.Id, ConsentPurpose.Letters, true, 1, Languages.Simplified, "test"), at.As(at.Mother));
        var letters = at.House.Get<LetterWriting>();
        var letter = (await at.House.Do(work => letters.Begin(work, at.Child.Id), at.As(at.Helper))).Id;
        await at.House.Do(work => letters.Take(work, letter, "妈妈，我会系鞋带了", null, 1), at.As(at.Helper));
        await at.House.Do(work => letters.Send(work, letter), at.As(at.Helper));
        for (var day = 0; day < 8; day++)
        {
            at.House.Advance(TimeSpan.FromDays(1));
            await at.House.Get<LetterTicks>().RunDue(CancellationToken.None);
        }

        var kinds = await at.House.Look(db => db.Outbox.Where(m => m.SubjectId == letter).Select(m => m.Kind).ToListAsync());
        kinds.ShouldContain(LetterNews.Arrived);
        kinds.ShouldNotContain(LetterNews.Nudge);
        kinds.ShouldContain(LetterNews.Unseen, "who is near the child still hears that it waits");
    }

    private sealed record Place(TestHouse House, Child Child, Member Mother, Member ClassTeacher, Member Helper, Pair Pair, Who Coordinator) : IAsyncDisposable
    {
        public Notes Notes => House.Get<Notes>();

        public static async Task<Place> Open()
        {
            var house = await TestHouse.Open();
            var teacher = await house.Teacher();
            await house.Class("三（2）班", teacher);
            var child = await house.Child();
            var helper = await house.Teacher();
            return new Place(house, child, await house.Parent(child), teacher, helper, await house.Pair(child, helper), Who.Staff((await house.Staff(Role.Coordinator)).Id));
        }

        public Who As(Member member) => Who.Member(member.Id);

        public Task<long> Write(Member author, NoteReach reach) => House.Do(work => Notes.Write(work, new NoteDraft([Child.Id], NoteAspect.Life, "今天自己洗了碗", [], reach)), As(author));

        public Task Chooses(NewsKind kind, NewsWay way) => House.Do(work => House.Get<Preferences>().ChooseNews(work, Mother.Id, kind, way), As(Mother));

        public async Task<OutboxMessage?> Month(ProgressKind kind)
        {
            var notes = House.Get<ProgressNotes>();
            var note = (await House.Do(work => notes.Open(work, Child.Id, kind), As(Helper))).NoteId;
            await House.Do(work => notes.Say(work, note, NoteAspect.Month, "这个月很好"), As(Helper));
            await House.Do(work => notes.Send(work, note), As(Helper));
            return await House.Look(db => db.Outbox.SingleOrDefaultAsync(m => m.SubjectId == note && m.Kind == ProgressNews.Kind));
        }

        public async Task<long> Claimed(long note, string kind)
        {
            var row = await House.Look(db => db.Outbox.SingleAsync(m => m.SubjectId == note && m.Kind == kind));
            await House.Change<OutboxMessage>(row.Id, m => m.Claim("700001", House.Clock.UtcNow.AddMinutes(1)));
            return row.Id;
        }

        public Task<OutboxState> StateOf(long row) => House.Look(db => db.Outbox.Where(m => m.Id == row).Select(m => m.State).SingleAsync());

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
