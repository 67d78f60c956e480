using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.FamilyPhone.Planning;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class WeekChatTests
{
    [Fact]
    public async Task ANewWeekIsToldToParentAndGrandmotherEachInTheirClockAndWords()
    {
        await using var chats = await Chats.Friday();
        var house = chats.House.House;
        await house.Plant(w => new ClassHours { Id = w.NewId(), SchoolId = house.SchoolId, ClassId = chats.Child.ClassId, Weekday = DayOfWeek.Friday, From = new TimeOnly(7, 0), Until = new TimeOnly(19, 0) });
        var plan = await house.Do(async work =>
        {
            var week = (await house.Get<Plans>().Read(work, house.SchoolId)).Value!;
            return await house.Get<Plans>().Keep(work, house.SchoolId, week, WeekPlanner.Plan(week.Input));
        });
        await house.Do(work => house.Get<PlanPublishing>().Publish(work, plan));
        await chats.At("2026-11-23 09:00");
        var slot = await house.Look(db => db.Slots.SingleAsync(s => s.ParentId == chats.Mother.Id && s.From == new DateOnly(2026, 11, 30)));
        var mother = chats.House.Last(await chats.ChatOf(chats.Mother));
        mother.Text.ShouldContain("小明妈妈，从11月30日起");
        var start = TimeOnly.MinValue.AddMinutes(slot.StartMinute);
        mother.Text.ShouldContain($"{start:HH:mm}（学校）＝ 您那边 {start.AddHours(1):HH:mm}");
        mother.Labels.Count.ShouldBe(1);
        chats.House.Last(await chats.ChatOf(chats.Grandmother)).Text.ShouldContain("打给妈妈");
    }

    [Fact]
    public async Task AHolidayIsToldWithWhatCanBeDoneInstead()
    {
        await using var chats = await Chats.Friday();
        var house = chats.House.House;
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Holiday, new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 27), "运动会")));
        await chats.At("2026-11-23 09:00");
        var mother = chats.House.Last(await chats.ChatOf(chats.Mother)).Text;
        mother.ShouldContain("11月26日到11月27日学校放假（运动会），小明的电话这次不在学校打。");
        mother.ShouldContain("自家的手机");
        chats.House.Last(await chats.ChatOf(chats.Grandmother)).Text.ShouldContain("打给妈妈");
    }

    [Fact]
    public async Task BeforeTheClockChangesTheNewLocalTimeIsTold()
    {
        await using var chats = await Chats.Friday();
        var house = chats.House.House;
        await house.Change<FamilyLink.Domain.Families.Member>(chats.Mother.Id, m => m.TimeZone = "Australia/Sydney");
        await chats.At("2027-03-29 08:00");
        await chats.At("2027-03-31 16:31");
        var said = chats.House.Chat(await chats.ChatOf(chats.Mother)).Select(m => m.Text).Last(t => t.Contains("换时令"));
        said.ShouldContain("从4月4日 周日起您那边换时令");
        said.ShouldContain("周五 16:40（学校）＝ 您那边 18:40");
        (await house.Look(db => db.Outbox.CountAsync(m => m.Kind == ClockChanges.Kind))).ShouldBe(1);
    }
}
