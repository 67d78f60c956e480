using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.County;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.County;

public sealed class CountyOverviewTests
{
    [Fact]
    public async Task TheFiguresOfEverySchoolAddUpAndNoOtherRoleIsShownThem()
    {
        await using var house = await TestHouse.Open();
        await house.School("别处小学");
        await house.Child("丁");
        await house.School();
        var line = await house.Line();
        var (talked, missed, silent) = (await house.Child("甲"), await house.Child("乙"), await house.Child("丙"));
        await house.Slot(talked, await house.Parent(talked), line, DayOfWeek.Monday, "16:20");
        await house.Slot(missed, await house.Parent(missed), line, DayOfWeek.Monday, "16:30");
        await house.Slot(silent, await house.Parent(silent, enrolled: false), line, DayOfWeek.Tuesday, "16:20");
        await Say(house, talked.Id, CallOutcome.Happened, null);
        await Say(house, missed.Id, CallOutcome.Missed, MissedReason.NoAnswer);
        house.Advance(TimeSpan.FromDays(2));

        var county = Who.Staff((await house.Staff(Role.CountyViewer)).Id);
        var shown = TestHouse.Good(await house.Store.Read(county, house.Get<CountyOverview>().Show));
        shown.Select(s => s.School).ShouldBe(["别处小学", "河湾小学"], ignoreOrder: true);
        var (here, there) = (shown.Single(s => s.School == "河湾小学"), shown.Single(s => s.School == "别处小学"));
        (here.Children, here.WithoutChat, here.ThisWeek, here.LastWeek).ShouldBe((3, 1, new WeekFigures(1, 1, 1, 0), new WeekFigures(0, 0, 0, 0)));
        (there.Children, there.WithoutChat, there.ThisWeek).ShouldBe((1, 1, new WeekFigures(0, 0, 0, 0)));
        house.Advance(TimeSpan.FromDays(7));
        TestHouse.Good(await house.Store.Read(county, house.Get<CountyOverview>().Show)).Single(s => s.School == "河湾小学").LastWeek.ShouldBe(new WeekFigures(1, 1, 1, 0));

        foreach (var role in new[] { Role.Owner, Role.Head, Role.Coordinator, Role.Counsellor, Role.Teacher, Role.Viewer })
            (await house.Store.Read(Who.Staff((await house.Staff(role)).Id), house.Get<CountyOverview>().Show)).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, $"{role}");
    }

    [Fact]
    public void NothingThatTheCountyIsGivenCanCarryAPersonsName() =>
        typeof(SchoolFigures).GetProperties().Where(p => p.PropertyType == typeof(string)).Select(p => p.Name).ShouldBe([nameof(SchoolFigures.School)]);

    private static Task Say(TestHouse house, long child, CallOutcome outcome, MissedReason? reason) => house.Do(async work =>
    {
        var call = await work.Db.Calls.Where(c => c.ChildId == child).OrderBy(c => c.StartsAt).FirstAsync();
        return call.Report(outcome, reason, null, call.EndsAt);
    });
}
