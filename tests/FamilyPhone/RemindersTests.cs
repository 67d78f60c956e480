using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class RemindersTests
{
    // Zone, quiet hours, and where the parent is: the evening message, and the one shortly before (none: merged with the evening). The call is Friday 27 November, 16:20 at the school.
    public static TheoryData<string, string?, string, string?> Places => new()
    {
        { "Asia/Shanghai", null, "2026-11-26 19:30", "2026-11-27 15:50" },
        { "Asia/Urumqi", null, "2026-11-26 19:30", "2026-11-27 13:50" },
        { "Asia/Tokyo", null, "2026-11-26 19:30", "2026-11-27 16:50" },
        { "Asia/Dubai", null, "2026-11-26 19:30", "2026-11-27 11:50" },
        { "Europe/London", null, "2026-11-26 19:30", "2026-11-27 07:50" },
        { "Australia/Sydney", null, "2026-11-26 19:30", "2026-11-27 18:50" },
        // The call begins at 03:20 and 00:20 there: in the night, and the quiet began the evening before.
        { "America/New_York", null, "2026-11-26 19:30", null },
        { "America/Los_Angeles", null, "2026-11-26 19:30", "2026-11-26 21:55" },
        // A night shift: asleep from 08:00 to 15:55, so half an hour before the call is moved to before they lie down.
        { "Asia/Shanghai", "08:00-15:55", "2026-11-26 19:30", "2026-11-27 07:55" },
        // Early to bed: the evening message comes before that.
        { "Asia/Shanghai", "19:00-05:00", "2026-11-26 18:55", "2026-11-27 15:50" },
        // Quiet from the evening before until the call: one message, not two at once.
        { "Asia/Shanghai", "19:00-16:30", "2026-11-26 18:55", null },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task TheParentHearsOnceTheEveningBeforeAndOnceShortlyBeforeNeverInQuietHours(string zone, string? quiet, string evening, string? soon)
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var parent = await house.Parent(child, zone: zone);
        if (quiet?.Split('-') is [var from, var until])
            await house.Change<Member>(parent.Id, m => (m.QuietFrom, m.QuietUntil) = (TimeOnly.Parse(from), TimeOnly.Parse(until)));
        await house.Slot(child, parent, await house.Line(), DayOfWeek.Friday, "16:20");
        var call = (await house.CallsOf(child))[0];
        call.StartsAt.ShouldBe(ManualClock.At("2026-11-27 16:20"));
        (await Due(house, call, "call.parent.evening")).ShouldBe(ManualClock.At(evening, zone));
        (await Due(house, call, "call.parent.soon")).ShouldBe(soon is null ? null : ManualClock.At(soon, zone));
    }

    [Fact]
    public async Task AMovedReminderOfAWeekCrossingTheClockChangeKeepsTheWallClockOfBothPlaces()
    {
        await using var house = await TestHouse.Open(ManualClock.At("2026-10-12 08:00"));
        var child = await house.Child();
        var parent = await house.Parent(child, zone: "Europe/London");
        await house.Slot(child, parent, await house.Line(), DayOfWeek.Friday, "17:00");
        foreach (var call in await house.CallsOf(child))
        {
            Zones.ToLocal(call.StartsAt, "Asia/Shanghai").TimeOfDay.ShouldBe(new TimeSpan(17, 0, 0));
            Zones.ToLocal((await Due(house, call, "call.parent.evening"))!.Value, "Europe/London").TimeOfDay.ShouldBe(new TimeSpan(19, 30, 0));
        }

        // 10:00 in summer, 09:00 from 25 October on.
        (await house.CallsOf(child)).Select(c => Zones.ToLocal(c.StartsAt, "Europe/London").Hour).ShouldBe([10, 10, 9, 9]);
    }

    [Fact]
    public async Task WhoIsNotEnrolledOnPaperNotAgreedOrNotToBeContactedGetsNothing()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line();
        var children = new List<Child>();
        foreach (var name in new[] { "甲", "乙", "丙", "丁", "戊" }) children.Add(await house.Child(name));
        var parents = new List<Member>();
        foreach (var child in children) parents.Add(await house.Parent(child, enrolled: child.Name != "甲"));
        await house.Change<Member>(parents[1].Id, m => m.PaperOnly = true);
        await house.Consent(parents[2], given: false);
        await house.Change<Member>(parents[3].Id, m => m.Active = true);
        for (var i = 0; i < children.Count; i++) await house.Slot(children[i], parents[i], line, DayOfWeek.Friday, $"16:{20 + i * 5}", minutes: 5);
        var told = await house.Look(db => db.Outbox.Select(m => m.MemberId).Distinct().ToListAsync());
        told.ShouldBe([parents[3].Id, parents[4].Id], ignoreOrder: true);
    }

    [Fact]
    public async Task WhoBlockedTheBotKeepsTheirScheduleAndHearsAgainWhenUnblocked()
    {
        await using var house = await TestHouse.Open();
        var (child, line) = (await house.Child(), await house.Line());
        var parent = await house.Parent(child);
        await State(house, parent, AddressState.Blocked);
        await house.Slot(child, parent, line, DayOfWeek.Friday, "16:20");
        (await house.CallsOf(child)).Count.ShouldBe(4);
        await house.PlayUntil("2026-11-27 10:00");
        house.Sent.ShouldBeEmpty();
        var call = (await house.CallsOf(child))[0];
        (await house.MessagesAbout(call.Id, "call.parent.evening")).ShouldHaveSingleItem().State.ShouldBe(OutboxState.Dead);
        await State(house, parent, AddressState.Active);
        await Replan(house, parent);
        await house.PlayUntil("2026-11-27 18:00");
        house.Sent.Select(s => s.Row.Kind).ShouldBe(["call.parent.evening", "call.parent.soon"]);
    }

    [Fact]
    public async Task EnrollingLatePlansWhatIsStillOfUseAndNothingInThePast()
    {
        await using var house = await TestHouse.Open();
        var (child, line) = (await house.Child(), await house.Line());
        var parent = await house.Parent(child, enrolled: false);
        await house.Slot(child, parent, line, DayOfWeek.Friday, "16:20");
        house.Clock.Set("2026-11-27 15:00");
        await house.Enrol(parent);
        await Replan(house, parent);
        var call = (await house.CallsOf(child))[0];
        (await Due(house, call, "call.parent.evening")).ShouldBe(house.Clock.UtcNow);
        (await Due(house, call, "call.parent.soon")).ShouldBe(ManualClock.At("2026-11-27 15:50"));
        house.Clock.Set("2026-11-27 16:00");
        await Replan(house, parent);
        (await house.MessagesAbout(call.Id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task MovingToAnotherZoneMovesWhatWasNotSentAndRepeatsNothing()
    {
        await using var house = await TestHouse.Open();
        var (child, line) = (await house.Child(), await house.Line());
        var parent = await house.Parent(child);
        await house.Slot(child, parent, line, DayOfWeek.Friday, "16:20");
        await house.PlayUntil("2026-11-26 20:00");
        await house.Change<Member>(parent.Id, m => m.TimeZone = "Europe/London");
        await Replan(house, parent);
        var calls = await house.CallsOf(child);
        (await Due(house, calls[1], "call.parent.evening")).ShouldBe(ManualClock.At("2026-12-03 19:30", "Europe/London"));
        await house.PlayUntil("2026-11-28 00:00");
        house.Sent.Count(s => s.Row.SubjectId == calls[0].Id && s.Row.Kind == "call.parent.evening").ShouldBe(1);
    }

    [Fact]
    public async Task ACancelledCallKillsItsRemindersTellsTheParentAndTheGuardianWhoWasTold()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var line = await house.Line(duty: await house.Teacher());
        var (parent, guardian) = (await house.Parent(child), await house.Guardian(child));
        await house.Slot(child, parent, line, DayOfWeek.Friday, "16:20");
        await house.PlayUntil("2026-11-27 08:00");
        var calls = await house.CallsOf(child);
        await house.Do(work => house.Get<Calls>().Cancel(work, calls[0].Id));
        await house.Do(work => house.Get<Calls>().Cancel(work, calls[1].Id));
        house.Sent.Clear();
        await house.PlayUntil("2026-12-05 00:00");
        house.Sent.Select(s => (s.Row.Kind, s.Row.MemberId!.Value)).ShouldBe(
            [("call.cancelled", parent.Id), ("call.cancelled", guardian.Id), ("call.cancelled", parent.Id)], ignoreOrder: true);
        (await house.Store.Write(Who.System, work => house.Get<Calls>().Cancel(work, calls[0].Id))).Refused!.Code.ShouldBe(RefusalCode.CallGone);
    }

    [Fact]
    public async Task AnAnswerBeforeTheEveningSparesTheQuestionAndADeclineKillsWhatFollows()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var (parent, guardian) = (await house.Parent(child), await house.Guardian(child));
        await house.Slot(child, parent, await house.Line(), DayOfWeek.Friday, "16:20");
        var calls = await house.CallsOf(child);
        await house.Do(work => house.Get<Calls>().Confirm(work, calls[0].Id), Who.Member(parent.Id));
        await house.Do(work => house.Get<Calls>().Decline(work, calls[1].Id), Who.Member(parent.Id));
        await house.PlayUntil("2026-12-05 00:00");
        house.Sent.Where(s => s.Row.SubjectId == calls[0].Id).Select(s => (s.Row.Kind, s.Row.MemberId!.Value)).ShouldBe([("call.guardian.eve", guardian.Id), ("call.parent.soon", parent.Id)]);
        house.Sent.ShouldNotContain(s => s.Row.SubjectId == calls[1].Id);
        (await house.Look(db => db.Calls.SingleAsync(c => c.Id == calls[0].Id))).Answer.ShouldBe(CallAnswer.Confirmed);
    }

    [Fact]
    public async Task AParentAnswersForTheirOwnCallsAlone()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var (mother, father) = (await house.Parent(child), await house.Parent(child, "小明爸爸", relation: Relation.Father));
        await house.Slot(child, mother, await house.Line(), DayOfWeek.Friday, "16:20");
        var call = (await house.CallsOf(child))[0];
        (await house.Store.Write(Who.Member(father.Id), work => house.Get<Calls>().Decline(work, call.Id))).Refused!.Code.ShouldBe(RefusalCode.NotFound);
        (await house.Store.Write(Who.Member(mother.Id), work => house.Get<Calls>().AskOtherTime(work, call.Id))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task OnTheFamilysOwnPhonesTheParentIsAskedAfterwardsAndOneTapCounts()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var parent = await house.Parent(child);
        await house.Slot(child, parent, null, DayOfWeek.Sunday, "21:55");
        await house.PlayUntil("2026-11-30 08:00");
        var asked = house.Sent.Single(s => s.Row.Kind == "call.own");
        asked.At.ShouldBe(ManualClock.At("2026-11-30 07:00"));
        await house.Do(work => house.Get<Calls>().Report(work, asked.Row.SubjectId!.Value, CallOutcome.Happened), Who.Member(parent.Id));
        (await house.CallsOf(child))[0].Outcome.ShouldBe(CallOutcome.Happened);
    }

    private static async Task<DateTime?> Due(TestHouse house, Call call, string kind) => (await house.MessagesAbout(call.Id, kind)).SingleOrDefault()?.NotBefore;

    private static Task Replan(TestHouse house, Member member) => house.Do(async work =>
    {
        await house.Get<Reminders>().Replan(work, member.Id);
        return Result.Done;
    });

    private static Task State(TestHouse house, Member member, AddressState state) => house.Do(async work =>
    {
        (await work.Db.Addresses.SingleAsync(a => a.MemberId == member.Id)).Become(state, work.Now);
        return Result.Done;
    });
}
