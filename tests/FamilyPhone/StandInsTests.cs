using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class StandInsTests
{
    [Fact]
    public async Task Duties_of_some_days_pass_with_their_lists_and_the_day_after_they_are_back()
    {
        await using var house = await TestHouse.Open();
        var (li, zhou) = (await house.Teacher("李芳"), await house.Teacher("周敏"));
        var line = await house.Line("一楼电话", li);
        var child = await house.Child("王小明");
        var mother = await house.Parent(child);
        await house.Slot(child, mother, line, DayOfWeek.Wednesday, "16:40");
        await house.Get<Ticks>().RunDue();
        var first = await SessionOn(house, line, 25);
        await house.Do(work => house.Get<StandIns>().HandOver(work, first.Id, zhou.Id, new DateOnly(2026, 12, 3)));
        (await SessionOn(house, line, 25)).TeacherId.ShouldBe(zhou.Id);
        (await house.Look(db => db.Sessions.SingleAsync(s => s.Day == new DateOnly(2026, 12, 2)))).TeacherId.ShouldBe(zhou.Id);
        (await house.Look(db => db.Sessions.SingleAsync(s => s.Day == new DateOnly(2026, 12, 9)))).TeacherId.ShouldBe(li.Id);

        // A day on which nothing was planned when it was arranged is the substitute's too.
        await house.Slot(child, mother, line, DayOfWeek.Thursday, "17:00");
        (await SessionOn(house, line, 26)).TeacherId.ShouldBe(zhou.Id);
        await house.PlayUntil("2026-11-25 18:00");
        house.Sent.Where(s => s.Row.Kind == "call.teacher.session").Select(s => s.Row.MemberId).ShouldBe([zhou.Id]);
        house.Sent.Where(s => s.Row.Kind == "call.duty.given").Select(s => s.Row.MemberId).ShouldBe([li.Id, zhou.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_has_a_duty_of_their_own_is_named_with_its_day_and_may_still_be_chosen()
    {
        await using var house = await TestHouse.Open();
        var (li, zhou) = (await house.Teacher("李芳"), await house.Teacher("周敏"));
        var (one, two) = (await house.Line("一楼电话", li), await house.Line("二楼电话", zhou));
        var (ming, hong) = (await house.Child("王小明"), await house.Child("李小红"));
        await house.Slot(ming, await house.Parent(ming), one, DayOfWeek.Wednesday, "16:40");
        await house.Slot(hong, await house.Parent(hong), two, DayOfWeek.Wednesday, "16:40");
        await house.Get<Ticks>().RunDue();
        var session = await SessionOn(house, one, 25);
        var found = await house.Do(work => house.Get<StandIns>().Candidates(work, session.Id, session.Day));
        found.ShouldHaveSingleItem().Clashes.ShouldBe([new DateOnly(2026, 11, 25)]);
        (await house.Store.Write(Who.System, work => house.Get<StandIns>().HandOver(work, session.Id, li.Id, session.Day))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        (await house.Store.Write(Who.System, work => house.Get<StandIns>().HandOver(work, session.Id, zhou.Id, session.Day.AddDays(-1)))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        await house.Do(work => house.Get<StandIns>().HandOver(work, session.Id, zhou.Id, session.Day));
        (await house.Store.Write(Who.Member(li.Id), work => house.Get<StandIns>().HandOver(work, session.Id, li.Id, session.Day))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task The_office_writes_down_a_talk_on_own_phones_for_a_parent_of_the_child_alone()
    {
        await using var house = await TestHouse.Open();
        var (child, other) = (await house.Child("王小明"), await house.Child("李小红"));
        var (mother, stranger) = (await house.Parent(child), await house.Parent(other));
        var office = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        (await house.Store.Write(office, work => house.Get<OwnTalks>().Say(work, child.Id, stranger.Id))).Refused!.Code.ShouldBe(RefusalCode.NotLinked);
        (await house.Do(work => house.Get<OwnTalks>().Say(work, child.Id, mother.Id), office)).ParentId.ShouldBe(mother.Id);
        var week = (await house.Do(work => house.Get<CallWeeks>().OfChild(work, child.Id), office))[^1];
        week.State.ShouldBe(WeekState.OwnPhones);
        (await house.Store.Write(Who.Member(stranger.Id), work => house.Get<OwnTalks>().Say(work, other.Id, mother.Id))).Value!.ParentId.ShouldBe(stranger.Id, "a parent speaks for themselves alone");
    }

    private static Task<CallSession> SessionOn(TestHouse house, Domain.FamilyPhone.PhoneLine line, int day) =>
        house.Look(db => db.Sessions.SingleAsync(s => s.LineId == line.Id && s.Day == new DateOnly(2026, 11, day)));
}
