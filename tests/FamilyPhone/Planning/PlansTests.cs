using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Planning;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone.Planning;

public sealed class PlansTests
{
    private static readonly DateOnly Monday = new(2026, 11, 30);

    [Fact]
    public async Task ThePilotSchoolHasSixtyThreeOfSixtyThreePlacedInTenAndAHalfHoursOfEleven()
    {
        await using var house = await TestHouse.Open();
        var school = TestHouse.Good(await house.Get<DemoSchool>().Fill());
        await house.Do(work => Keep(house, work, school));
        var view = await Show(house, school);
        (view.Calls, view.WantedMinutes, view.OpenMinutes).ShouldBe((63, 630, 660));
        view.Times.Where(t => t.Time is not null).Select(t => t.ChildId).Distinct().Count().ShouldBe(63);
        view.Times.ShouldAllBe(t => t.Change == PlanChange.Kept, "a week without trouble stays as it is");
        view.Draft!.Proven.ShouldBeTrue();
    }

    [Fact]
    public async Task WithoutAnyTimeYetThePilotSchoolIsPlacedWholeAndEachFamilyIsToldOnce()
    {
        await using var house = await TestHouse.Open();
        var school = TestHouse.Good(await house.Get<DemoSchool>().Fill());
        await house.Do(async work =>
        {
            foreach (var slot in await work.Db.Slots.ToListAsync()) slot.End(new DateOnly(2026, 11, 29));
            foreach (var call in await work.Db.Calls.Where(c => c.Day > new DateOnly(2026, 11, 29)).ToListAsync()) call.Cancel();
            return FamilyLink.Domain.Result.Done;
        });
        var plan = await house.Do(work => Keep(house, work, school));
        (await Show(house, school)).Times.ShouldAllBe(t => t.Change == PlanChange.Added);
        (await house.Do(work => house.Get<PlanPublishing>().Publish(work, plan))).ShouldBe(63);
        var messages = await house.Look(db => db.Outbox.Where(m => m.Kind == PlanPublishing.Kind).ToListAsync());
        messages.Select(m => m.MemberId).Distinct().Count().ShouldBe(messages.Count);
        messages.Count.ShouldBeGreaterThan(60);
        var slots = await house.Look(db => db.Slots.Where(s => s.From == Monday).ToListAsync());
        slots.Select(s => s.ChildId).Distinct().Count().ShouldBe(63);
        (await house.Look(db => db.Calls.CountAsync(c => c.Plan == CallPlan.Planned && c.Day >= Monday))).ShouldBeGreaterThanOrEqualTo(63 * 3);
    }

    [Fact]
    public async Task AClassThatCannotComeIsMovedOldCallsFallAwayAndTheFamilyHearsOfBothChildrenOnce()
    {
        await using var house = await TestHouse.Open();
        var (line, elder) = (await house.Line(openings: (DayOfWeek.Friday, "16:20", "17:00")), await house.Child("小明"));
        var mother = await house.Parent(elder);
        var younger = await house.Child("小红");
        await house.Link(younger, mother);
        await house.Guardian(elder);
        await house.Slot(elder, mother, line, DayOfWeek.Friday, "16:20");
        await house.Slot(younger, mother, line, DayOfWeek.Friday, "16:30");
        await house.Plant(w => new ClassHours { Id = w.NewId(), SchoolId = house.SchoolId, ClassId = elder.ClassId, Weekday = DayOfWeek.Friday, From = new TimeOnly(16, 0), Until = new TimeOnly(16, 40) });
        var plan = await house.Do(work => Keep(house, work, house.SchoolId));
        var view = await Show(house, house.SchoolId);
        view.Times.ShouldAllBe(t => t.Change == PlanChange.Moved && t.Reason == MoveReason.ClassHours);
        (await house.Do(work => house.Get<PlanPublishing>().Publish(work, plan))).ShouldBe(2);
        foreach (var child in new[] { elder, younger })
            (await house.CallsOf(child)).Where(c => c.Day >= Monday).ShouldAllBe(c => c.StartsAt.Hour == 8 && c.StartsAt.Minute >= 40);
        (await house.CallsOf(elder)).Count(c => c.Day == new DateOnly(2026, 11, 27)).ShouldBe(1, "this week's call stays");
        (await house.Look(db => db.Outbox.CountAsync(m => m.Kind == PlanPublishing.Kind))).ShouldBe(2);
        (await house.Look(db => db.Changes.CountAsync(c => c.Kind == nameof(CallSlot) && c.Field == nameof(CallSlot.Until)))).ShouldBe(2);
        (await house.Store.Write(Who.System, work => house.Get<PlanPublishing>().Publish(work, plan))).Refused!.Code.ShouldBe(RefusalCode.CallGone);
    }

    [Fact]
    public async Task AWeekThatChangedMeanwhileIsNotPublished()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line(openings: (DayOfWeek.Friday, "16:20", "17:00"));
        var child = await house.Child("小明");
        await house.Parent(child);
        var plan = await house.Do(work => Keep(house, work, house.SchoolId));
        var other = await house.Child("小红");
        await house.Slot(other, await house.Parent(other), line, DayOfWeek.Friday, "16:20");
        (await house.Store.Write(Who.System, work => house.Get<PlanPublishing>().Publish(work, plan))).Refused!.Code.ShouldBe(RefusalCode.WeekChanged);
        (await house.Look(db => db.Outbox.CountAsync(m => m.Kind == PlanPublishing.Kind))).ShouldBe(0);
    }

    [Fact]
    public async Task ByHandAChildOfParentsInTurnIsMovedWithBothOfThemAndBackAgain()
    {
        await using var house = await TestHouse.Open();
        var (line, child) = (await house.Line(openings: (DayOfWeek.Friday, "16:00", "17:00")), await house.Child("小明"));
        var (mother, father) = (await house.Parent(child), await house.Parent(child, "建国", relation: Relation.Father));
        await house.Slot(child, mother, line, DayOfWeek.Friday, "16:20", everyWeeks: 2, phase: 0);
        await house.Slot(child, father, line, DayOfWeek.Friday, "16:20", everyWeeks: 2, phase: 1);
        await house.Do(work => house.Get<Plans>().BeginByHand(work, house.SchoolId));
        var entry = (await Show(house, house.SchoolId)).Times.First(t => t.EntryId is not null).EntryId!.Value;
        foreach (var start in new[] { 16 * 60, (16 * 60) + 20 })
        {
            await house.Do(work => house.Get<Plans>().Move(work, entry, new PlanTime(line.Id, DayOfWeek.Friday, start)));
            (await Show(house, house.SchoolId)).Times.Where(t => t.EntryId is not null).Select(t => t.Time!.Value.Start).ShouldBe([start, start]);
        }
    }

    [Fact]
    public async Task ByHandATimeIsMovedWithItsConflictsKnownBeforeAndBackAgain()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line(openings: (DayOfWeek.Friday, "07:00", "17:00"));
        var (one, two) = (await house.Child("小明"), await house.Child("小红"));
        await house.Slot(one, await house.Parent(one, zone: "Europe/London"), line, DayOfWeek.Friday, "16:20");
        await house.Slot(two, await house.Parent(two), line, DayOfWeek.Friday, "16:30");
        await house.Do(work => house.Get<Plans>().BeginByHand(work, house.SchoolId));
        var entry = (await Show(house, house.SchoolId)).Times.Single(t => t.ChildId == one.Id).EntryId!.Value;
        var conflicts = TestHouse.Good(await house.Store.Read(Who.System, work => house.Get<Plans>().Conflicts(work, entry)));
        conflicts.At(At(16 * 60 + 30))!.Refusal.ShouldBe(new Refusal(RefusalCode.SlotTaken, two.Id));
        conflicts.At(At(7 * 60))!.Refusal.Code.ShouldBe(RefusalCode.ParentAsleep);
        conflicts.At(At(16 * 60)).ShouldBeNull();
        (await house.Store.Write(Who.System, work => house.Get<Plans>().Move(work, entry, At(16 * 60 + 30)))).Refused!.Code.ShouldBe(RefusalCode.SlotTaken);
        await house.Do(work => house.Get<Plans>().Move(work, entry, At(16 * 60)));
        (await Show(house, house.SchoolId)).Times.Single(t => t.EntryId == entry).Change.ShouldBe(PlanChange.Moved);
        await house.Do(work => house.Get<Plans>().Move(work, entry, At(16 * 60 + 20)));
        (await Show(house, house.SchoolId)).Times.ShouldAllBe(t => t.Change == PlanChange.Kept);

        PlanTime At(int start) => new(line.Id, DayOfWeek.Friday, start);
    }

    private static async Task<Result<long>> Keep(TestHouse house, FamilyLink.Domain.Storage.Work work, long school)
    {
        var week = (await house.Get<Plans>().Read(work, school)).Value!;
        return await house.Get<Plans>().Keep(work, school, week, WeekPlanner.Plan(week.Input));
    }

    private static async Task<WeekView> Show(TestHouse house, long school) => TestHouse.Good(await house.Store.Read(Who.System, work => house.Get<PlanBoard>().Show(work, school)));
}
