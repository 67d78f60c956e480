using System.Diagnostics;
using FamilyLink.Domain.FamilyPhone.Planning;

namespace FamilyLink.Tests.FamilyPhone.Planning;

/// <summary>Measures, asks nothing: dotnet tests/bin/Debug/net10.0/FamilyLink.Tests.dll -explicit only -class '*PlannerFigures' -showLiveOutput.</summary>
public sealed class PlannerFigures(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(63, 1)]
    [InlineData(240, 3)]
    [InlineData(600, 6)]
    [InlineData(1200, 12)]
    public void HowLongAPlanTakes(int children, int lines)
    {
        for (var seed = 1; seed <= 1; seed++)
        {
            var week = RandomSchool.Large(seed, children, lines);
            var (watch, steps, first) = (Stopwatch.StartNew(), 0, TimeSpan.Zero);
            var plan = WeekPlanner.Plan(week, new Steps(p =>
            {
                steps++;
                if (p.Best is not null && first == default) first = watch.Elapsed;
            }));
            output.WriteLine($"{children} children, {lines} lines, {plan.Places} places, school {seed}: {watch.Elapsed.TotalSeconds:0.00} s (first plan after {first.TotalSeconds:0.00} s), {plan.Score}, bound {plan.Bound}, proven {plan.Proven}, told {steps} times");
        }
    }

    [Fact(Explicit = true)]
    public void WhatTheSmallSchoolsAreLike()
    {
        var plans = Enumerable.Range(0, 500).Select(s => WeekPlanner.Plan(RandomSchool.Small(s))).ToList();
        output.WriteLine($"left out {plans.Count(p => p.Score.LeftOut > 0)}, apart {plans.Count(p => p.Score.Apart > 0)}, burden {plans.Count(p => p.Score.Burden > 0)}, moved {plans.Count(p => p.Score.Moved > 0)}, split {plans.Count(p => p.Placements.Any(x => x.Times.Select(t => t.Time).Distinct().Count() > 1))}, places {plans.Min(p => p.Places)}-{plans.Max(p => p.Places)}");
    }

    private sealed class Steps(Action<PlanProgress> told) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value) => told(value);
    }
}
