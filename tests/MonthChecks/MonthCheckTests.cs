using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.MonthChecks;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.MonthChecks;

/// <summary>Weekly marks and the monthly sheet: counted by calendar month, said by who may, signed by the head, in the order of names.</summary>
public sealed class MonthCheckTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public async Task A_mark_says_who_set_it_and_when_and_a_second_press_or_another_hand_does_not_take_it_over()
    {
        await using var at = await School();
        var (house, keeping) = (at.House, at.House.Get<MonthKeeping>());
        await house.Do(work => keeping.Tick(work, at.Li.Id, October, 2, true), at.Coordinator);
        var first = house.Clock.UtcNow;
        house.Advance(TimeSpan.FromHours(3));
        await house.Do(work => keeping.Tick(work, at.Li.Id, October, 2, true), at.Head);
        var mark = (await Row(at)).Marks.Single();
        (mark.Week, mark.By, mark.At).ShouldBe((2, (await Name(house, at.Coordinator)), first));
        await house.Do(work => keeping.Tick(work, at.Li.Id, October, 2, false), at.Head);
        (await Row(at)).Marks.ShouldBeEmpty();
        (await house.Look(db => db.Changes.CountAsync(c => c.Kind == nameof(CheckMark) && c.Field == nameof(CheckMark.On)))).ShouldBeGreaterThan(0, "what stood before is kept");
        (await house.Store.Write(at.Coordinator, work => keeping.Tick(work, at.Li.Id, October, 5, true))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        (await house.Store.Write(at.Coordinator, work => keeping.Tick(work, at.Li.Id, new DateOnly(2026, 12, 1), 1, true))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        (await house.Store.Write(at.LisAccount, work => keeping.Tick(work, at.Li.Id, October, 1, true))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, "nobody ticks for themselves");
    }

    [Fact]
    public async Task Due_done_and_could_not_are_those_of_the_calendar_month_and_a_deed_of_november_heals_no_october()
    {
        await using var at = await School();
        var house = at.House;
        await Visit(at, CareKind.Talk, new DateOnly(2026, 10, 14), allAspects: true);
        await Visit(at, CareKind.Talk, new DateOnly(2026, 11, 3), allAspects: true);
        var card = (await Row(at)).Figures.Lines.Single(l => l.Duty == CareDuty.TalkCard);
        (card.Of, card.Done, card.CouldNot).ShouldBe((2, 1, 0));
        await house.Do(work => house.Get<CareExcuses>().Say(work, at.Hong.Id, CareDuty.TalkCard, new DateOnly(2026, 10, 20), CareReason.ChildAway, "回外婆家了"), at.Coordinator);
        var sheet = await Sheet(at);
        sheet.Row.Figures.Lines.Single(l => l.Duty == CareDuty.TalkCard).ShouldBe((CareDuty.TalkCard, 2, 1, 1));
        sheet.Gaps.Single(g => g.Duty == CareDuty.TalkCard).ShouldBe(new CheckGap("马小红", CareDuty.TalkCard, CareReason.ChildAway, "回外婆家了"));
        (sheet.Month, sheet.Children).ShouldBe((new CareSpan(October, new DateOnly(2026, 10, 31)), 2));
        sheet.Row.Figures.Lines.Sum(l => l.Of).ShouldBe(sheet.Row.Figures.Done + sheet.Gaps.Count, "every duty is done or named");
    }

    [Fact]
    public async Task Evidence_that_is_missing_is_the_teachers_own_of_that_month()
    {
        await using var at = await School();
        await Visit(at, CareKind.Visit, new DateOnly(2026, 10, 5), words: "去了");
        await Visit(at, CareKind.Visit, new DateOnly(2026, 10, 6), words: "奶奶说孩子放学先写作业再玩");
        await Visit(at, CareKind.Visit, new DateOnly(2026, 11, 6), words: "");
        var sheet = await Sheet(at);
        (sheet.Asking, sheet.Lacking.Count, sheet.Row.Lacking).ShouldBe((2, 1, 1));
        sheet.Lacking.Single().Day.ShouldBe(new DateOnly(2026, 10, 5));
        var other = await at.House.Do(work => at.House.Get<MonthBook>().List(work, at.House.SchoolId, October), at.Coordinator);
        other.Single(r => r.TeacherId == at.Wang.Id).Lacking.ShouldBe(0);
    }

    [Fact]
    public async Task The_list_is_by_name_whatever_the_figures_and_a_teacher_sees_the_own_line_alone()
    {
        await using var at = await School();
        await Visit(at, CareKind.Talk, new DateOnly(2026, 10, 14), allAspects: true);
        var list = await at.House.Do(work => at.House.Get<MonthBook>().List(work, at.House.SchoolId, October), at.Coordinator);
        list.Select(r => r.Name).ShouldBe(["李芳", "王明"], "by name, though Wang came first and has done nothing");
        (await at.House.Do(work => at.House.Get<MonthBook>().List(work, at.House.SchoolId, October), at.LisAccount)).Select(r => r.TeacherId).ShouldBe([at.Li.Id]);
        (await at.House.Store.Write(at.LisAccount, work => at.House.Get<MonthBook>().Show(work, at.Wang.Id, October))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        var viewer = Who.Staff((await at.House.Staff(Role.Viewer)).Id);
        (await at.House.Store.Write(viewer, work => at.House.Get<MonthBook>().List(work, at.House.SchoolId, October))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task The_sheet_is_filled_in_answered_by_the_teacher_signed_by_the_head_and_then_stands()
    {
        await using var at = await School();
        var (house, keeping) = (at.House, at.House.Get<MonthKeeping>());
        (await house.Store.Write(at.Head, work => keeping.Sign(work, at.Li.Id, October, true))).Refused!.Code.ShouldBe(RefusalCode.Missing, "nobody went through it yet");
        await house.Do(work => keeping.Check(work, at.Li.Id, October, CheckGrade.Fine, new Dictionary<CheckPart, string> { [CheckPart.Good] = "每周五都陪着打电话", [CheckPart.Own] = "不是教师写的" }), at.Coordinator);
        await house.Do(work => keeping.Say(work, at.Li.Id, October, " 下月多走访 "), at.LisAccount);
        (await house.Store.Write(at.Coordinator, work => keeping.Say(work, at.Li.Id, October, "代写"))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Store.Write(at.Coordinator, work => keeping.Sign(work, at.Li.Id, October, true))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await house.Do(work => keeping.Sign(work, at.Li.Id, October, true), at.Head);
        var sheet = await Sheet(at);
        sheet.Words.ShouldBe(new Dictionary<CheckPart, string> { [CheckPart.Good] = "每周五都陪着打电话", [CheckPart.Own] = "下月多走访" }, ignoreOrder: true);
        (sheet.Row.Grade, sheet.Row.Signed, sheet.SignedBy).ShouldBe((CheckGrade.Fine, true, await Name(house, at.Head)));
        (await house.Store.Write(at.LisAccount, work => keeping.Say(work, at.Li.Id, October, "再改"))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);
        (await house.Store.Write(at.Coordinator, work => keeping.Tick(work, at.Li.Id, October, 1, true))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);
        await house.Do(work => keeping.Sign(work, at.Li.Id, October, false), at.Head);
        await house.Do(work => keeping.Say(work, at.Li.Id, October, ""), at.LisAccount);
        (await Sheet(at)).Words.Keys.ShouldBe([CheckPart.Good]);
        (await house.Store.Write(at.Coordinator, work => keeping.Check(work, at.Li.Id, October, null, new Dictionary<CheckPart, string> { [CheckPart.Mend] = new string('改', 1001) }))).Refused!.Field.ShouldBe("Mend");
    }

    private static async Task<CheckRow> Row(Place at) => (await at.House.Do(work => at.House.Get<MonthBook>().List(work, at.House.SchoolId, October), at.Coordinator)).Single(r => r.TeacherId == at.Li.Id);

    private static Task<CheckSheet> Sheet(Place at) => at.House.Do<CheckSheet>(work => at.House.Get<MonthBook>().Show(work, at.Li.Id, October), at.Coordinator);

    private static async Task Visit(Place at, CareKind kind, DateOnly day, bool allAspects = false, string words = "")
    {
        var id = await at.House.Do(work => at.House.Get<CareLog>().Record(work, new CareDraft(kind, [at.Ming.Id], CareWay.Chat) { Day = day, Texts = new Dictionary<CarePart, string> { [CarePart.Words] = words } }), Who.Member(at.Li.Id));
        if (allAspects) await at.House.Do(work => at.House.Get<CareLog>().Tap(work, id, at.Ming.Id, new CareTaps { Aspects = Enum.GetValues<CareAspect>().ToDictionary(a => a, _ => CareLevel.Good) }), Who.Member(at.Li.Id));
    }

    private static Task<string> Name(TestHouse house, Who who) => house.Look(db => db.Users.Where(u => u.Id == who.Id).Select(u => u.DisplayName).FirstAsync());

    private static async Task<Place> School()
    {
        var house = await TestHouse.Open();
        // Wang comes first, so that an order by row would show.
        var wang = await house.Teacher("王明");
        var li = await house.Teacher("李芳");
        await house.Class("三（1）班", li);
        var (ming, hong) = (await house.Child("丁小明"), await house.Child("马小红"));
        await house.Class("四（1）班", wang);
        await house.Child("隔壁班");
        await house.Plant(w => new CareStart { Id = w.NewId(), SchoolId = house.SchoolId, From = new DateOnly(2026, 9, 1) });
        return new Place(house, ming, hong, li, wang, Who.Staff((await house.Staff(Role.Coordinator)).Id), Who.Staff((await house.Staff(Role.Head)).Id), Who.Staff((await house.Staff(Role.Teacher, li)).Id));
    }

    private sealed record Place(TestHouse House, Child Ming, Child Hong, Member Li, Member Wang, Who Coordinator, Who Head, Who LisAccount) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
