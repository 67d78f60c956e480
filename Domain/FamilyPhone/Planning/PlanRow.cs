namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>The turns of a child with one parent.</summary>
/// <param name="ParentId">The parent.</param>
/// <param name="Weeks">The weeks of the four-week cycle as bits.</param>
/// <param name="Last">The time held so far, or null.</param>
internal sealed record PlanPart(long ParentId, int Weeks, PlanTime? Last)
{
    /// <summary>How many weeks of four.</summary>
    public int Count => System.Numerics.BitOperations.PopCount((uint)Weeks);
}

/// <summary>One child against every place.</summary>
internal sealed class PlanRow
{
    /// <summary>No number of ours comes near.</summary>
    public const long Never = long.MaxValue / 8;

    public PlanRow(PlanChild child, WeekProblem problem)
    {
        Child = child;
        Parts = [.. child.Turns.GroupBy(t => t.ParentId).Select(g => new PlanPart(g.Key, g.Aggregate(0, (w, t) => w | t.Weeks), g.First().Last))];
        var places = problem.Places;
        PartCost = [.. Parts.Select(part => CostsOf(part, problem))];
        Cost = [.. places.Select((place, at) => CostAt(place, at))];
        Times = [.. Enumerable.Range(0, problem.Times.Length).Where(t => Cost[problem.Times[t][0]] < Never)];
        TimeCosts = [.. Times.Select(t => problem.Times[t].Max(p => Cost[p]))];
        Kept = Array.FindIndex(Cost, 0, c => c < Never && c % PlanScore.OneBurden == 0) is >= 0 and var kept && Parts.Any(p => p.Last is not null) ? kept : -1;
        // A split is never cheaper than each parent's best hour on its own.
        var floor = Parts.Count < 2 ? Never : PartCost.Sum(c => c.Length == 0 ? Never : c.Min());
        Out = Math.Min(PlanScore.OneLeftOut, floor >= Never ? Never : floor + PlanScore.OneApart);
    }

    /// <summary>The child.</summary>
    public PlanChild Child { get; }

    /// <summary>Its parents in turn.</summary>
    public IReadOnlyList<PlanPart> Parts { get; }

    /// <summary>For each part, what each place costs in bad hours, or <see cref="Never"/>.</summary>
    public long[][] PartCost { get; }

    /// <summary>What each place costs when all turns are held there, or <see cref="Never"/>.</summary>
    public long[] Cost { get; }

    /// <summary>The times it may be held at.</summary>
    public int[] Times { get; }

    /// <summary>What each of these costs at any place but <see cref="Kept"/>.</summary>
    public long[] TimeCosts { get; }

    /// <summary>The one place that is no move, or −1.</summary>
    public int Kept { get; }

    /// <summary>The least that not being held at one place can cost.</summary>
    public long Out { get; }

    /// <summary>Whether a place per part is another time than so far.</summary>
    public long MovedCost(IReadOnlyList<PlanTime> places)
    {
        if (Parts.All(p => p.Last is null)) return 0;
        for (var part = 0; part < Parts.Count; part++)
            if (Parts[part].Last is { } last && last != places[part]) return PlanScore.OneMoved;
        return 0;
    }

    // Asked once for each time: the line does not matter.
    private long[] CostsOf(PlanPart part, WeekProblem problem)
    {
        var costs = Array.ConvertAll(problem.Times, places => problem.Fit(Child, part, problem.Places[places[0]]) is (PlaceBar.None, var level) ? level * level * part.Count * PlanScore.OneBurden : Never);
        return Array.ConvertAll(problem.TimeOf, time => costs[time]);
    }

    private long CostAt(PlanTime place, int at)
    {
        long sum = 0;
        foreach (var part in PartCost)
        {
            if (part[at] >= Never) return Never;
            sum += part[at];
        }

        return sum + MovedCost([.. Parts.Select(_ => place)]);
    }
}
