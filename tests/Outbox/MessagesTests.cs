using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Outbox;

public sealed class MessagesTests
{
    [Fact]
    public async Task AnUncertainMessageIsSentAgainMarkedWhileItIsOfUse()
    {
        await using var house = await TestHouse.Open();
        var row = await Evening(house);
        await Become(house, row, OutboxState.Uncertain);
        await house.Do(work => house.Get<Messages>().SendAgain(work, row.Id));
        var again = await Now(house, row);
        (again.State, again.Marked, again.NotBefore).ShouldBe((OutboxState.Pending, true, house.Clock.UtcNow));
        (await house.Store.Write(Who.System, work => house.Get<Messages>().SendAgain(work, row.Id))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);
    }

    [Fact]
    public async Task AReminderIsOfNoUseOnceItsCallHasBegunOrIsCancelled()
    {
        await using var house = await TestHouse.Open();
        var row = await Evening(house);
        await Become(house, row, OutboxState.Dead);
        await house.Do(work => house.Get<Calls>().Cancel(work, row.SubjectId!.Value));
        (await house.Store.Write(Who.System, work => house.Get<Messages>().SendAgain(work, row.Id))).Refused!.Code.ShouldBe(RefusalCode.TooLate);
    }

    [Fact]
    public async Task WhatAPersonTookBackIsNotPlannedAgain()
    {
        await using var house = await TestHouse.Open();
        var row = await Evening(house);
        await house.Do(work => house.Get<Messages>().Cancel(work, row.Id));
        await house.Do(async work =>
        {
            await house.Get<Reminders>().Replan(work, row.MemberId!.Value);
            return Result.Done;
        });
        (await Now(house, row)).State.ShouldBe(OutboxState.Cancelled);
    }

    [Fact]
    public async Task WhatWaitsIsListedInTheOrderOfItsTime()
    {
        await using var house = await TestHouse.Open();
        await Evening(house);
        var staff = Who.Staff((await house.Staff(Role.Head)).Id);
        var page = TestHouse.Good(await house.Store.Read(staff, work => house.Get<Messages>().List(work, house.SchoolId, new MessageFilter([OutboxState.Pending, OutboxState.RetryAt]))));
        var due = page.Lines.Select(l => l.Message.NotBefore).ToList();
        due.Count.ShouldBeGreaterThan(1);
        due.ShouldBeInOrder();
        var rest = TestHouse.Good(await house.Store.Read(staff, work => house.Get<Messages>().List(work, house.SchoolId, new MessageFilter([OutboxState.Pending]), page.Lines[0].Message.Id)));
        rest.Lines.Select(l => l.Message.Id).ShouldBe(page.Lines.Skip(1).Select(l => l.Message.Id));
    }

    [Fact]
    public async Task TheListNamesWhoAndWhatAndCountsEachState()
    {
        await using var house = await TestHouse.Open();
        var row = await Evening(house);
        await Become(house, row, OutboxState.Dead);
        var staff = Who.Staff((await house.Staff(Role.Head)).Id);
        var page = TestHouse.Good(await house.Store.Read(staff, work => house.Get<Messages>().List(work, house.SchoolId, new MessageFilter([OutboxState.Dead]))));
        var line = page.Lines.ShouldHaveSingleItem();
        (line.Member, line.Child, line.CanSendAgain, line.CanCancel).ShouldBe(("小明妈妈", "小明", true, false));
        var counts = TestHouse.Good(await house.Store.Read(staff, work => house.Get<Messages>().Counts(work, house.SchoolId)));
        counts[OutboxState.Dead].ShouldBe(1);
        // Evening, next morning and soon before of four calls, less the dead one.
        counts[OutboxState.Pending].ShouldBe(11);
        (await house.Store.Write(staff, work => house.Get<Messages>().Cancel(work, row.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    private static async Task<OutboxMessage> Evening(TestHouse house)
    {
        var child = await house.Child();
        await house.Slot(child, await house.Parent(child), await house.Line(), DayOfWeek.Friday, "16:20");
        return (await house.MessagesAbout((await house.CallsOf(child))[0].Id, "call.parent.evening"))[0];
    }

    private static Task Become(TestHouse house, OutboxMessage row, OutboxState state) => house.Change<OutboxMessage>(row.Id, m => m.Settle(state, "NoAnswer"));

    private static Task<OutboxMessage> Now(TestHouse house, OutboxMessage row) => house.Look(db => db.Outbox.SingleAsync(m => m.Id == row.Id));
}
