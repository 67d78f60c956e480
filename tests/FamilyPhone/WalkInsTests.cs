using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

/// <summary>A child stands at the teacher's table without an appointment.</summary>
public sealed class WalkInsTests
{
    [Fact]
    public async Task AChildWhoComesByTakesTheFirstFreeMinutesAndNobodyIsReminded()
    {
        await using var at = await Friday();
        at.House.Clock.Set("2026-11-27 16:25");
        var call = await at.Take(at.Other, at.OtherMother);

        // 16:20–16:30 小明, 16:30–16:40 小红: then it is free.
        call.StartsAt.ShouldBe(ManualClock.At("2026-11-27 16:40"));
        call.EndsAt.ShouldBe(ManualClock.At("2026-11-27 16:50"));
        (await at.House.MessagesAbout(call.Id)).ShouldBeEmpty();
        (await at.House.Look(db => db.Sessions.SingleAsync(s => s.LineId == at.Line.Id && s.Day == call.Day))).EndsAt.ShouldBe(call.EndsAt);
    }

    [Fact]
    public async Task AShortGapIsUsedUpToTheNextAppointment()
    {
        await using var at = await Friday();
        at.House.Clock.Set("2026-11-27 16:14");
        var call = await at.Take(at.Other, at.OtherMother);
        (call.StartsAt, call.EndsAt).ShouldBe((ManualClock.At("2026-11-27 16:14"), ManualClock.At("2026-11-27 16:20")));
        at.House.Clock.Set("2026-11-27 16:18");
        (await at.Take(at.Other, at.OtherMother)).StartsAt.ShouldBe(ManualClock.At("2026-11-27 16:40"));
    }

    [Fact]
    public async Task WhatStandsOnPaperIsEnteredTheNextDayAndNotLater()
    {
        await using var at = await Friday();
        at.House.Clock.Set("2026-11-28 20:00");
        var call = await at.Take(at.Other, at.OtherMother, ManualClock.At("2026-11-27 17:05"));
        await at.House.Do(work => at.House.Get<Calls>().Report(work, call.Id, CallOutcome.Happened), Who.Member(at.Duty.Id));
        await at.House.Do(work => at.House.Get<Calls>().Describe(work, call.Id, 8, CallMood.Happy), Who.Member(at.Duty.Id));
        var kept = await at.House.Look(db => db.Calls.SingleAsync(c => c.Id == call.Id));
        (kept.Outcome, kept.MinutesTalked, kept.Mood).ShouldBe((CallOutcome.Happened, 8, CallMood.Happy));

        at.House.Clock.Set("2026-11-29 00:00");
        (await at.TryTake(at.Other, at.OtherMother, ManualClock.At("2026-11-27 17:30"))).Refused!.Code.ShouldBe(RefusalCode.TooLate);
        (await at.House.Store.Write(Who.System, work => at.House.Get<WalkIns>().Take(work, at.Line.Id, at.Other.Id, at.OtherMother.Id, ManualClock.At("2026-11-29 17:30")))).Refused!.Code.ShouldBe(RefusalCode.TooEarly);
    }

    [Fact]
    public async Task AParentWhoMustNotBeContactedIsNotCalledByTheBackDoor()
    {
        await using var at = await Friday();
        var father = await at.House.Person(MemberKind.Parent, "小刚爸爸", null, enrolled: true);
        await at.House.Link(at.Other, father, Relation.Father, noContact: true);
        at.House.Clock.Set("2026-11-27 16:25");
        (await at.TryTake(at.Other, father)).Refused!.Code.ShouldBe(RefusalCode.NotLinked);
        (await at.House.Store.Write(Who.Member(at.OtherMother.Id), work => at.House.Get<WalkIns>().Take(work, at.Line.Id, at.Other.Id, at.OtherMother.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task AMissedWalkInTellsTheParentWhoRangAndNotTheGuardianWhoKnewNothing()
    {
        await using var at = await Friday();
        var grandmother = await at.House.Guardian(at.Other);
        at.House.Clock.Set("2026-11-27 16:25");
        var call = await at.Take(at.Other, at.OtherMother);
        at.House.Clock.Set("2026-11-27 16:45");
        await at.House.Do(work => at.House.Get<Calls>().Report(work, call.Id, CallOutcome.Missed, MissedReason.NoAnswer), Who.Member(at.Duty.Id));
        var told = await at.House.MessagesAbout(call.Id);
        told.Select(m => m.MemberId).ShouldBe([at.OtherMother.Id]);
        told.ShouldNotContain(m => m.MemberId == grandmother.Id);
    }

    private static async Task<Played> Friday()
    {
        var house = await TestHouse.Open();
        var duty = await house.Teacher();
        var line = await house.Line(duty: duty);
        foreach (var (name, time) in new[] { ("小明", "16:20"), ("小红", "16:30") })
        {
            var child = await house.Child(name);
            await house.Slot(child, await house.Parent(child), line, DayOfWeek.Friday, time);
        }

        var other = await house.Child("小刚");
        return new Played(house, line, duty, other, await house.Parent(other));
    }

    private sealed record Played(TestHouse House, PhoneLine Line, Member Duty, Child Other, Member OtherMother) : IAsyncDisposable
    {
        // The teacher on duty, of whose class the child is not.
        public Task<Result<Call>> TryTake(Child child, Member parent, DateTime? when = null) =>
            House.Store.Write(Who.Member(Duty.Id), work => House.Get<WalkIns>().Take(work, Line.Id, child.Id, parent.Id, when));

        public async Task<Call> Take(Child child, Member parent, DateTime? when = null) => TestHouse.Good(await TryTake(child, parent, when));

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
