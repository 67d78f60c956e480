using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone.Planning;

namespace FamilyLink.Tests.FamilyPhone.Planning;

public sealed class WeekPlannerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void FiveHundredSmallSchoolsArePlannedAsWellAsByTryingEveryPlan(int hundred)
    {
        for (var seed = hundred * 100; seed < hundred * 100 + 100; seed++)
        {
            var week = RandomSchool.Small(seed);
            var plan = WeekPlanner.Plan(week);
            plan.Proven.ShouldBeTrue($"school {seed}");
            plan.Score.ShouldBe(BruteForce.Best(week), $"school {seed}");
        }
    }

    [Fact]
    public void SiblingsOfOneMotherComeOneAfterTheOther()
    {
        var plan = WeekPlanner.Plan(Week(6, [Child(1, 10), Child(2, 20), Child(3, 10), Child(4, 30)]));
        plan.Score.ShouldBe(new PlanScore(0, 0, 0, 0));
        Math.Abs(At(plan, 1) - At(plan, 3)).ShouldBe(10);
    }

    [Fact]
    public void WhoMustNotMissTheBusAndWhoseParentWorksGetTheTimesThatOthersCanGiveUp()
    {
        var late = new PlanParent(20, "Asia/Shanghai", QuietHours.Default, [new LocalSpan(null, 0, 16 * 60 + 40)], []);
        var week = Week(3, [Child(1, 10, latest: 16 * 60 + 30, last: 16 * 60 + 40), Child(2, 20, last: 16 * 60 + 20), Child(3, 30, last: 16 * 60 + 30)]) with { };
        week = week with { Parents = [.. week.Parents.Where(p => p.Id != 20), late] };
        var plan = WeekPlanner.Plan(week);
        (At(plan, 1), At(plan, 2), At(plan, 3)).ShouldBe((16 * 60 + 20, 16 * 60 + 40, 16 * 60 + 30));
        var lines = PlanReasons.Explain(week, plan);
        lines.Select(l => (l.Change, l.Reason)).ShouldBe([(PlanChange.Moved, MoveReason.Bus), (PlanChange.Moved, MoveReason.ParentShift), (PlanChange.Kept, null)]);
    }

    [Fact]
    public void AChildLeftOutIsToldHowManyPlacesEachThingForbids()
    {
        var week = Week(4, [Child(1, 10, latest: 16 * 60 + 30), Child(2, 20, latest: 16 * 60 + 30)]) with { ClassHours = [new ClassSpan(1, DayOfWeek.Friday, 16 * 60 + 40, 16 * 60 + 50)] };
        var plan = WeekPlanner.Plan(week);
        plan.Score.LeftOut.ShouldBe(1);
        var left = PlanReasons.Explain(week, plan).Single(l => l.Change == PlanChange.LeftOut);
        left.Bars!.ShouldBe(new Dictionary<PlaceBar, int> { [PlaceBar.Taken] = 1, [PlaceBar.Bus] = 2, [PlaceBar.ClassHours] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public void APinnedTimeIsLeftAloneAndItsMinutesAreNotLost()
    {
        var week = Week(3, [Child(1, 10), Child(2, 20)]) with { Pinned = [new PinnedTime(9, 90, 1, DayOfWeek.Friday, 16 * 60 + 25, 5)] };
        var plan = WeekPlanner.Plan(week);
        new[] { At(plan, 1), At(plan, 2) }.Order().ShouldBe([16 * 60 + 30, 16 * 60 + 40]);
    }

    [Fact]
    public void BadHoursAreSharedOutInsteadOfHeapedOnOneFamily()
    {
        // Two parents wish the evening from 18:00; one place lies an hour off, one two hours, one three: nobody gets the worst.
        var wish = new LocalSpan(null, 18 * 60, 21 * 60);
        var week = new WeekInput(new DateOnly(2026, 11, 30), new DateOnly(2027, 1, 24), "Asia/Shanghai", 10,
            [new OpenSpan(1, DayOfWeek.Friday, 900, 910), new OpenSpan(1, DayOfWeek.Friday, 960, 970), new OpenSpan(1, DayOfWeek.Friday, 1020, 1030)],
            [Child(1, 10), Child(2, 20)], [.. new long[] { 10, 20 }.Select(id => new PlanParent(id, "Asia/Shanghai", QuietHours.Default, [], [wish]))], [], []);
        var plan = WeekPlanner.Plan(week);
        plan.Score.Burden.ShouldBe(4 * (1 + 4));
        new[] { At(plan, 1), At(plan, 2) }.Order().ShouldBe([960, 1020]);
    }

    [Fact]
    public void AStoppedPlannerGivesAWholePlanOfWhatItHas()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var plan = WeekPlanner.Plan(RandomSchool.Large(3, 120, 2), stop: stop.Token);
        var times = plan.Placements.SelectMany(p => p.Times.Select(t => t.Time).Distinct()).ToList();
        times.Distinct().Count().ShouldBe(times.Count);
        (plan.Score >= plan.Bound).ShouldBeTrue();
    }

    [Fact]
    public void AHardSchoolNeverHoldsTwoAtOnceAndCountsItsScoreRight()
    {
        var week = RandomSchool.Large(7, 150, 2);
        var plan = WeekPlanner.Plan(week);
        plan.Placements.Count(p => p.Times.Count == 0).ShouldBe(plan.Score.LeftOut);
        PlanReasons.Explain(week, plan).Count(l => l.Change == PlanChange.Moved).ShouldBe(plan.Score.Moved);
        foreach (var weekOfFour in Enumerable.Range(0, 4))
        {
            var held = week.Children.Zip(plan.Placements).SelectMany(p => p.Second.Times.Where(t => p.First.Turns.Any(u => u.ParentId == t.ParentId && weekOfFour % u.EveryWeeks == u.Phase))).ToList();
            held.Select(h => h.Time).Distinct().Count().ShouldBe(held.Count);
            held.Select(h => (h.ParentId, h.Time.Weekday, h.Time.Start)).Distinct().Count().ShouldBe(held.Count);
        }
    }

    private static int At(WeekPlanned plan, long child) => plan.Placements.Single(p => p.ChildId == child).Times.Single().Time.Start;

    private static PlanChild Child(long id, long parent, int? latest = null, int? last = null) =>
        new(id, 1, [new PlanTurn(parent, Last: last is { } start ? new PlanTime(1, DayOfWeek.Friday, start) : null)], latest);

    private static WeekInput Week(int places, List<PlanChild> children) => new(
        new DateOnly(2026, 11, 30), new DateOnly(2027, 1, 24), "Asia/Shanghai", 10, [new OpenSpan(1, DayOfWeek.Friday, 16 * 60 + 20, 16 * 60 + 20 + places * 10)],
        children, [.. children.SelectMany(c => c.Turns.Select(t => t.ParentId)).Distinct().Select(id => new PlanParent(id, "Asia/Shanghai", QuietHours.Default, [], []))], [], []);
}
