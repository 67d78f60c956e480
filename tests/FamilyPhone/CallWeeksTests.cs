using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class CallWeeksTests
{
    [Fact]
    public async Task ARibbonSaysOfEachWeekTheBestThatHappenedInIt()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var mother = await house.Parent(child);
        await house.Slot(child, mother, await house.Line(), DayOfWeek.Friday, "16:40");

        await Week("2026-11-27", call => new(call.Id, CallOutcome.Happened));
        await Week("2026-12-04", call => new(call.Id, CallOutcome.Missed, MissedReason.NoAnswer));
        house.Clock.Set("2026-12-11 18:00");

        var marks = await house.Do(work => house.Get<CallWeeks>().OfChild(work, child.Id, 4));
        marks.Select(m => m.State).ShouldBe([WeekState.None, WeekState.Happened, WeekState.Missed, WeekState.Waiting]);
        marks[1].ShouldBe(new WeekMark(new DateOnly(2026, 11, 23), WeekState.Happened, 9, CallMood.Calm, null));
        marks[2].Reason.ShouldBe(MissedReason.NoAnswer);

        async Task Week(string day, Func<Call, Said> say)
        {
            house.Clock.Set($"{day} 17:00");
            var said = say((await house.CallsOf(child)).First(c => c.Day == DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
            await house.Do(work => house.Get<Calls>().Report(work, said.Id, said.Outcome, said.Reason));
            if (said.Outcome == CallOutcome.Happened) await house.Do(work => house.Get<Calls>().Describe(work, said.Id, 9, CallMood.Calm));
        }
    }

    [Fact]
    public async Task AWeekOnTheirOwnPhonesCountsUnlessTheGuardianSaysItWasNotSo()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var mother = await house.Parent(child);
        var grandmother = await house.Guardian(child);
        var talk = await house.Do(work => house.Get<OwnTalks>().Say(work, child.Id), Who.Member(mother.Id));
        (await house.Do(work => house.Get<CallWeeks>().OfChild(work, child.Id, 1)))[0].State.ShouldBe(WeekState.OwnPhones);
        (await house.Do(work => house.Get<CallWeeks>().OfSchool(work, house.SchoolId)))[0].Counts.Keys.ShouldBe([WeekState.OwnPhones]);

        await house.Do(work => house.Get<OwnTalks>().Confirm(work, talk.Id, so: false), Who.Member(grandmother.Id));
        (await house.Do(work => house.Get<CallWeeks>().OfChild(work, child.Id, 1)))[0].State.ShouldBe(WeekState.None);
    }

    [Fact]
    public async Task AMissedWeekWhoseWordTheChildHeardIsShownAsThatAndNeitherAsMissedNorAsACall()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var mother = await house.Parent(child);
        await house.Slot(child, mother, await house.Line(), DayOfWeek.Friday, "16:40");
        house.Clock.Set("2026-11-27 17:00");
        var call = (await house.CallsOf(child))[0];
        var word = await house.Do(work => house.Get<ParentWords>().Write(work, call.Id, "早点睡"), Who.Member(mother.Id));
        (await Weeks()).ShouldBe([WeekState.Waiting]);
        await house.Do(work => house.Get<Calls>().Report(work, call.Id, CallOutcome.Missed, MissedReason.NoAnswer));
        (await Weeks()).ShouldBe([WeekState.Missed], "nobody has read it to the child yet");
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Do(work => house.Get<ParentWords>().Heard(work, word), coordinator);
        (await Weeks()).ShouldBe([WeekState.Heard]);
        (await house.Do(work => house.Get<CallWeeks>().OfSchool(work, house.SchoolId)))[0].Counts.Keys.ShouldBe([WeekState.Heard]);

        // A talk after all is better.
        await house.Do(work => house.Get<Calls>().Report(work, call.Id, CallOutcome.Happened));
        (await Weeks()).ShouldBe([WeekState.Happened]);
        await house.Do(work => house.Get<Calls>().Report(work, call.Id, CallOutcome.Missed, MissedReason.NoAnswer));
        // And it is for its own week alone.
        house.Clock.Set("2026-11-30 08:00");
        (await Weeks(2)).ShouldBe([WeekState.Heard, WeekState.Ahead]);

        async Task<List<WeekState>> Weeks(int count = 1) => (await house.Do(work => house.Get<CallWeeks>().OfChild(work, child.Id, count))).ConvertAll(w => w.State);
    }

    [Fact]
    public async Task TheSchoolsRingCountsEveryChildOnceAndOnlyForThoseWhoSeeTheWholeSchool()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line();
        var (ming, hong) = (await house.Child("小明"), await house.Child("小红"));
        await house.Child("小刚");
        await house.Slot(ming, await house.Parent(ming), line, DayOfWeek.Tuesday, "16:40");
        await house.Slot(hong, await house.Parent(hong), line, DayOfWeek.Friday, "16:40");
        house.Clock.Set("2026-11-24 17:00");
        await house.Do(async work => await house.Get<Calls>().Report(work, (await house.CallsOf(ming))[0].Id, CallOutcome.Happened));

        var week = (await house.Do(work => house.Get<CallWeeks>().OfSchool(work, house.SchoolId))).ShouldHaveSingleItem();
        week.Counts.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)).ShouldBe([(WeekState.Happened, 1), (WeekState.Ahead, 1), (WeekState.None, 1)]);
        var teacher = await house.Teacher();
        (await house.Store.Read(Who.Member(teacher.Id), work => house.Get<CallWeeks>().OfSchool(work, house.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    private sealed record Said(long Id, CallOutcome Outcome, MissedReason? Reason = null);
}
