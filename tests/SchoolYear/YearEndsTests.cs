using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Roster;
using FamilyLink.Domain.SchoolYear;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.SchoolYear;

public sealed class YearEndsTests
{
    [Fact]
    public async Task The_demo_school_moves_up_in_one_step_and_each_family_of_the_top_grade_is_told_once()
    {
        await using var house = await TestHouse.Open();
        await house.Get<DemoSchool>().Fill();
        var school = await house.Look(db => db.Schools.Select(s => s.Id).SingleAsync());
        house.Clock.Set("2027-06-30 15:00");
        await house.Get<Ticks>().RunDue();
        var plan = await house.Do(work => house.Get<YearEnds>().Preview(work, school));
        (plan.Year, plan.TopGrade, plan.DoneAt).ShouldBe((2027, 6, null));
        plan.Rows.ShouldAllBe(r => r.Understood);
        var top = plan.Rows.Where(r => r.Proposed.Step == YearStep.Graduate).ToList();
        var before = await house.Look(db => db.Children.ToDictionaryAsync(c => c.Id, c => c.ClassId));
        var done = await house.Do(work => house.Get<YearEnds>().Run(work, school, plan.TopGrade, [.. plan.Rows.Select(r => r.Proposed)]));
        done.Graduated.ShouldBe(top.Sum(r => r.Children));
        done.Closed.ShouldBe(top.Count);
        var classes = await house.Look(db => db.Classes.ToDictionaryAsync(c => c.Id));
        foreach (var row in plan.Rows.Where(r => r.Proposed.Step == YearStep.Up))
        {
            classes[row.Proposed.ClassId].Name.ShouldBe(row.Proposed.Name);
            (await house.Look(db => db.Changes.CountAsync(c => c.Kind == nameof(SchoolClass) && c.SubjectId == row.Proposed.ClassId && c.Field == nameof(SchoolClass.Name)))).ShouldBe(1, "what a name passed through is no history");
        }

        (await house.Look(db => db.Children.ToDictionaryAsync(c => c.Id, c => c.ClassId))).ShouldBe(before, ignoreOrder: true, "the class moves, not the child");
        (await house.Look(db => db.Children.CountAsync(c => c.Status == ChildStatus.Graduated))).ShouldBe(done.Graduated);
        (await house.Look(db => db.Slots.CountAsync(s => s.Until == null && db.Children.Any(c => c.Id == s.ChildId && c.Status != ChildStatus.AtSchool)))).ShouldBe(0);
        await house.PlayUntil(ManualClock.At("2027-07-02 12:00"));
        var told = house.Sent.Where(s => s.Row.Kind == LeavingNews.Family).ToList();
        told.Select(s => s.Row.MemberId).Distinct().Count().ShouldBe(told.Count);
        told.Count.ShouldBeGreaterThan(0);
        told.Count.ShouldBeLessThanOrEqualTo(top.Sum(r => r.Told));
        house.Sent.ShouldNotContain(s => s.Row.Kind == LeavingNews.Teacher);

        var again = await house.Do(work => house.Get<YearEnds>().Preview(work, school));
        again.DoneAt.ShouldNotBeNull();
        List<ClassStep> steps = [.. again.Rows.Select(r => r.Proposed)];
        (await house.Store.Write(Who.System, work => house.Get<YearEnds>().Run(work, school, 6, steps))).Refused!.Code.ShouldBe(RefusalCode.YearDone);
        await house.Do(work => house.Get<YearEnds>().Run(work, school, 6, steps, again: true));
    }

    [Fact]
    public async Task Awkward_names_teachers_swaps_and_clashes()
    {
        await using var house = await TestHouse.Open();
        var (chen, li) = (await house.Teacher("陈芳"), await house.Teacher("李娟"));
        List<SchoolClass> classes = [];
        foreach (var name in new[] { "一（1）班", "一（2）班", "二（1）班", "六（1）班", "2023级1班", "学前班", "七(3)" }) classes.Add(await house.Class(name, chen));
        await house.Child("孤儿");
        var plan = await house.Do(work => house.Get<YearEnds>().Preview(work, house.SchoolId));
        plan.TopGrade.ShouldBe(9);
        plan.Rows.Single(r => r.Name == "六（1）班").Proposed.ShouldBe(new ClassStep(classes[3].Id, YearStep.Up, "七（1）班", chen.Id));
        plan.Rows.Single(r => r.Name == "2023级1班").Proposed.Step.ShouldBe(YearStep.Stay);
        plan.Rows.Where(r => !r.Understood).ShouldHaveSingleItem().Name.ShouldBe("学前班");
        plan = await house.Do(work => house.Get<YearEnds>().Preview(work, house.SchoolId, 6));
        plan.Rows.Where(r => r.Proposed.Step == YearStep.Graduate).Select(r => r.Name).ShouldBe(["六（1）班", "七(3)"], ignoreOrder: true);

        ClassStep Of(int i, string name, long? teacher = null, YearStep step = YearStep.Up) => new(classes[i].Id, step, name, teacher);
        List<ClassStep> steps = [Of(0, "一（2）班", li.Id), Of(1, "一（1）班"), Of(2, "三（1）班"), Of(3, "六（1）班", null, YearStep.Graduate), Of(4, "2023级1班"), Of(5, "一(1)班"), Of(6, "八(3)")];
        YearPlan.Clashes(steps).ShouldBe([classes[1].Id, classes[5].Id], ignoreOrder: true);
        (await house.Store.Write(Who.System, work => house.Get<YearEnds>().Run(work, house.SchoolId, 9, steps))).Refused!.Code.ShouldBe(RefusalCode.NameTaken);
        steps[5] = Of(5, " ");
        (await house.Store.Write(Who.System, work => house.Get<YearEnds>().Run(work, house.SchoolId, 9, steps))).Refused!.Code.ShouldBe(RefusalCode.Missing);
        steps[5] = Of(5, "六（1）班");
        (await house.Store.Write(Who.System, work => house.Get<YearEnds>().Run(work, house.SchoolId, 9, steps[1..]))).Refused!.Code.ShouldBe(RefusalCode.Conflict);
        (await house.Store.Write(Who.System, work => house.Get<YearEnds>().Run(work, house.SchoolId, 9, [steps[0] with { TeacherId = 77 }, .. steps[1..]]))).Refused!.Code.ShouldBe(RefusalCode.NotLinked);
        await house.Do(work => house.Get<YearEnds>().Run(work, house.SchoolId, 9, steps));
        var after = await house.Look(db => db.Classes.ToDictionaryAsync(c => c.Id));
        (after[classes[0].Id].Name, after[classes[0].Id].TeacherId).ShouldBe(("一（2）班", li.Id));
        (after[classes[1].Id].Name, after[classes[1].Id].TeacherId).ShouldBe(("一（1）班", null));
        (after[classes[3].Id].Name, after[classes[5].Id].Name).ShouldBe(("六（1）班", "六（1）班"), "the closed class gives its name to the next");
        (after[classes[3].Id].ClosedOn, after[classes[5].Id].ClosedOn).ShouldBe((new DateOnly(2026, 11, 23), null));
    }

    [Fact]
    public async Task A_mother_of_two_who_finish_hears_of_both_in_one_message_and_one_who_has_a_third_keeps_it()
    {
        await using var house = await TestHouse.Open();
        await house.Class("六（1）班");
        var one = await house.Child("王小明");
        await house.Class("六（2）班");
        var two = await house.Child("王小红");
        var left = await house.Child("赵刚");
        await house.Change<Child>(left.Id, c => c.Status = ChildStatus.MovedAway);
        await house.Class("三（1）班");
        var three = await house.Child("王小丽");
        var mother = await house.Parent(one, "刘梅");
        foreach (var child in new[] { two, three }) await house.Link(child, mother);
        var father = await house.Parent(one, "王强", relation: Relation.Father);
        await house.Link(two, father, Relation.Father, noContact: true);
        await house.Parent(left);
        var line = await house.Line();
        await house.Slot(three, mother, line, DayOfWeek.Friday, "16:20");
        await house.Slot(one, mother, line, DayOfWeek.Friday, "16:40");
        var plan = await house.Do(work => house.Get<YearEnds>().Preview(work, house.SchoolId));
        plan.Rows.Where(r => r.Proposed.Step == YearStep.Graduate).Sum(r => r.Children).ShouldBe(2, "who left is not counted");
        await house.Do(work => house.Get<YearEnds>().Run(work, house.SchoolId, 6, [.. plan.Rows.Select(r => r.Proposed)]));
        var rows = await house.Look(db => db.Outbox.Where(m => m.Kind == LeavingNews.Family).ToListAsync());
        rows.Select(m => $"{m.MemberId}: {string.Join(' ', LeavingNews.ChildrenOf(m).Order())}").ShouldBe([$"{mother.Id}: {one.Id} {two.Id}", $"{father.Id}: {one.Id}"], ignoreOrder: true);
        rows.Single(m => m.MemberId == mother.Id).ChildId.ShouldBeNull();
        (await house.CallsOf(three)).Count.ShouldBe(4);
        (await house.CallsOf(one)).ShouldBeEmpty();
        (await house.Look(db => db.Children.SingleAsync(c => c.Id == left.Id))).Status.ShouldBe(ChildStatus.MovedAway);
    }

    [Fact]
    public async Task Nobody_comes_into_a_closed_class_and_who_comes_back_chooses_an_open_one()
    {
        await using var house = await TestHouse.Open();
        var closed = await house.Class("六（1）班", await house.Teacher("陈芳"));
        var child = await house.Child("王小明");
        var plan = await house.Do(work => house.Get<YearEnds>().Preview(work, house.SchoolId));
        await house.Do(work => house.Get<YearEnds>().Run(work, house.SchoolId, 6, [.. plan.Rows.Select(r => r.Proposed)]));
        var register = house.Get<ChildRegister>();
        var fresh = await house.Do(work => register.Add(work, house.SchoolId, new ChildFacts("赵刚", "六(1)班")));
        var open = await house.Look(db => db.Children.Where(c => c.Id == fresh).Select(c => c.ClassId).SingleAsync());
        open.ShouldNotBe(closed.Id);
        await house.Do(work => register.Change(work, child.Id, new ChildFacts("王晓明", "六（1）班")));
        (await house.Look(db => db.Children.SingleAsync(c => c.Id == child.Id))).ClassId.ShouldBe(closed.Id, "who finished stays where they finished");
        (await house.Do(work => house.Get<ChildFiles>().Classes(work, house.SchoolId))).Select(c => c.Id).ShouldBe([open]);
        (await house.Do(async work => (Result<Dictionary<string, long>>)(await SchoolRoll.Load(work, house.SchoolId)).ClassIds)).Values.ShouldBe([open]);
        var day = new DateOnly(2026, 11, 23);
        var leavers = house.Get<Leavers>();
        (await house.Store.Write(Who.System, work => leavers.Change(work, child.Id, ChildStatus.AtSchool, day))).Refused!.Code.ShouldBe(RefusalCode.ClassClosed);
        (await house.Store.Write(Who.System, work => leavers.Change(work, child.Id, ChildStatus.AtSchool, day, classId: closed.Id))).Refused!.Code.ShouldBe(RefusalCode.ClassClosed);
        await house.Do(work => leavers.Change(work, child.Id, ChildStatus.AtSchool, day, classId: open));
        (await house.Look(db => db.Children.SingleAsync(c => c.Id == child.Id))).ClassId.ShouldBe(open);
    }

    [Fact]
    public async Task Twelve_hundred_children_finish_in_parts_of_one_commit()
    {
        await using var house = await TestHouse.Open();
        var top = await house.Class("六（1）班");
        await house.Do(work =>
        {
            for (var i = 0; i < 1200; i++) work.Db.Children.Add(new Child { Id = work.NewId(), SchoolId = house.SchoolId, Name = $"学生{i}", ClassId = top.Id });
            return Task.FromResult(Result.Done);
        });
        var plan = await house.Do(work => house.Get<YearEnds>().Preview(work, house.SchoolId));
        (await house.Do(work => house.Get<YearEnds>().Run(work, house.SchoolId, 6, [.. plan.Rows.Select(r => r.Proposed)]))).Graduated.ShouldBe(1200);
        (await house.Look(db => db.StatusChanges.CountAsync(c => c.After == ChildStatus.Graduated))).ShouldBe(1200);
    }

    [Theory]
    [InlineData("2027-06-30", 2027)]
    [InlineData("2027-09-10", 2027)]
    [InlineData("2028-01-20", 2027)]
    public void The_year_is_that_of_its_first_of_September(string day, int year) => YearEnd.YearOf(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(year);
}
