using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone.Holidays;

public sealed class SchoolHolidaysTests
{
    [Fact]
    public async Task AHolidayTakesItsCallsOutNoneAreMadeOnItAndTheFamilyIsToldOnceAWeekBefore()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var mother = await house.Parent(child);
        await house.Slot(child, mother, await house.Line(), DayOfWeek.Friday, "16:20");
        var fell = await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Holiday, new DateOnly(2026, 12, 10), new DateOnly(2027, 1, 3), "寒假")));
        // The first week of it has the Wednesday before.
        fell.Select(f => f.To?.Day).ShouldBe([new DateOnly(2026, 12, 9), null]);
        house.Advance(TimeSpan.FromDays(14));
        await house.Get<Ticks>().MakeCallsAhead();
        (await house.CallsOf(child)).Select(c => c.Day).ShouldBe([new(2026, 11, 27), new(2026, 12, 4), new(2026, 12, 9)]);
        house.Advance(TimeSpan.FromDays(7));
        await house.Get<Ticks>().MakeCallsAhead();
        (await house.CallsOf(child))[^1].Day.ShouldBe(new DateOnly(2027, 1, 8));
        var told = await house.Look(db => db.Outbox.SingleAsync(m => m.Kind == QuietDaysNews.Kind));
        told.NotBefore.ShouldBe(ManualClock.At("2026-12-03 19:30"));
    }

    [Fact]
    public async Task ARoomClosedForAnHourTakesOutWhatFallsInAndGivesItAnewWhenTakenBack()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line(null, null, (DayOfWeek.Friday, "16:50", "17:30"));
        var (inside, outside) = (await house.Child("小明"), await house.Child("小红"));
        await house.Slot(inside, await house.Parent(inside), line, DayOfWeek.Friday, "17:20");
        await house.Slot(outside, await house.Parent(outside), line, DayOfWeek.Friday, "16:50");
        var friday = new DateOnly(2026, 11, 27);
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Closed, friday, friday, null, line.Id, new TimeOnly(17, 0), new TimeOnly(18, 0))));
        (await house.CallsOf(inside))[0].Day.ShouldBe(friday.AddDays(7));
        (await house.CallsOf(outside))[0].Day.ShouldBe(friday);
        var days = await house.Look(db => db.QuietDays.SingleAsync());
        (await house.Do(work => house.Get<SchoolHolidays>().TakeBack(work, days.Id))).ShouldBe(1);
        (await house.CallsOf(inside))[0].Day.ShouldBe(friday);
    }

    [Fact]
    public async Task AClosedHourMovesItsCallsWithinTheWeekAsThePageSaidBeforeAndTheirOldRemindersDie()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line(null, null, (DayOfWeek.Thursday, "17:00", "17:20"), (DayOfWeek.Friday, "16:50", "18:00"));
        List<Child> children = [await house.Child("小明"), await house.Child("小红"), await house.Child("小刚")];
        foreach (var (child, time) in children.Zip(["17:20", "17:30", "17:50"])) await house.Slot(child, await house.Parent(child), line, DayOfWeek.Friday, time);
        var friday = new DateOnly(2026, 11, 27);
        var closing = new QuietDaysDraft(QuietKind.Closed, friday, friday, "修电话", line.Id, new TimeOnly(17, 0), new TimeOnly(18, 0));
        var said = await Seen(house, work => house.Get<SchoolHolidays>().Check(work, house.SchoolId, closing));
        var old = (await house.CallsOf(children[0]))[0];
        (await house.MessagesAbout(old.Id)).ShouldNotBeEmpty();
        var went = await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, closing));

        // One finds the minutes left on the day itself, the others the day before.
        went.Select(f => (f.ChildName, f.To?.When.From)).ShouldBe([("小明", ManualClock.At("2026-11-27 16:50")), ("小红", ManualClock.At("2026-11-26 17:10")), ("小刚", ManualClock.At("2026-11-26 17:00"))]);
        said.Select(f => f.To).ShouldBe(went.Select(f => f.To));
        (await house.MessagesAbout(old.Id)).ShouldAllBe(m => m.State == OutboxState.Cancelled);
        var moved = (await house.CallsOf(children[0]))[0];
        (moved.MovedFromId, moved.Answer).ShouldBe((old.Id, CallAnswer.None));
        (await house.MessagesAbout(moved.Id)).Select(m => m.Kind).ShouldContain("call.changed");
        (await house.Look(db => db.Outbox.CountAsync(m => m.Kind == QuietDaysNews.Kind))).ShouldBe(0);

        // Told once, it stays: a room that opens after all does not give a second call of the week.
        var days = await house.Look(db => db.QuietDays.SingleAsync());
        (await house.Do(work => house.Get<SchoolHolidays>().TakeBack(work, days.Id))).ShouldBe(0);
        (await house.CallsOf(children[0]))[0].Id.ShouldBe(moved.Id);
    }

    [Fact]
    public async Task AnExamWeekWithRoomForNobodySaysSoAndWhatTheParentSleepsOrWorksThroughIsNoRoom()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line(null, null, (DayOfWeek.Thursday, "17:00", "17:10"), (DayOfWeek.Friday, "17:00", "17:10"));
        var child = await house.Child();
        var mother = await house.Parent(child);
        await house.Change<Member>(mother.Id, m => m.Shifts = "16:30-17:05");
        await house.Slot(child, mother, line, DayOfWeek.Friday, "17:00");
        var friday = new DateOnly(2026, 11, 27);
        var went = await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Exam, friday, friday)));
        went.ShouldHaveSingleItem().To.ShouldBeNull();
        (await house.CallsOf(child))[0].Day.ShouldBe(friday.AddDays(7));
        (await house.Look(db => db.Outbox.SingleAsync(m => m.Kind == QuietDaysNews.Kind))).MemberId.ShouldBe(mother.Id);
    }

    [Fact]
    public async Task ACallMadeLaterGoesToAFreeTimeThatNoWeeklyTimeWillWant()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line(null, null, (DayOfWeek.Friday, "17:00", "17:10"), (DayOfWeek.Saturday, "17:00", "17:20"));
        var (child, other) = (await house.Child("小明"), await house.Child("小红"));
        await house.Slot(child, await house.Parent(child), line, DayOfWeek.Friday, "17:00");
        await house.Slot(other, await house.Parent(other), line, DayOfWeek.Saturday, "17:00");
        var friday = new DateOnly(2027, 1, 1);
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Holiday, friday, friday, "元旦")));
        house.Clock.Set("2026-12-04 03:00");
        await house.Get<Ticks>().MakeCallsAhead();
        (await house.CallsOf(child))[^1].StartsAt.ShouldBe(ManualClock.At("2027-01-02 17:10"));
        house.Clock.Set("2026-12-05 03:00");
        await house.Get<Ticks>().MakeCallsAhead();
        (await house.CallsOf(other))[^1].StartsAt.ShouldBe(ManualClock.At("2027-01-02 17:00"));
    }

    [Fact]
    public async Task NoFreeTimeIsOfferedInClosedHoursNorInTheClassesHoursNorAfterTheBus()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line(null, null, (DayOfWeek.Thursday, "16:00", "18:00"), (DayOfWeek.Friday, "16:00", "16:10"));
        var child = await house.Child();
        await house.Slot(child, await house.Parent(child), line, DayOfWeek.Friday, "16:00");
        var thursday = new DateOnly(2026, 11, 26);
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Closed, thursday, thursday, null, line.Id, new TimeOnly(16, 0), new TimeOnly(16, 30))));
        await house.Plant(w => new FamilyLink.Domain.FamilyPhone.Planning.ClassHours { Id = w.NewId(), SchoolId = house.SchoolId, ClassId = child.ClassId, Weekday = DayOfWeek.Thursday, From = new TimeOnly(16, 30), Until = new TimeOnly(17, 10) });
        await house.Change<Child>(child.Id, c => c.LatestEnd = new TimeOnly(17, 30));
        var call = (await house.CallsOf(child))[0];
        (await Seen(house, work => house.Get<Moves>().Free(work, call.Id, thisWeek: true))).Select(f => f.When.From).ShouldBe([ManualClock.At("2026-11-26 17:10"), ManualClock.At("2026-11-26 17:20")]);
        (await house.Store.Write(Who.System, work => house.Get<Moves>().Move(work, call.Id, line.Id, ManualClock.At("2026-11-26 16:10")))).Refused!.Code.ShouldBe(RefusalCode.SlotTaken);
    }

    [Fact]
    public async Task AClosedHourHoldsForTheFamilysOwnPhonesForChildrenWhoComeByForThoseWhoAreLateAndForThoseWhoComeBack()
    {
        await using var house = await TestHouse.Open();
        var duty = await house.Teacher();
        var line = await house.Line(duty: duty);
        var (child, other) = (await house.Child("小明"), await house.Child("小红"));
        var (mother, father) = (await house.Parent(child), await house.Parent(other, relation: Relation.Father));
        await house.Slot(child, mother, line, DayOfWeek.Friday, "16:40");
        await house.Slot(other, father, null, DayOfWeek.Friday, "19:00");
        var friday = new DateOnly(2026, 11, 27);
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Exam, friday, friday, null, null, new TimeOnly(17, 0), new TimeOnly(18, 30))));

        var own = (await house.CallsOf(other))[0];
        (await Seen(house, work => house.Get<Moves>().Free(work, own.Id, thisWeek: true))).ShouldNotContain(f => f.Day == friday && f.When.From < ManualClock.At("2026-11-27 18:30") && f.When.Until > ManualClock.At("2026-11-27 17:00"));
        var session = await house.Look(db => db.Sessions.SingleAsync(s => s.LineId == line.Id && s.Day == friday));
        (await house.Store.Write(Who.System, work => house.Get<SessionQueue>().RunLate(work, session.Id, 15))).Refused!.Code.ShouldBe(RefusalCode.LineClosed);
        house.Clock.Set("2026-11-27 17:05");
        (await house.Store.Write(Who.System, work => house.Get<WalkIns>().Take(work, line.Id, child.Id, mother.Id))).Refused!.Code.ShouldBe(RefusalCode.LineClosed);
        house.Clock.Set("2026-11-27 16:52");
        var came = await house.Do(work => house.Get<WalkIns>().Take(work, line.Id, child.Id, mother.Id));
        came.EndsAt.ShouldBe(ManualClock.At("2026-11-27 17:00"));

        await house.Do(work => house.Get<Pauses>().Pause(work, father.Id, 30));
        var later = friday.AddDays(7);
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Holiday, later, later)));
        await house.Do(work => house.Get<Pauses>().Resume(work, father.Id));
        (await house.CallsOf(other)).Select(c => c.Day).ShouldNotContain(later);
    }

    [Theory]
    [InlineData("Australia/Sydney", "2027-03-29", "2027-04-04", "2027-03-31 16:30")]
    [InlineData("Australia/Sydney", "2026-09-28", "2026-10-04", "2026-09-30 17:30")]
    [InlineData("America/New_York", "2027-03-08", "2027-03-14", "2027-03-11 08:30")]
    public async Task AParentAbroadIsToldOnceBeforeTheirClockChanges(string zone, string monday, string change, string toldAt)
    {
        await using var house = await TestHouse.Open(ManualClock.At(monday + " 00:00"));
        var child = await house.Child();
        var mother = await house.Parent(child, zone: zone);
        await house.Slot(child, mother, await house.Line(), DayOfWeek.Friday, "19:00");
        var near = await house.Child("小红");
        await house.Slot(near, await house.Parent(near), await house.Line(), DayOfWeek.Friday, "19:00");
        for (var hour = 0; hour < 3; hour++)
        {
            await house.Get<Ticks>().TellClockChanges();
            house.Advance(TimeSpan.FromHours(1));
        }

        var row = await house.Look(db => db.Outbox.SingleAsync(m => m.Kind == ClockChanges.Kind));
        (row.MemberId, row.SubjectId, row.NotBefore).ShouldBe((mother.Id, DateOnly.Parse(change).DayNumber, ManualClock.At(toldAt)));
    }

    // As a page asks: nothing is written.
    private static async Task<T> Seen<T>(TestHouse house, Func<FamilyLink.Domain.Storage.Work, Task<Result<T>>> question) => TestHouse.Good(await house.Store.Read(Who.System, question));
}
