using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.FamilyPhone;

/// <summary>A child with a weekly time whose week held neither a call nor a talk is on the coordinator's list on Monday.</summary>
public sealed class EmptyWeeksTests
{
    private Child _child = null!;
    private Member _mother = null!;
    private Who _coordinator = Who.System;

    [Fact]
    public async Task AWeekWhoseCallWasTakenOutStandsOnTheListOnMondayUntilSomebodyTalked()
    {
        await using var house = await Plant();
        var call = (await house.CallsOf(_child))[0];
        await house.Do(work => house.Get<Calls>().Cancel(work, call.Id), _coordinator);
        house.Clock.Set("2026-11-29 20:00");
        (await List(house)).ShouldBeEmpty();
        house.Clock.Set("2026-11-30 08:00");
        (await List(house)).ShouldBe([_child.Id]);
        await house.Do(work => house.Get<OwnTalks>().Say(work, _child.Id), Who.Member(_mother.Id));
        (await List(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AHolidaySetLongBeforeIsNoReasonToForgetTheChild()
    {
        await using var house = await Plant();
        var day = new DateOnly(2027, 1, 8);
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Holiday, day.AddDays(-4), day.AddDays(2))), _coordinator);
        await house.PlayUntil("2027-01-11 08:00");
        (await List(house)).ShouldBe([_child.Id]);
        await house.PlayUntil("2027-01-18 08:00");
        (await List(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AFamilyThatIsTogetherIsNotOnTheList()
    {
        await using var house = await Plant();
        await house.Do(work => house.Get<Pauses>().Pause(work, _mother.Id, 7), Who.Member(_mother.Id));
        await house.PlayUntil("2026-11-30 08:00");
        (await List(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ACallOfLastWeekOfWhichNobodySaidHowItWentIsAskedAboutOnMonday()
    {
        await using var house = await Plant(DayOfWeek.Sunday);
        house.Clock.Set("2026-11-29 23:00");
        (await Kinds(house)).ShouldBeEmpty();
        house.Clock.Set("2026-11-30 08:00");
        (await Kinds(house)).ShouldBe([TodoKind.OutcomeUnknown]);
    }

    private async Task<TestHouse> Plant(DayOfWeek day = DayOfWeek.Friday)
    {
        var house = await TestHouse.Open();
        _child = await house.Child("小明");
        _mother = await house.Parent(_child, "秀英");
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Slot(_child, _mother, await house.Line(), day, "16:20");
        return house;
    }

    private async Task<List<long>> List(TestHouse house) =>
        [.. (await house.Do(work => house.Get<Todos>().Show(work, house.SchoolId), _coordinator)).Where(l => l.Kind == TodoKind.WeekWithoutCall).Select(l => l.ChildId!.Value)];

    private async Task<List<TodoKind>> Kinds(TestHouse house) => [.. (await house.Do(work => house.Get<Todos>().Show(work, house.SchoolId), _coordinator)).Select(l => l.Kind)];
}
