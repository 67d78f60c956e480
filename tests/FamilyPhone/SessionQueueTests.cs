using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

/// <summary>A Friday of four children: 16:20, 16:30, 16:40 and, after a break, 17:00.</summary>
public sealed class SessionQueueTests
{
    [Fact]
    public async Task TwoChildrenChangePlacesAndBothParentsHearOnceOfTheNewTime()
    {
        await using var at = await Friday();
        at.House.Clock.Set("2026-11-27 16:00");
        var calls = await at.Calls();
        (await at.Do(work => at.House.Get<SessionQueue>().Swap(work, calls[1].Id, calls[2].Id))).Refused.ShouldBeNull();

        var after = await at.Calls();
        after.Select(c => c.ChildId).ShouldBe([calls[0].ChildId, calls[2].ChildId, calls[1].ChildId, calls[3].ChildId]);
        after[1].MovedFromId.ShouldBe(calls[2].Id);
        (await at.Unsent()).Where(m => m.Kind == "call.changed").Select(m => m.SubjectId).ShouldBe([after[1].Id, after[2].Id], ignoreOrder: true);
        (await at.Unsent()).Count(m => m.SubjectId == calls[1].Id || m.SubjectId == calls[2].Id).ShouldBe(0);
    }

    [Fact]
    public async Task ADelayIsFollowedByThoseItReachesAndTakenUpByTheBreak()
    {
        await using var at = await Friday();
        at.House.Clock.Set("2026-11-27 16:19");
        var calls = await at.Calls();
        (await at.Do(work => at.House.Get<SessionQueue>().RunLate(work, at.SessionId, 10))).Value.ShouldBe(3);

        (await at.Calls()).Select(c => c.StartsAt).ShouldBe([At("16:30"), At("16:40"), At("16:50"), At("17:00")]);
        (await at.Unsent()).Where(m => m.Kind == "call.changed").Select(m => m.ChildId).ShouldBe(calls.Take(3).Select(c => (long?)c.ChildId), ignoreOrder: true);

        // Whoever talks already is left alone.
        at.House.Clock.Set("2026-11-27 16:35");
        (await at.Do(work => at.House.Get<SessionQueue>().RunLate(work, at.SessionId, 5))).Value.ShouldBe(3);
        (await at.Calls()).Select(c => c.StartsAt).ShouldBe([At("16:30"), At("16:45"), At("16:55"), At("17:05")]);
    }

    [Fact]
    public async Task AParentToldOfTheNewTimeIsNotAskedOnceMoreAsOnTheEveningBefore()
    {
        await using var at = await Friday();
        await at.House.PlayUntil("2026-11-27 15:40");
        (await at.Do(work => at.House.Get<SessionQueue>().RunLate(work, at.SessionId, 10))).Value.ShouldBe(3);
        var told = at.House.Sent.Count;
        await at.House.PlayUntil("2026-11-27 16:15");
        at.House.Sent.Skip(told).Select(s => s.Row.Kind).ShouldNotContain("call.parent.evening");
        at.House.Sent.Skip(told).Count(s => s.Row.Kind == "call.changed").ShouldBe(3);
    }

    [Fact]
    public async Task WhatTheParentSaidGoesWithTheCallAndATimeThatTheMotherHasElsewhereIsRefused()
    {
        await using var at = await Friday();
        at.House.Clock.Set("2026-11-27 16:00");
        var calls = await at.Calls();
        await at.House.Do(work => at.House.Get<Calls>().Confirm(work, calls[0].Id));
        var sister = await at.House.Child("小妹");
        var mother = await at.House.Look(db => db.Members.SingleAsync(m => m.Id == calls[3].ParentId));
        await at.House.Link(sister, mother);
        await at.House.Slot(sister, mother, await at.House.Line(), DayOfWeek.Friday, "17:10");

        (await at.Do(work => at.House.Get<SessionQueue>().RunLate(work, at.SessionId, 20))).Refused!.Code.ShouldBe(RefusalCode.ParentBusy);
        (await at.Calls()).Select(c => c.Id).ShouldBe(calls.Select(c => c.Id));
        await at.Do(work => at.House.Get<SessionQueue>().RunLate(work, at.SessionId, 5));
        (await at.Calls())[0].Answer.ShouldBe(CallAnswer.Confirmed);
        var stranger = await at.House.Teacher();
        (await at.House.Store.Write(Who.Member(stranger.Id), work => at.House.Get<SessionQueue>().RunLate(work, at.SessionId, 5))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    private static DateTime At(string time) => ManualClock.At($"2026-11-27 {time}");

    private static async Task<Played> Friday()
    {
        var house = await TestHouse.Open();
        var duty = await house.Teacher();
        var line = await house.Line(duty: duty);
        foreach (var (name, time) in new[] { ("小明", "16:20"), ("小红", "16:30"), ("小刚", "16:40"), ("小丽", "17:00") })
        {
            var child = await house.Child(name);
            await house.Slot(child, await house.Parent(child), line, DayOfWeek.Friday, time);
        }

        var session = await house.Look(db => db.Sessions.OrderBy(s => s.Day).FirstAsync());
        return new Played(house, line, duty, session.Id);
    }

    private sealed record Played(TestHouse House, PhoneLine Line, Member Duty, long SessionId) : IAsyncDisposable
    {
        public Task<List<Call>> Calls() => House.Look(db =>
            db.Calls.Where(c => c.LineId == Line.Id && c.Day == new DateOnly(2026, 11, 27) && c.Plan == CallPlan.Planned).OrderBy(c => c.StartsAt).ToListAsync());

        public Task<List<OutboxMessage>> Unsent() => House.Look(db => db.Outbox.Where(m => m.State == OutboxState.Pending).ToListAsync());

        public Task<Result<T>> Do<T>(Func<FamilyLink.Domain.Storage.Work, Task<Result<T>>> useCase) => House.Store.Write(Who.Member(Duty.Id), useCase);

        public Task<Result> Do(Func<FamilyLink.Domain.Storage.Work, Task<Result>> useCase) => House.Store.Write(Who.Member(Duty.Id), useCase);

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
