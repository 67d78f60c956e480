using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Ledger;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Care;

/// <summary>What a school owes as a whole is counted by calendar windows from the ledger, whoever wrote it down, and is not forgotten.</summary>
public sealed class SchoolDutyTests
{
    private static readonly DateOnly s_monday = new(2026, 11, 23);

    [Fact]
    public async Task Each_duty_has_its_window_by_the_calendar_and_nothing_is_asked_for_before_the_school_began()
    {
        await using var at = await School.Open(begun: null);
        (await at.Show()).ShouldBeEmpty("nobody has begun to count");
        await at.Begin(new DateOnly(2026, 9, 1));
        (await at.Show()).Select(i => (i.Duty, $"{i.Span.From:MM-dd}..{i.Span.Until:MM-dd}", i.State, i.Late)).ShouldBe(
        [
            (SchoolDuty.PsychologyLesson, "11-01..11-30", CareState.Due, true),
            (SchoolDuty.LargeActivity, "11-01..11-30", CareState.Due, true),
            (SchoolDuty.RoundTable, "09-01..01-31", CareState.Due, false),
            (SchoolDuty.LeadersMeeting, "10-01..12-31", CareState.Due, false),
            (SchoolDuty.Lecture, "09-01..01-31", CareState.Due, false),
        ]);
        await at.Begin(s_monday);
        var items = await at.Show();
        items.ShouldAllBe(i => !i.Late, "what came before is nobody's debt");
        items[0].ShouldSatisfyAllConditions(i => i.Span.From.ShouldBe(new DateOnly(2026, 12, 1), "most of November was over"), i => i.State.ShouldBe(CareState.Upcoming));
        at.House.Clock.Set("2026-12-02 09:00");
        await at.Begin(new DateOnly(2026, 12, 10));
        items = await at.Show();
        items.ShouldAllBe(i => i.State == CareState.Upcoming, "nothing is due before the first day");
        items[0].Span.From.ShouldBe(new DateOnly(2026, 12, 1));
    }

    [Fact]
    public async Task It_is_done_wherever_it_was_written_down_and_undone_when_that_is_taken_back()
    {
        await using var at = await School.Open();
        var lesson = await at.House.Do(work => at.Log.Record(work, Event(CareEvent.Lesson, CareWay.Chat, at.Ming, at.Hong)), Who.Member(at.Teacher.Id));
        await at.House.Do(work => at.Log.Enter(work, Event(CareEvent.Meeting, CareWay.Paper), [new(at.Ming.Id, null, new CareTaps()), new(at.Hong.Id, null, new CareTaps { Roll = RollCall.Absent })]), at.Coordinator);
        await at.House.Do(work => at.Log.Record(work, Event(CareEvent.LeadersMeeting, CareWay.Console)), at.Coordinator);
        await at.House.Do(work => at.Log.Record(work, Event(CareEvent.Lecture, CareWay.Console) with { Day = new DateOnly(2026, 10, 9) }), at.Coordinator);
        await at.House.Do(work => at.Log.Record(work, Event(CareEvent.Activity, CareWay.Chat, at.Ming)), Who.Member(at.Teacher.Id));
        (await at.Show()).Select(i => (i.Duty, i.State, i.Done, i.Records)).ShouldBe(
        [
            (SchoolDuty.PsychologyLesson, CareState.Done, 1, 1),
            (SchoolDuty.LargeActivity, CareState.Due, 0, 0),
            (SchoolDuty.RoundTable, CareState.Done, 1, 1),
            (SchoolDuty.LeadersMeeting, CareState.Done, 1, 1),
            (SchoolDuty.Lecture, CareState.Done, 1, 1),
        ], "an activity of one class is not a large one");
        await at.House.Do(work => at.Log.TakeBack(work, lesson), Who.Member(at.Teacher.Id));
        (await at.Of(SchoolDuty.PsychologyLesson)).State.ShouldBe(CareState.Due);
    }

    [Fact]
    public async Task Of_two_in_a_window_one_is_not_enough_and_several_classes_on_one_day_are_one()
    {
        await using var at = await School.Open();
        await at.Set(new SchoolDutyRule { Duty = SchoolDuty.Lecture, On = true, Window = CareWindow.Month, Times = 2 });
        at.House.Clock.Set("2026-12-02 09:00");
        foreach (var child in new[] { at.Ming, at.Hong }) await at.House.Do(work => at.Log.Record(work, Event(CareEvent.Lecture, CareWay.Paper, child)), at.Coordinator);
        (await at.Of(SchoolDuty.Lecture)).ShouldSatisfyAllConditions(i => i.State.ShouldBe(CareState.Due), i => (i.Done, i.Of, i.Records).ShouldBe((1, 2, 2)), i => i.Late.ShouldBeFalse("the rule is new"));
        at.House.Clock.Set("2026-12-20 09:00");
        await at.House.Do(work => at.Log.Record(work, Event(CareEvent.Lecture, CareWay.Console)), at.Coordinator);
        (await at.Of(SchoolDuty.Lecture)).State.ShouldBe(CareState.Done);
    }

    [Fact]
    public async Task What_is_turned_off_is_asked_for_no_more_and_who_may_not_set_it_is_refused()
    {
        await using var at = await School.Open();
        var off = new SchoolDutyRule { Duty = SchoolDuty.LargeActivity, On = false, Window = CareWindow.Term, Times = 1 };
        foreach (var who in new[] { Who.Staff((await at.House.Staff(Role.Viewer)).Id), Who.Member(at.Teacher.Id), Who.Staff((await at.House.Staff(Role.Counsellor)).Id) })
            (await at.House.Store.Write(who, work => at.Duties.Set(work, at.House.SchoolId, off))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await at.Set(off);
        (await at.Show()).ShouldNotContain(i => i.Duty == SchoolDuty.LargeActivity);
        (await at.House.Do(work => at.Duties.Rules(work, at.House.SchoolId), at.Coordinator)).Own.ShouldBe([SchoolDuty.LargeActivity]);
        foreach (var (wrong, field) in new[] { (Copy(off, CareWindow.Week, 1), "Window"), (Copy(off, CareWindow.Term, 0), "Times"), (Copy(off, CareWindow.Term, 11), "Times") })
            (await at.House.Store.Write(at.Coordinator, work => at.Duties.Set(work, at.House.SchoolId, wrong))).Refused.ShouldBe(new Refusal(RefusalCode.Invalid, Field: field));
    }

    [Fact]
    public async Task What_was_left_is_one_line_each_on_the_coordinators_list_until_it_is_made_up_for()
    {
        await using var at = await School.Open();
        await at.House.Do(work => at.Log.Record(work, Event(CareEvent.Lesson, CareWay.Console)), at.Coordinator);
        at.House.Clock.Set("2026-11-30 20:00");
        (await at.Late()).ShouldBeEmpty();
        at.House.Clock.Set("2026-12-01 08:00");
        var line = (await at.Late()).Single();
        (line.Duty, line.SubjectId, line.At).ShouldBe((SchoolDuty.LargeActivity, (long)SchoolDuty.LargeActivity, ManualClock.At("2026-12-01 00:00")));
        (await at.Of(SchoolDuty.LargeActivity)).ShouldSatisfyAllConditions(i => i.Span.From.Month.ShouldBe(12), i => i.LateSince.ShouldBe(new DateOnly(2026, 11, 30)));
        at.House.Clock.Set("2027-01-04 08:00");
        (await at.Late()).Select(t => t.Duty).ShouldBe([SchoolDuty.LargeActivity, SchoolDuty.PsychologyLesson, SchoolDuty.LeadersMeeting], ignoreOrder: true);
        foreach (var kind in new[] { CareEvent.LargeActivity, CareEvent.Lesson, CareEvent.LeadersMeeting }) await at.House.Do(work => at.Log.Record(work, Event(kind, CareWay.Console)), at.Coordinator);
        (await at.Late()).ShouldBeEmpty("once now is enough");
    }

    [Fact]
    public async Task In_the_holidays_months_and_terms_rest_and_the_quarter_does_not()
    {
        await using var at = await School.Open();
        await at.House.Plant(w => new SchoolTerm { Id = w.NewId(), SchoolId = at.House.SchoolId, From = new DateOnly(2026, 9, 1), Until = new DateOnly(2027, 1, 20) });
        await at.House.Plant(w => new SchoolTerm { Id = w.NewId(), SchoolId = at.House.SchoolId, From = new DateOnly(2027, 2, 22), Until = new DateOnly(2027, 7, 2) });
        foreach (var kind in new[] { CareEvent.LargeActivity, CareEvent.Lesson, CareEvent.Meeting, CareEvent.Lecture })
        {
            at.House.Clock.Set("2027-01-15 08:00");
            await at.House.Do(work => at.Log.Record(work, Event(kind, CareWay.Console)), at.Coordinator);
        }

        at.House.Clock.Set("2027-02-03 08:00");
        var items = await at.Show();
        items.Where(i => i.Duty != SchoolDuty.LeadersMeeting).ShouldAllBe(i => i.State == CareState.Upcoming && i.Span.From == new DateOnly(2027, 2, 22));
        items.Single(i => i.Duty == SchoolDuty.LeadersMeeting).ShouldSatisfyAllConditions(i => i.State.ShouldBe(CareState.Due), i => i.Span.ShouldBe(new CareSpan(new(2027, 1, 1), new(2027, 3, 31))));
    }

    [Fact]
    public async Task What_names_no_children_is_written_by_who_keeps_the_schools_ledger_and_stands_in_the_whole_ledger_alone()
    {
        await using var at = await School.Open();
        async Task<RefusalCode?> Try(Who who, CareDraft draft) => (await at.House.Store.Write(who, work => at.Log.Record(work, draft))).Refused?.Code;
        var meeting = Event(CareEvent.LeadersMeeting, CareWay.Console) with { Texts = new Dictionary<CarePart, string> { [CarePart.Words] = "定了冬天家访的安排，三位领导各带一组" } };
        foreach (var role in new[] { Role.Viewer, Role.Counsellor, Role.Teacher, Role.CountyViewer }) (await Try(Who.Staff((await at.House.Staff(role)).Id), meeting)).ShouldBe(RefusalCode.NotAllowed, role.ToString());
        (await Try(Who.Member(at.Teacher.Id), meeting)).ShouldBe(RefusalCode.NotAllowed);
        (await Try(at.Coordinator, Event(CareEvent.OpenRoom, CareWay.Console))).ShouldBe(RefusalCode.Missing, "whoever was in the room has a name");
        (await Try(at.Coordinator, new CareDraft(CareKind.Talk, [], CareWay.Console))).ShouldBe(RefusalCode.Missing);
        (await Try(at.Coordinator, meeting with { Files = [new CareFile("photo", 0, true)] })).ShouldBe(RefusalCode.Missing, "a picture needs the families of who is on it");
        (await Try(Who.Staff((await at.House.Staff(Role.Head)).Id), meeting)).ShouldBeNull();
        var wish = new LedgerWish(new CareSpan(s_monday, s_monday));
        async Task<List<LedgerLine>> Lines(Who who, LedgerWish asked) => (await at.House.Do<LedgerSlice>(work => at.House.Get<LedgerBook>().Show(work, at.House.SchoolId, asked), who)).Lines;
        var line = (await Lines(at.Coordinator, wish with { Kind = LedgerKind.Event, Event = CareEvent.LeadersMeeting })).Single();
        (line.All, line.Words.Single().Text, LedgerEvidence.Lacks(line)).ShouldBe((0, "定了冬天家访的安排，三位领导各带一组", false));
        (await Lines(at.Coordinator, wish with { Event = CareEvent.Lecture })).ShouldBeEmpty();
        (await Lines(at.Coordinator, wish with { ClassId = at.Ming.ClassId })).ShouldBeEmpty();
        (await Lines(Who.Staff((await at.House.Staff(Role.Teacher, at.Teacher)).Id), wish)).ShouldBeEmpty();
        var id = await at.House.Look(db => db.CareRecords.Select(r => r.Id).SingleAsync());
        (await at.House.Store.Write(Who.Staff((await at.House.Staff(Role.Viewer)).Id), work => at.Log.TakeBack(work, id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await at.House.Do(work => at.Log.TakeBack(work, id), at.Coordinator);
        (await Lines(at.Coordinator, wish)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_box_of_a_term_says_what_was_asked_for_and_done_and_a_class_has_no_part_in_it()
    {
        await using var at = await School.Open(new DateOnly(2026, 9, 1));
        foreach (var day in new[] { new DateOnly(2026, 9, 10), new DateOnly(2026, 9, 24), new DateOnly(2026, 11, 2) })
            await at.House.Do(work => at.Log.Record(work, Event(CareEvent.Lesson, CareWay.Console) with { Day = day }), at.Coordinator);
        async Task<List<SchoolDutyFigure>> Box(Who who, long? of = null) => (await at.House.Do<BoxLid>(work => at.House.Get<LedgerBox>().Open(work, at.House.SchoolId, classId: of), who)).OfSchool;
        (await Box(at.Coordinator)).ShouldBe([new(SchoolDuty.PsychologyLesson, 2, 1), new(SchoolDuty.LargeActivity, 2, 0)], "September and October are over");
        (await Box(at.Coordinator, at.Ming.ClassId)).ShouldBeEmpty();
        (await Box(Who.Staff((await at.House.Staff(Role.Teacher, at.Teacher)).Id))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_could_not_be_done_is_not_left_says_why_and_is_counted_apart()
    {
        await using var at = await School.Open(new DateOnly(2026, 9, 15));
        at.House.Clock.Set("2026-12-01 08:00");
        async Task<RefusalCode?> Try(Who who, SchoolDuty duty, DateOnly day, string? words = null) => (await at.House.Store.Write(who, work => at.Duties.Excuse(work, at.House.SchoolId, duty, day, SchoolReason.Closed, words))).Refused?.Code;
        var november = new DateOnly(2026, 11, 30);
        (await at.Of(SchoolDuty.LargeActivity)).Left.ShouldBe(new CareSpan(new(2026, 9, 1), new(2026, 9, 30)), "the first that was left is asked about first");
        (await Try(Who.Staff((await at.House.Staff(Role.Viewer)).Id), SchoolDuty.LargeActivity, november)).ShouldBe(RefusalCode.NotAllowed);
        (await Try(at.Coordinator, SchoolDuty.LargeActivity, new DateOnly(2027, 1, 5))).ShouldBe(RefusalCode.Invalid, "what is to come may still be done");
        (await Try(at.Coordinator, SchoolDuty.LargeActivity, november, new string('长', 301))).ShouldBe(RefusalCode.TooLong);
        foreach (var day in new[] { new DateOnly(2026, 9, 30), new DateOnly(2026, 10, 31), november }) (await Try(at.Coordinator, SchoolDuty.LargeActivity, day, "流感停课两周")).ShouldBeNull();
        (await at.Late()).Select(t => t.Duty).ShouldNotContain(SchoolDuty.LargeActivity);
        (await Try(at.Coordinator, SchoolDuty.LargeActivity, new DateOnly(2026, 12, 1), "雪大")).ShouldBeNull();
        var item = await at.Of(SchoolDuty.LargeActivity);
        (item.State, item.Late, item.Excuse!.Reason, item.Excuse.Words).ShouldBe((CareState.CouldNot, false, SchoolReason.Closed, "雪大"));
        (await at.House.Do<BoxLid>(work => at.House.Get<LedgerBox>().Open(work, at.House.SchoolId), at.Coordinator)).OfSchool.Single(f => f.Duty == SchoolDuty.LargeActivity).ShouldSatisfyAllConditions(
            f => f.Of.ShouldBe(f.CouldNot), f => f.CouldNot.ShouldBeGreaterThanOrEqualTo(3), f => f.Done.ShouldBe(0));
        await at.House.Do(work => at.Log.Record(work, Event(CareEvent.LargeActivity, CareWay.Console)), at.Coordinator);
        (await at.Of(SchoolDuty.LargeActivity)).State.ShouldBe(CareState.Done, "what was done after all is done");
        (await Try(at.Coordinator, SchoolDuty.LargeActivity, new DateOnly(2026, 12, 1))).ShouldBe(RefusalCode.NotFound);
    }

    [Fact]
    public async Task A_viewer_sees_how_they_stand_and_who_has_only_own_children_does_not()
    {
        await using var at = await School.Open();
        foreach (var (role, sees) in new[] { (Role.Viewer, true), (Role.Head, true), (Role.Counsellor, true), (Role.Teacher, false), (Role.CountyViewer, false) })
            (await at.House.Store.Read(Who.Staff((await at.House.Staff(role, role == Role.Teacher ? at.Teacher : null)).Id), work => at.Duties.Show(work, at.House.SchoolId))).Ok.ShouldBe(sees, role.ToString());
    }

    private static CareDraft Event(CareEvent kind, CareWay way, params Child[] children) => new(CareKind.Event, [.. children.Select(c => c.Id)], way) { Event = kind };

    private static SchoolDutyRule Copy(SchoolDutyRule rule, CareWindow window, int times) => new() { Duty = rule.Duty, On = rule.On, Window = window, Times = times };

    private sealed class School(TestHouse house) : IAsyncDisposable
    {
        public TestHouse House => house;

        public CareLog Log => house.Get<CareLog>();

        public SchoolDuties Duties => house.Get<SchoolDuties>();

        public Member Teacher { get; private set; } = null!;

        public Child Ming { get; private set; } = null!;

        public Child Hong { get; private set; } = null!;

        public Who Coordinator { get; private set; }

        public static Task<School> Open() => Open(new DateOnly(2026, 11, 1));

        public static async Task<School> Open(DateOnly? begun)
        {
            var at = new School(await TestHouse.Open());
            at.Teacher = await at.House.Teacher("李芳");
            await at.House.Class("三（1）班", at.Teacher);
            (at.Ming, at.Hong) = (await at.House.Child("丁小明"), await at.House.Child("马小红"));
            at.Coordinator = Who.Staff((await at.House.Staff(Role.Coordinator)).Id);
            if (begun is { } from) await at.Begin(from);
            return at;
        }

        public Task Begin(DateOnly from) => house.Do(work => house.Get<CareRules>().Begin(work, house.SchoolId, from), Coordinator);

        public Task Set(SchoolDutyRule rule) => house.Do(work => Duties.Set(work, house.SchoolId, rule), Coordinator);

        public Task<List<SchoolDutyItem>> Show() => house.Do(work => Duties.Show(work, house.SchoolId), Coordinator);

        public async Task<SchoolDutyItem> Of(SchoolDuty duty) => (await Show()).Single(i => i.Duty == duty);

        public async Task<List<TodoLine>> Late() => (await house.Do(work => house.Get<Todos>().Show(work, house.SchoolId), Coordinator)).FindAll(t => t.Kind == TodoKind.SchoolDutyLate);

        public ValueTask DisposeAsync() => house.DisposeAsync();
    }
}
