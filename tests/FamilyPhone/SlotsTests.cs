using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class SlotsTests
{
    private static readonly TimeOnly Twenty = new(16, 20);

    [Fact]
    public async Task TwoCoordinatorsSaveOneTimeAtOnceAHundredTimesAndExactlyOneWinsWhileTheOtherIsToldWhoHasIt()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line();
        var (one, other) = (await house.Child("小明"), await house.Child("小红"));
        var (hers, his) = (await house.Parent(one), await house.Parent(other));
        var (first, second) = (Who.Staff((await house.Staff(Role.Coordinator)).Id), Who.Staff((await house.Staff(Role.Coordinator)).Id));
        var slots = house.Get<Slots>();
        for (var round = 0; round < 100; round++)
        {
            var time = Twenty.AddMinutes(round % 10 * 10);
            var day = (DayOfWeek)(round / 10 % 7);
            using var start = new Barrier(2);
            var answers = await Task.WhenAll(
                Task.Run(() => Save(first, new SlotDraft(one.Id, hers.Id, line.Id, day, time))),
                Task.Run(() => Save(second, new SlotDraft(other.Id, his.Id, line.Id, day, time))));
            var winner = answers.Where(a => a.Ok).ShouldHaveSingleItem($"round {round}: {answers[0].Refused} / {answers[1].Refused}");
            var loser = answers.Single(a => !a.Ok);
            loser.Refused!.Code.ShouldBe(RefusalCode.SlotTaken);
            loser.Refused.SubjectId.ShouldBe(winner.Value);
            await house.Do(work => slots.End(work, winner.Value));

            async Task<Result<long>> Save(Who who, SlotDraft draft)
            {
                start.SignalAndWait();
                return await house.Store.Write(who, work => slots.Make(work, draft));
            }
        }
    }

    [Fact]
    public async Task ATakenTimeNamesTheSlotThatHoldsIt()
    {
        await using var house = await TestHouse.Open();
        var (line, second) = (await house.Line(), await house.Line());
        var (one, other) = (await house.Child("小明"), await house.Child("小红"));
        var (mother, aunt) = (await house.Parent(one), await house.Parent(other));
        await house.Link(other, mother);
        var held = await house.Slot(one, mother, line, DayOfWeek.Friday, "16:20");
        (await Check(house, new SlotDraft(other.Id, aunt.Id, line.Id, DayOfWeek.Friday, Twenty.AddMinutes(5)))).Refused.ShouldBe(new Refusal(RefusalCode.SlotTaken, held, "Start"));
        (await Check(house, new SlotDraft(one.Id, mother.Id, second.Id, DayOfWeek.Friday, Twenty))).Refused.ShouldBe(new Refusal(RefusalCode.ChildBusy, held, "Start"));
        (await Check(house, new SlotDraft(other.Id, mother.Id, second.Id, DayOfWeek.Friday, Twenty))).Refused.ShouldBe(new Refusal(RefusalCode.ParentBusy, held, "Start"));
        (await Check(house, new SlotDraft(other.Id, aunt.Id, second.Id, DayOfWeek.Friday, Twenty))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task ADivorcedPairAlternatesWeeksAtTheSameTime()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line();
        var child = await house.Child();
        var (mother, father) = (await house.Parent(child), await house.Parent(child, "小明爸爸", relation: Relation.Father));
        await house.Slot(child, mother, line, DayOfWeek.Friday, "16:20", everyWeeks: 2, phase: 0);
        await house.Slot(child, father, line, DayOfWeek.Friday, "16:20", everyWeeks: 2, phase: 1);
        var calls = await house.CallsOf(child);
        calls.Count.ShouldBe(4);
        calls.Select(c => c.ParentId).ShouldBe([mother.Id, father.Id, mother.Id, father.Id], ignoreOrder: true);
        calls.Zip(calls.Skip(1)).ShouldAllBe(p => p.First.ParentId != p.Second.ParentId && (p.Second.StartsAt - p.First.StartsAt).TotalDays == 7);
    }

    [Fact]
    public async Task SiblingsCallTheSameMotherOneAfterTheOther()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line();
        var (one, other) = (await house.Child("小明"), await house.Child("小红"));
        var mother = await house.Parent(one);
        await house.Link(other, mother);
        await house.Slot(one, mother, line, DayOfWeek.Friday, "16:20");
        await house.Slot(other, mother, line, DayOfWeek.Friday, "16:30");
        (await house.CallsOf(other)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task AParentWhoMayNotCallOrMustNotBeContactedIsRefused()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line();
        var (child, other) = (await house.Child("小明"), await house.Child("小红"));
        var stranger = await house.Parent(other);
        var shut = await house.Person(MemberKind.Parent, "爸爸", null, enrolled: true);
        await house.Link(child, shut, Relation.Father, noContact: true);
        var grandmother = await house.Guardian(child);
        foreach (var member in new[] { stranger, shut, grandmother })
            (await Check(house, new SlotDraft(child.Id, member.Id, line.Id, DayOfWeek.Friday, Twenty))).Refused!.Code.ShouldBe(RefusalCode.NotLinked);
    }

    [Theory]
    [InlineData(DayOfWeek.Friday, "16:20", 10, true)]
    [InlineData(DayOfWeek.Friday, "17:50", 10, true)]
    [InlineData(DayOfWeek.Friday, "17:51", 10, false)]
    [InlineData(DayOfWeek.Friday, "16:10", 10, false)]
    [InlineData(DayOfWeek.Thursday, "16:20", 10, false)]
    public async Task ATimeOutsideTheOpeningIsRefused(DayOfWeek day, string time, int minutes, bool open)
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line(openings: (DayOfWeek.Friday, "16:20", "18:00"));
        var child = await house.Child();
        var check = await Check(house, new SlotDraft(child.Id, (await house.Parent(child)).Id, line.Id, day, TimeOnly.Parse(time), minutes));
        check.Refused?.Code.ShouldBe(RefusalCode.LineClosed);
        check.Ok.ShouldBe(open);
    }

    [Fact]
    public async Task ATeacherOnDutyAtTwoLinesIsAWarningOnly()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher();
        var line = await house.Line(duty: teacher);
        await house.Line(duty: teacher);
        var child = await house.Child();
        var check = await Check(house, new SlotDraft(child.Id, (await house.Parent(child, zone: "Europe/London")).Id, line.Id, DayOfWeek.Friday, new TimeOnly(7, 30)));
        check.Value!.Warnings.ShouldBe([SlotWarning.TeacherElsewhere, SlotWarning.ParentQuiet]);
    }

    [Fact]
    public async Task EndingASeriesCancelsItsCallsAndRemindersAndTellsTheFamilyOnce()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line(duty: await house.Teacher());
        var child = await house.Child();
        var mother = await house.Parent(child);
        var grandmother = await house.Guardian(child);
        var slot = await house.Slot(child, mother, line, DayOfWeek.Friday, "16:20");
        await house.Do(work => house.Get<Slots>().End(work, slot));
        (await house.CallsOf(child)).ShouldBeEmpty();
        var rows = await house.Look(db => db.Outbox.Where(m => m.State == OutboxState.Pending).ToListAsync());
        rows.Select(m => (m.Kind, m.MemberId)).ShouldBe([("call.series.ended", mother.Id), ("call.series.ended", (long?)grandmother.Id)], ignoreOrder: true);
        (await house.Store.Write(Who.System, work => house.Get<Slots>().End(work, slot))).Refused!.Code.ShouldBe(RefusalCode.CallGone);
        (await house.Slot(child, mother, line, DayOfWeek.Friday, "16:20")).ShouldNotBe(slot);
    }

    private static Task<Result<SlotCheck>> Check(TestHouse house, SlotDraft draft) => house.Store.Read(Who.System, work => house.Get<Slots>().Check(work, draft));
}
