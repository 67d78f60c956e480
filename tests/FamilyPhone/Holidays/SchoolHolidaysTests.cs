using FamilyLink.Domain.Access;
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
        fell.ShouldBe(2);
        house.Advance(TimeSpan.FromDays(14));
        await house.Get<Ticks>().MakeCallsAhead();
        (await house.CallsOf(child)).Select(c => c.Day).ShouldBe([new(2026, 11, 27), new(2026, 12, 4)]);
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
        var line = await house.Line();
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
}
