using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.Families;
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
    public async Task AHolidayWithoutRoomInItsWeekIsSaidPlainlyWithTimesToMakeItUp()
    {
        await using var chats = await Chats.Friday();
        var house = chats.House.House;
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Holiday, new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 29), "运动会")));
        await chats.At("2026-11-23 09:00");
        var chat = await chats.ChatOf(chats.Mother);
        var mother = chats.House.Last(chat);
        mother.Text.ShouldContain("11月23日到11月29日学校放假（运动会），小明的电话这次不在学校打。");
        mother.Text.ShouldContain("那一周没有别的空时间了");
        mother.Labels.Count.ShouldBe(5);
        mother.Labels.Count(l => l.Contains("＝ 您那边")).ShouldBe(3);
        chats.House.Last(await chats.ChatOf(chats.Grandmother)).Text.ShouldContain("打给妈妈");
        await chats.House.Presses(chat, "看更多");
        chats.House.Last(chat).Text.ShouldStartWith("小明的电话，补在哪个时间好？");
        await chats.House.Presses(chat, "＝ 您那边");
        chats.House.Last(chat).Text.ShouldStartWith("改好了：");
        (await house.CallsOf(chats.Child)).ShouldContain(c => c.MovedFromId == chats.Calls[0] && c.Answer == CallAnswer.Confirmed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task WhenOneOfTwoSiblingsLeavesTheNewsAboutTheOtherStillComesAndNamesNobodyElse(int leaves)
    {
        await using var chats = await Chats.Friday();
        var house = chats.House.House;
        var sister = await house.Child("王小兰");
        await house.Link(sister, chats.Mother);
        await house.Do(work => house.Get<Slots>().Make(work, new SlotDraft(sister.Id, chats.Mother.Id, null, DayOfWeek.Friday, new TimeOnly(18, 0))));
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Holiday, new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 13), "运动会")));
        await house.Change<Child>(new[] { chats.Child, sister }[leaves].Id, c => c.Status = ChildStatus.MovedAway);
        await chats.At("2026-11-30 20:00");
        // Nothing stands in its way either: the child who left does not take the news of the other along.
        var row = await house.Look(db => db.Outbox.SingleAsync(m => m.Kind == QuietDaysNews.Kind && m.MemberId == chats.Mother.Id));
        (await house.Look(async db => (await Addressees.Load(db, [row], CancellationToken.None)).Objection(row))).ShouldBeNull();
        var told = chats.House.Chat(await chats.ChatOf(chats.Mother)).Single(m => m.Kind == QuietDaysNews.Kind).Text;
        told.ShouldContain(leaves == 0 ? "小兰" : "小明");
        told.ShouldNotContain(leaves == 0 ? "小明" : "小兰");
    }

    [Fact]
    public async Task AClosedDayMovesTheCallAndTheFamilyHearsWhyWithBothClocksAndCanChooseAnother()
    {
        await using var chats = await Chats.Friday();
        var house = chats.House.House;
        var friday = new DateOnly(2026, 11, 27);
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Exam, friday, friday, "期中")));
        await chats.At("2026-11-24 12:00");
        var chat = await chats.ChatOf(chats.Mother);
        chats.House.Last(chat).Text.ShouldBe("小明妈妈，11月27日学校考试（期中），小明的电话换到：\n周四 16:40（学校）＝ 您那边 17:40。\n那时候方便接吗？");
        chats.House.Last(chat).Labels.ShouldContain(l => l.Contains("换个时间"));
        chats.House.Last(await chats.ChatOf(chats.Grandmother)).Text.ShouldContain("电话改了");
        await chats.At("2026-11-26 18:30");
        await chats.At("2026-11-27 16:15");
        chats.House.Chat(chat).Select(m => m.Text).ShouldNotContain(t => t.Contains("再过半小时"));
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
