using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class CallMakerTests
{
    [Fact]
    public async Task CallsAreMadeTwentyEightDaysAheadAndEachNightOneDayMoreHoweverOftenItRuns()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        await house.Slot(child, await house.Parent(child), await house.Line(), DayOfWeek.Monday, "16:20");
        (await house.CallsOf(child)).Select(c => c.Day).ShouldBe([new(2026, 11, 23), new(2026, 11, 30), new(2026, 12, 7), new(2026, 12, 14), new(2026, 12, 21)]);
        house.Clock.Set("2026-11-30 01:59");
        await house.Get<Ticks>().RunDue();
        (await house.CallsOf(child)).Count.ShouldBe(5);
        (await house.Get<Ticks>().NextDue(house.Clock.UtcNow)).ShouldBe(ManualClock.At("2026-11-30 02:00"));
        house.Clock.Set("2026-11-30 02:00");
        for (var i = 0; i < 3; i++) await house.Get<Ticks>().RunDue();
        (await house.CallsOf(child)).Count.ShouldBe(6);
        (await house.Look(db => db.Changes.CountAsync(c => c.Kind == nameof(CallSlot)))).ShouldBe(0);
    }

    [Fact]
    public async Task AWeekOfSleepMakesUpWhatIsStillAheadAndNothingInThePast()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        await house.BareSlot(child, await house.Parent(child), await house.Line(), DayOfWeek.Monday, "16:20", from: new DateOnly(2026, 9, 1));
        house.Clock.Set("2026-12-07 17:00");
        await house.Get<Ticks>().RunDue();
        (await house.CallsOf(child)).Select(c => c.Day).ShouldBe([new(2026, 12, 14), new(2026, 12, 21), new(2026, 12, 28), new(2027, 1, 4)]);
    }

    // New York: 02:30 does not exist on 8 March 2026 and 01:30 comes twice on 1 November 2026.
    [Theory]
    [InlineData("2026-03-02 09:00", DayOfWeek.Sunday, "02:30", "2026-03-08", "07:30")]
    [InlineData("2026-10-26 09:00", DayOfWeek.Sunday, "01:30", "2026-11-01", "05:30")]
    public async Task AnHourThatDoesNotExistOrComesTwiceGivesOneCall(string start, DayOfWeek day, string time, string date, string utc)
    {
        await using var house = await TestHouse.Open(ManualClock.At(start, "America/New_York"));
        await house.School(zone: "America/New_York");
        var child = await house.Child();
        await house.BareSlot(child, await house.Parent(child), null, day, time);
        await house.Get<Ticks>().RunDue();
        var call = (await house.CallsOf(child))[0];
        (call.Day, TimeOnly.FromDateTime(call.StartsAt), call.EndsAt - call.StartsAt).ShouldBe((DateOnly.Parse(date), TimeOnly.Parse(utc), TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public async Task TwoTimesThatTheMissingHourPushesTogetherDoNotStopTheMaker()
    {
        await using var house = await TestHouse.Open(ManualClock.At("2026-03-02 09:00", "America/New_York"));
        await house.School(zone: "America/New_York");
        var line = await house.Line();
        var (one, other) = (await house.Child("甲"), await house.Child("乙"));
        await house.BareSlot(one, await house.Parent(one), line, DayOfWeek.Sunday, "02:30");
        await house.BareSlot(other, await house.Parent(other), line, DayOfWeek.Sunday, "03:30");
        await house.Get<Ticks>().RunDue();
        (await house.CallsOf(one)).Count.ShouldBe(4);
        (await house.CallsOf(other)).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(ChildStatus.Died)]
    [InlineData(ChildStatus.MovedAway)]
    public async Task AChildNoLongerAtSchoolHasNoCallsNoMessagesAndNobodyIsTold(ChildStatus status)
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        await house.Guardian(child);
        var line = await house.Line(duty: await house.Teacher());
        await house.Slot(child, await house.Parent(child), line, DayOfWeek.Friday, "16:20");
        await house.PlayUntil("2026-11-26 20:00");
        house.Sent.Clear();
        await house.Change<Child>(child.Id, c => c.Status = status);
        await house.PlayUntil("2027-01-10 00:00");
        house.Sent.ShouldBeEmpty();
        (await house.CallsOf(child)).ShouldBeEmpty();
        if (status == ChildStatus.Died) return;
        await house.Change<Child>(child.Id, c => c.Status = ChildStatus.AtSchool);
        await house.Get<Ticks>().RunDue();
        (await house.CallsOf(child)).ShouldBeEmpty("coming back begins nothing by itself");
        var rests = await house.Look(db => db.Slots.SingleAsync(s => s.ChildId == child.Id));
        rests.Rests.ShouldBeTrue();
        await house.Do(work => house.Get<Slots>().TakeUp(work, rests.Id));
        (await house.CallsOf(child)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task AParentWhoMustNoLongerBeContactedHasNoCallsFromThatMomentAndHearsNothing()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var (mother, father) = (await house.Parent(child), await house.Parent(child, "小明爸爸", relation: Relation.Father));
        var line = await house.Line();
        await house.Slot(child, mother, line, DayOfWeek.Friday, "16:20");
        await house.Slot(child, father, line, DayOfWeek.Friday, "16:30");
        var link = await house.Look(db => db.Links.SingleAsync(l => l.MemberId == father.Id));
        await house.Change<ChildLink>(link.Id, l => l.NoContact = true);
        (await house.CallsOf(child)).ShouldAllBe(c => c.ParentId == mother.Id);
        (await house.Look(db => db.Outbox.Where(m => m.MemberId == father.Id).Select(m => m.State).Distinct().ToListAsync())).ShouldBe([OutboxState.Cancelled]);
        (await house.Slot(child, mother, line, DayOfWeek.Saturday, "16:30")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task WhoBlocksOrLeavesOrSaysNoIsBroughtInStepWithoutAnybodyAskingForIt()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var parent = await house.Parent(child);
        await house.Slot(child, parent, await house.Line(), DayOfWeek.Friday, "16:20");
        (await Waiting(house)).ShouldBe(12);
        await house.Consent(parent, given: false);
        (await Waiting(house)).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Consent(parent, given: true);
        (await Waiting(house)).ShouldBe(12);
        await house.Change<Member>(parent.Id, m => m.TimeZone = "Europe/London");
        var evening = (await house.MessagesAbout((await house.CallsOf(child))[0].Id, "call.parent.evening"))[0];
        Zones.ToLocal(evening.NotBefore, "Europe/London").TimeOfDay.ShouldBe(new TimeSpan(19, 30, 0));
        await house.Change<Member>(parent.Id, m => m.Active = false);
        (await Waiting(house)).ShouldBe(0);
    }

    private static Task<int> Waiting(TestHouse house) => house.Look(db => db.Outbox.CountAsync(m => m.State == OutboxState.Pending));
}
