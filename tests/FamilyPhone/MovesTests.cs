using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class MovesTests
{
    private static readonly DateTime Saturday = ManualClock.At("2026-11-28 10:00");

    [Fact]
    public async Task TheNewCallStandsInThePlaceOfTheOldWhoseRemindersDie()
    {
        await using var house = await TestHouse.Open();
        var (child, mother, line) = await Family(house);
        var old = (await house.CallsOf(child))[0];
        var moved = await house.Do(work => house.Get<Moves>().Move(work, old.Id, line.Id, Saturday), Who.Member(mother.Id));
        var calls = await house.Look(db => db.Calls.ToDictionaryAsync(c => c.Id));
        (calls[old.Id].Plan, calls[moved].Plan, calls[moved].MovedFromId, calls[moved].Answer, calls[moved].SlotId).ShouldBe((CallPlan.Moved, CallPlan.Planned, old.Id, CallAnswer.Confirmed, null));
        (await house.MessagesAbout(old.Id)).ShouldAllBe(m => m.State == OutboxState.Cancelled);
        (await house.MessagesAbout(moved)).Where(m => m.State == OutboxState.Pending).Select(m => m.Kind).Order()
            .ShouldBe(["call.guardian.eve", "call.moved.guardian", "call.moved.teacher", "call.parent.soon"]);
        (await house.Look(db => db.Sessions.CountAsync(s => s.Day == new DateOnly(2026, 11, 28)))).ShouldBe(1);
        house.Sent.Clear();
        await house.PlayUntil("2026-11-28 09:45");
        house.Sent.Where(s => s.Row.SubjectId == old.Id).ShouldBeEmpty();
        house.Sent.Count(s => s.Row.MemberId == mother.Id).ShouldBe(1);
    }

    [Fact]
    public async Task WhoeverElseMovesItTheParentIsToldAndAsked()
    {
        await using var house = await TestHouse.Open();
        var (child, mother, line) = await Family(house);
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var moved = await house.Do(work => house.Get<Moves>().Move(work, house.CallsOf(child).Result[0].Id, line.Id, Saturday), coordinator);
        (await house.MessagesAbout(moved, "call.changed")).ShouldHaveSingleItem().MemberId.ShouldBe(mother.Id);
        (await house.Look(db => db.Calls.SingleAsync(c => c.Id == moved))).Answer.ShouldBe(CallAnswer.None);
    }

    [Fact]
    public async Task AMissedCallIsMadeUpOnceAndStaysMissed()
    {
        await using var house = await TestHouse.Open();
        var (child, mother, line) = await Family(house);
        var missed = (await house.CallsOf(child))[0];
        house.Clock.Set("2026-11-27 17:00");
        await house.Do(work => house.Get<Calls>().Report(work, missed.Id, CallOutcome.Missed, MissedReason.NoAnswer));
        var made = await house.Do(work => house.Get<Moves>().Move(work, missed.Id, line.Id, Saturday), Who.Member(mother.Id));
        var call = await house.Look(db => db.Calls.SingleAsync(c => c.Id == missed.Id));
        (call.Plan, call.Outcome).ShouldBe((CallPlan.Planned, CallOutcome.Missed));
        (await Try(house, mother, missed.Id, line.Id, Saturday.AddHours(1))).ShouldBe(RefusalCode.CallGone);
        await house.Do(work => house.Get<Calls>().Cancel(work, made));
        (await Try(house, mother, missed.Id, line.Id, Saturday.AddHours(1))).ShouldBeNull();
    }

    [Fact]
    public async Task OnlyTheParentOfTheCallMovesItAndOnlyToATimeThatIsFree()
    {
        await using var house = await TestHouse.Open();
        var (child, mother, line) = await Family(house);
        var father = await house.Parent(child, "小明爸爸", relation: Relation.Father);
        var other = await house.Child("小红");
        var aunt = await house.Parent(other);
        var call = (await house.CallsOf(child))[0];
        (await Try(house, father, call.Id, line.Id, Saturday)).ShouldBe(RefusalCode.NotFound);
        (await Try(house, aunt, call.Id, line.Id, Saturday)).ShouldBe(RefusalCode.NotAllowed);
        (await Try(house, mother, call.Id, line.Id, ManualClock.At("2026-11-28 06:00"))).ShouldBe(RefusalCode.SlotTaken);
        await house.Slot(other, aunt, line, DayOfWeek.Saturday, "10:00");
        (await Try(house, mother, call.Id, line.Id, Saturday.AddMinutes(5))).ShouldBe(RefusalCode.SlotTaken);
        (await Try(house, mother, call.Id, line.Id, Saturday.AddMinutes(10))).ShouldBeNull();
        (await Try(house, mother, call.Id, line.Id, Saturday.AddMinutes(20))).ShouldBe(RefusalCode.CallGone);
        house.Clock.Set("2026-12-04 16:20");
        (await Try(house, mother, (await house.CallsOf(child))[^1].Id, line.Id, ManualClock.At("2026-12-06 10:00"))).ShouldBeNull();
        (await Try(house, mother, (await house.CallsOf(child)).First(c => c.Day == new DateOnly(2026, 12, 4)).Id, line.Id, ManualClock.At("2026-12-06 11:00"))).ShouldBe(RefusalCode.TooLate);
    }

    [Fact]
    public async Task TwoWhoTakeOneTimeAtOnceGetItOnce()
    {
        await using var house = await TestHouse.Open();
        var (child, mother, line) = await Family(house);
        var other = await house.Child("小红");
        var aunt = await house.Parent(other);
        await house.Slot(other, aunt, line, DayOfWeek.Friday, "16:40");
        var (hers, theirs) = ((await house.CallsOf(child))[0], (await house.CallsOf(other))[0]);
        for (var round = 0; round < 20; round++)
        {
            var at = Saturday.AddMinutes(round * 10);
            using var start = new Barrier(2);
            var both = await Task.WhenAll(
                Task.Run(() => Try(house, mother, hers.Id, line.Id, at, start)),
                Task.Run(() => Try(house, aunt, theirs.Id, line.Id, at, start)));
            both.Count(b => b is null).ShouldBe(1);
            both.Count(b => b == RefusalCode.SlotTaken).ShouldBe(1);
            var (winner, member) = both[0] is null ? (child, mother) : (other, aunt);
            var now = (await house.CallsOf(winner)).Single(c => c.StartsAt == at);
            if (both[0] is null) hers = now;
            else theirs = now;
            member.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task WhatStandsInThePlaceOfACallEndsWithItsSeries()
    {
        await using var house = await TestHouse.Open();
        var (child, mother, line) = await Family(house);
        var slot = await house.Look(db => db.Slots.SingleAsync());
        var first = await house.Do(work => house.Get<Moves>().Move(work, house.CallsOf(child).Result[0].Id, line.Id, Saturday), Who.Member(mother.Id));
        await house.Do(work => house.Get<Moves>().Move(work, first, line.Id, Saturday.AddHours(2)), Who.Member(mother.Id));
        await house.Do(work => house.Get<Slots>().End(work, slot.Id));
        (await house.CallsOf(child)).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheTeacherWithTheOldListHearsOfItToo()
    {
        await using var house = await TestHouse.Open();
        var (child, mother, line) = await Family(house);
        house.Clock.Set("2026-11-27 15:21");
        var list = (await house.Look(db => db.Outbox.Where(m => m.Kind == "call.teacher.session").OrderBy(m => m.NotBefore).FirstAsync())).Id;
        await house.Change<OutboxMessage>(list, m => m.Sent(1, house.Clock.UtcNow));
        var weekend = await house.Teacher("周末老师");
        await house.Do(work => house.Get<Lines>().SetOpenings(work, line.Id, [new(DayOfWeek.Friday, new(7, 0), new(21, 0), house.Look(db => db.Sessions.OrderBy(s => s.Day).Select(s => s.TeacherId).FirstAsync()).Result), new(DayOfWeek.Saturday, new(7, 0), new(21, 0), weekend.Id)]));
        var moved = await house.Do(work => house.Get<Moves>().Move(work, house.CallsOf(child).Result[0].Id, line.Id, Saturday), Who.Member(mother.Id));
        (await house.MessagesAbout(moved, "call.moved.teacher")).Select(m => m.MemberId).ShouldBe([weekend.Id, (await house.Look(db => db.Outbox.SingleAsync(m => m.Id == list))).MemberId], ignoreOrder: true);
    }

    private static async Task<RefusalCode?> Try(TestHouse house, Member who, long call, long line, DateTime at, Barrier? start = null)
    {
        start?.SignalAndWait();
        return (await house.Store.Write(Who.Member(who.Id), work => house.Get<Moves>().Move(work, call, line, at))).Refused?.Code;
    }

    private static async Task<(Child Child, Member Mother, PhoneLine Line)> Family(TestHouse house)
    {
        var child = await house.Child();
        var mother = await house.Parent(child);
        await house.Guardian(child);
        var line = await house.Line(duty: await house.Teacher("陈芳"));
        await house.Slot(child, mother, line, DayOfWeek.Friday, "16:20");
        return (child, mother, line);
    }
}
