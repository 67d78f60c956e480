using System.Diagnostics;
using FamilyLink.Domain.Pairing.Planning;

namespace FamilyLink.Tests.Pairing;

public sealed class PairMatchingTests
{
    [Fact]
    public void Two_thousand_small_schools_are_paired_as_cheaply_as_by_trying_every_way()
    {
        var random = new Random(4711);
        for (var school = 0; school < 2000; school++)
        {
            var problem = Some(random, children: random.Next(1, 6), helpers: random.Next(1, 5), most: 3);
            var chosen = PairMatching.Solve(problem);
            Total(problem, chosen).ShouldBe(Cheapest(problem, new int[problem.Cost.Length], 0), $"school {school}");
            May(problem, chosen);
        }
    }

    [Fact]
    public void A_class_of_45_finds_a_helper_each_with_loads_as_even_as_can_be()
    {
        // All alike: nothing but the load decides.
        var problem = new PairProblem([.. Enumerable.Range(0, 45).Select(_ => Enumerable.Repeat(200, 20).ToArray())], [.. Enumerable.Range(0, 20).Select(h => h % 3)], [.. Enumerable.Repeat(6, 20)]);
        var chosen = PairMatching.Solve(problem);
        chosen.ShouldAllBe(h => h >= 0);
        var loads = Enumerable.Range(0, 20).Select(h => problem.Load[h] + chosen.Count(c => c == h)).ToList();
        (loads.Max() - loads.Min()).ShouldBeLessThanOrEqualTo(1, string.Join(' ', loads));
    }

    [Fact]
    public void With_too_few_places_as_many_as_there_are_places_find_a_helper()
    {
        var random = new Random(7);
        var problem = Some(random, children: 30, helpers: 4, most: 3) with { Load = [0, 1, 3, 0], Most = [3, 3, 3, 3] };
        var open = problem with { Cost = [.. problem.Cost.Select(row => row.Select(c => c == PairProblem.Never ? 500 : c).ToArray())] };
        PairMatching.Solve(open).Count(h => h >= 0).ShouldBe(8);
    }

    [Fact]
    public void Nobody_at_all_is_a_plan_too()
    {
        PairMatching.Solve(new PairProblem([], [0], [3])).ShouldBeEmpty();
        PairMatching.Solve(new PairProblem([[], []], [], [])).ShouldBe([-1, -1]);
    }

    [Fact(Explicit = true)]
    public void Twelve_hundred_children_and_five_hundred_teachers_take_seconds()
    {
        var random = new Random(1);
        foreach (var (children, helpers, most) in new[] { (45, 20, 3), (1200, 500, 3), (1200, 150, 8), (1600, 500, 3) })
        {
            var problem = Some(random, children, helpers, most) with { Load = new int[helpers], Most = [.. Enumerable.Repeat(most, helpers)] };
            var watch = Stopwatch.StartNew();
            var chosen = PairMatching.Solve(problem);
            var loads = Enumerable.Range(0, helpers).Select(h => chosen.Count(c => c == h)).ToList();
            Console.WriteLine($"{children} children, {helpers} helpers of at most {most}: {watch.Elapsed.TotalSeconds:0.00} s, {chosen.Count(h => h < 0)} without a helper, loads {loads.Min()} to {loads.Max()}");
            May(problem, chosen);
        }
    }

    private static PairProblem Some(Random random, int children, int helpers, int most)
    {
        var cost = Enumerable.Range(0, children).Select(_ => Enumerable.Range(0, helpers).Select(_ => random.Next(10) == 0 ? PairProblem.Never : random.Next(20, 280)).ToArray()).ToArray();
        var limits = Enumerable.Range(0, helpers).Select(_ => random.Next(most > 3 ? most : 0, most + 1)).ToArray();
        return new PairProblem(cost, [.. limits.Select(l => random.Next(0, Math.Min(l, 2) + 1))], limits);
    }

    private static void May(PairProblem problem, int[] chosen)
    {
        for (var child = 0; child < chosen.Length; child++)
            if (chosen[child] >= 0) problem.Cost[child][chosen[child]].ShouldNotBe(PairProblem.Never);
        for (var helper = 0; helper < problem.Most.Length; helper++) (problem.Load[helper] + chosen.Count(c => c == helper)).ShouldBeLessThanOrEqualTo(Math.Max(problem.Most[helper], problem.Load[helper]));
    }

    private static long Cheapest(PairProblem problem, int[] chosen, int child)
    {
        if (child == chosen.Length) return Total(problem, chosen);
        var best = long.MaxValue;
        for (var helper = -1; helper < problem.Most.Length; helper++)
        {
            if (helper >= 0 && (problem.Cost[child][helper] == PairProblem.Never || problem.Load[helper] + chosen.Take(child).Count(c => c == helper) >= problem.Most[helper])) continue;
            chosen[child] = helper;
            best = Math.Min(best, Cheapest(problem, chosen, child + 1));
        }

        return best;
    }

    // What an assignment costs in all; -1 stands for no helper.
    private static long Total(PairProblem problem, int[] helperOf)
    {
        var (total, load) = (0L, (int[])problem.Load.Clone());
        for (var child = 0; child < helperOf.Length; child++)
            total += helperOf[child] is var helper && helper < 0 ? PairProblem.LeftOut : problem.Cost[child][helper] + PairProblem.Next(load[helper]++);
        return total;
    }
}
