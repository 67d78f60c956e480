using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Figures;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.MonthChecks;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Figures;

/// <summary>Every figure is the children behind it, and a report counts as the monthly sheet does.</summary>
public sealed class FigureTests
{
    [Fact]
    public async Task A_figure_is_made_of_children_each_class_adds_up_and_a_teacher_has_the_own_class_alone()
    {
        await using var house = await TestHouse.Open();
        var (li, wang) = (await house.Teacher("李芳"), await house.Teacher("王明"));
        await house.Class("三（1）班", li);
        var (ming, hong) = (await house.Child("丁小明"), await house.Child("马小红"));
        await house.Class("四（1）班", wang);
        var other = await house.Child("隔壁班");
        await house.Pair(ming, wang);
        var mother = await house.Parent(hong);
        await house.Plant(w => new OwnTalk { Id = w.NewId(), SchoolId = house.SchoolId, ChildId = hong.Id, ParentId = mother.Id, Monday = new DateOnly(2026, 11, 23), SaidAt = w.Now });
        await house.Plant(w =>
        {
            var letter = new Letter { Id = w.NewId(), SchoolId = house.SchoolId, ChildId = ming.Id, Way = LetterWay.Home, BegunAt = w.Now };
            letter.Send(Who.System.ToString(), w.Now);
            return letter;
        });
        await house.Plant(w => new CareStart { Id = w.NewId(), SchoolId = house.SchoolId, From = new DateOnly(2026, 9, 1) });
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var figures = await house.Do(work => house.Get<FigureBook>().Show(work, house.SchoolId), coordinator);
        figures.Children.Select(c => c.Id).ShouldBe([ming.Id, hong.Id, other.Id], ignoreOrder: true);
        figures.Children.Where(c => c.Has.Contains(Measure.Paired)).Select(c => c.Id).ShouldBe([ming.Id]);
        figures.Children.Where(c => c.Has.Contains(Measure.Called)).Select(c => c.Id).ShouldBe([hong.Id]);
        figures.Children.Where(c => c.Has.Contains(Measure.Wrote)).Select(c => c.Id).ShouldBe([ming.Id, hong.Id], ignoreOrder: true, "one wrote, one called");
        figures.Count(Measure.OnTime).ShouldBe(0, "nothing was done since September");
        figures.Classes.Select(g => (g.Key.Name, g.Count(), g.Count(c => c.Has.Contains(Measure.Paired)), g.Count(c => c.Has.Contains(Measure.Called)))).ShouldBe([("三（1）班", 2, 1, 1), ("四（1）班", 1, 0, 0)]);
        figures.Weeks[^1].Calls.ShouldSatisfyAllConditions(c => c.Count.ShouldBe(1), c => c.ChildIds.ShouldBe([hong.Id]));
        (figures.MonthNote, figures.Count(Measure.MonthNoted)).ShouldBe((new DateOnly(2026, 10, 1), 0), "November's is asked for on the 27th");
        // With whom a teacher is paired is theirs too.
        var own = await house.Do(work => house.Get<FigureBook>().Show(work, house.SchoolId), Who.Staff((await house.Staff(Role.Teacher, wang)).Id));
        own.Children.Select(c => c.Id).ShouldBe([ming.Id, other.Id], ignoreOrder: true);
        var county = Who.Staff((await house.Staff(Role.CountyViewer)).Id);
        (await house.Store.Read(county, work => house.Get<FigureBook>().Show(work, house.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        var notes = house.Get<ProgressNotes>();
        house.Clock.Set("2026-11-27 15:00");
        var note = await house.Do(work => notes.Open(work, ming.Id, ProgressKind.Month), Who.Member(wang.Id));
        await house.Do(work => notes.Calm(work, note.NoteId), Who.Member(wang.Id));
        await house.Do(work => notes.Send(work, note.NoteId), Who.Member(wang.Id));
        var later = await house.Do(work => house.Get<FigureBook>().Show(work, house.SchoolId), coordinator);
        later.MonthNote.ShouldBe(new DateOnly(2026, 11, 1));
        later.Children.Where(c => c.Has.Contains(Measure.MonthNoted)).Select(c => c.Id).ShouldBe([ming.Id]);
    }

    [Fact]
    public async Task The_month_report_says_of_each_teacher_what_the_monthly_sheet_says_and_its_classes_add_up()
    {
        await using var house = await TestHouse.Open();
        var (li, wang) = (await house.Teacher("李芳"), await house.Teacher("王明"));
        await house.Class("三（1）班", li);
        var ming = await house.Child("丁小明");
        await house.Child("马小红");
        await house.Class("四（1）班", wang);
        await house.Child("隔壁班");
        await house.Plant(w => new CareStart { Id = w.NewId(), SchoolId = house.SchoolId, From = new DateOnly(2026, 9, 1) });
        await house.Do(work => house.Get<CareLog>().Record(work, new CareDraft(CareKind.ParentCall, [ming.Id], CareWay.Chat) { Day = new DateOnly(2026, 10, 14) }), Who.Member(li.Id));
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var october = new DateOnly(2026, 10, 1);
        var report = await house.Do(work => house.Get<FigureBook>().Report(work, house.SchoolId, new DateOnly(2026, 10, 9), term: false), coordinator);
        report.Span.ShouldBe(new CareSpan(october, new DateOnly(2026, 10, 31)));
        report.Whole.Figures.Done.ShouldBe(1);
        (report.Classes.Sum(c => c.Figures.Of), report.Classes.Sum(c => c.Figures.Done), report.Classes.Sum(c => c.Children)).ShouldBe((report.Whole.Figures.Of, 1, 3));
        var sheets = await house.Do(work => house.Get<MonthBook>().List(work, house.SchoolId, october), coordinator);
        report.Teachers.Select(t => (t.Name, t.Figures.Of, t.Figures.Done, t.Figures.CouldNot)).ShouldBe(sheets.Select(s => (s.Name, s.Figures.Of, s.Figures.Done, s.Figures.CouldNot)));
        (await house.Do(work => house.Get<FigureBook>().Report(work, house.SchoolId, new DateOnly(2026, 10, 9), term: true), coordinator)).Span.ShouldBe(new CareSpan(new DateOnly(2026, 9, 1), new DateOnly(2026, 11, 23)));
        (await house.Store.Read(coordinator, work => house.Get<FigureBook>().Report(work, house.SchoolId, new DateOnly(2026, 12, 9), term: false))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
    }
}
