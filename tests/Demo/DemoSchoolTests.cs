using FamilyLink.Domain.Access;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Demo;

public sealed class DemoSchoolTests
{
    [Fact]
    public async Task ThePilotIsAsItWasTold()
    {
        await using var house = await TestHouse.Open();
        await house.Get<DemoSchool>().Fill();
        var (children, members, links) = await house.Look(async db => (await db.Children.ToListAsync(), await db.Members.ToListAsync(), await db.Links.ToListAsync()));
        children.Count.ShouldBe(63);
        children.Select(c => c.Name).Distinct().Count().ShouldBe(63);
        members.Select(m => m.Name).Distinct().Count().ShouldBe(members.Count);
        children.GroupBy(c => c.ClassId).Select(g => g.Count()).ShouldAllBe(n => n == 9);
        children.Count(c => c.LivesWith == LivesWith.Alone).ShouldBe(1);
        var callers = members.Where(m => links.Exists(l => l.MemberId == m.Id && l.MayCall)).ToList();
        callers.Select(m => m.TimeZone ?? "Asia/Shanghai").Distinct().Order().ShouldBe(["Asia/Dubai", "Asia/Shanghai", "Asia/Tokyo", "Asia/Urumqi", "Europe/London"]);
        callers.Count(m => m.PaperOnly).ShouldBe(2);
        callers.Count(m => m.QuietFrom is not null).ShouldBe(1);
        members.Count(m => m.TwoButtons).ShouldBe(1);
        links.Where(l => l.MayCall).GroupBy(l => l.MemberId).Count(g => g.Count() == 2).ShouldBe(1);
        (await house.Look(db => db.Slots.CountAsync(s => s.EveryWeeks == 2))).ShouldBe(2);
        (await house.Look(db => db.Users.Where(a => a.Demo).CountAsync())).ShouldBe(7);
    }

    [Fact]
    public async Task EveryPhoneHasItsOwnNumberAndOneMotherIsNotYetEnrolled()
    {
        await using var house = await TestHouse.Open();
        await house.Get<DemoSchool>().Fill();
        var phones = await house.Get<DemoSchool>().Phones();
        phones.Select(p => p.UserId).Distinct().Count().ShouldBe(phones.Count);
        phones[0].UserId.ShouldBe(DemoSchool.FirstUser);
        var invited = phones.Single(p => !p.Enrolled);
        invited.UserId.ShouldBe(DemoSchool.FirstUser + 3);
        invited.Card.ShouldBe(new DemoCard(DemoSchool.InvitationLink, DemoSchool.InvitationShort, "孙悦", await house.Look(db => db.Children.Where(c => c.Name == "孙悦").Select(c => c.BirthDate).SingleAsync())));
        (await house.Look(db => db.Invitations.SingleAsync())).Checked.ShouldBeFalse("a printed card is checked by the birth date, the demo's too");
        (await house.Look(db => db.Outbox.AnyAsync(m => m.MemberId == invited.MemberId))).ShouldBeFalse();
    }

    [Fact]
    public async Task FillingTwiceChangesNothingAndWipingLeavesNothing()
    {
        await using var house = await TestHouse.Open();
        var demo = house.Get<DemoSchool>();
        var school = TestHouse.Good(await demo.Fill());
        TestHouse.Good(await demo.Fill()).ShouldBe(school);
        (await house.Look(db => db.Calls.CountAsync())).ShouldBeGreaterThanOrEqualTo(252);
        (await demo.Wipe()).Refused.ShouldBeNull();
        var left = await house.Look(async db => await db.Members.CountAsync() + await db.Calls.CountAsync() + await db.Outbox.CountAsync() + await db.Users.CountAsync() + await db.NameGrams.CountAsync());
        left.ShouldBe(0);
        TestHouse.Good(await demo.Fill()).ShouldNotBe(school);
    }

    [Fact]
    public async Task FourWeeksOfTheWholeSchoolHaveNoOverlapNoDoubleMessageAndNothingUnpromptedInTheNight()
    {
        await using var house = await TestHouse.Open();
        await house.Get<DemoSchool>().Fill();
        await house.PlayUntil(ManualClock.At("2026-12-23 00:00"), one => Answer(house, one));
        var last = new DateOnly(2026, 12, 20);
        var calls = await house.Look(db => db.Calls.Where(c => c.SlotId != null && c.Day <= last).ToListAsync());
        calls.Count.ShouldBe(252);
        calls.ShouldAllBe(c => c.Outcome != CallOutcome.None);
        calls.Select(c => c.Outcome).Distinct().Count().ShouldBe(3);
        NoOverlap(calls);
        house.Sent.Select(s => s.Row.UniqueKey).Distinct().Count().ShouldBe(house.Sent.Count);
        await NothingInTheNight(house);
        (await house.Look(db => db.Outbox.CountAsync(m => m.State == OutboxState.Expired))).ShouldBe(0);
        var told = calls.Where(c => c.Day >= new DateOnly(2026, 11, 26)).Select(c => c.Id).ToHashSet();
        house.Sent.Count(s => s.Row.Kind == "call.parent.evening" && told.Contains(s.Row.SubjectId!.Value)).ShouldBe(calls.Count(c => told.Contains(c.Id)) - await Unreached(house, told));
        house.Sent.Count(s => s.Row.Kind == "call.teacher.session").ShouldBe(30);
    }

    // Most parents say yes, every seventh cannot; teachers report, each on Wednesday forgets.
    private static async Task Answer(TestHouse house, Delivered one)
    {
        var (row, me) = (one.Row, Who.Member(one.Row.MemberId!.Value));
        if (row.Kind == "call.parent.evening")
            await house.Do(work => row.SubjectId % 7 == 0 ? house.Get<Calls>().Decline(work, row.SubjectId!.Value) : house.Get<Calls>().Confirm(work, row.SubjectId!.Value), me);
        if (row.Kind != "call.teacher.after") return;
        var session = await house.Look(db => db.Sessions.SingleAsync(s => s.Id == row.SubjectId));
        if (session.Day.DayOfWeek == DayOfWeek.Wednesday) return;
        var missed = await house.Look(db => db.Calls.Where(c => c.LineId == session.LineId && c.Day == session.Day && c.Plan == CallPlan.Planned).OrderBy(c => c.StartsAt).Skip(3).Take(1).ToListAsync());
        await house.Do(work => house.Get<Sessions>().Report(work, session.Id, [.. missed.Select(c => new MissedCall(c.Id, MissedReason.NoAnswer))]), me);
    }

    private static void NoOverlap(List<Call> calls)
    {
        foreach (var group in calls.GroupBy(c => $"line {c.LineId}").Concat(calls.GroupBy(c => $"child {c.ChildId}")).Concat(calls.GroupBy(c => $"parent {c.ParentId}")))
        {
            var inOrder = group.OrderBy(c => c.StartsAt).ToList();
            inOrder.Zip(inOrder.Skip(1)).ShouldAllBe(p => p.First.EndsAt <= p.Second.StartsAt);
        }
    }

    private static async Task NothingInTheNight(TestHouse house)
    {
        var (members, school) = await house.Look(async db => (await db.Members.ToDictionaryAsync(m => m.Id), await db.Schools.SingleAsync()));
        foreach (var sent in house.Sent)
        {
            var person = new Person(members[sent.Row.MemberId!.Value], school, ReachState.Chat);
            person.Quiet.IsQuiet(sent.At, person.Zone).ShouldBeFalse($"{sent.Row.Kind} to {person.Zone} at {sent.At:u}");
        }
    }

    private static Task<int> Unreached(TestHouse house, HashSet<long> calls) =>
        house.Look(db => db.Calls.CountAsync(c => calls.Contains(c.Id) && !db.Addresses.Any(a => a.MemberId == c.ParentId)));
}
