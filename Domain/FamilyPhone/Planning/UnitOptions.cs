namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>The ways to hold one unit from a part plan on, cheapest first; those that cost too much for the best plan so far are left out.</summary>
/// <param name="problem">The week as numbers.</param>
/// <param name="node">The part plan they would go on from.</param>
/// <param name="unit">The unit.</param>
/// <param name="blocks">The ways in which it stands together.</param>
internal sealed class UnitOptions(WeekProblem problem, PlanNode node, PlanUnit unit, UnitBlocks blocks)
{
    private const int NearestPlaces = 64, MostSteps = 300_000;
    private readonly List<UnitOption> _found = [];
    private int _steps;

    /// <summary>True when ways were left out that might have been better.</summary>
    public bool Cut { get; private set; }

    /// <summary>How much more the whole costs at the least, however the unit is held; prices of places are shared by weeks.</summary>
    public long Least()
    {
        var together = Blocks().Select(b => b.Least).DefaultIfEmpty(PlanRow.Never).Min();
        return blocks.Cut ? 0 : Math.Min(together, LeastOfOthers());
    }

    /// <summary>The ways in which all stand together, each at one place.</summary>
    /// <param name="room">So much may be added at most.</param>
    public IEnumerable<UnitOption> Together(long room)
    {
        Cut |= blocks.Cut;
        foreach (var (block, least) in Blocks().Where(b => b.Least < room).OrderBy(b => b.Least))
            yield return new UnitOption(blocks.Choices(block), blocks.Cost(block), least);
    }

    /// <summary>All other ways: apart, at two places for two parents, left out.</summary>
    /// <param name="room">So much may be added at most.</param>
    public IEnumerable<UnitOption> Others(long room)
    {
        if (LeastOfOthers() >= room) return [];
        Any([], [.. unit.Rows.Select(r => ChoicesOf(r, room))], 0, room);
        return _found.OrderBy(o => o.Least);
    }

    private IEnumerable<(int Block, long Least)> Blocks()
    {
        var (width, without) = (unit.Rows.Count, unit.Rows.Sum(node.Matching.LeastWithout));
        for (var block = 0; block < blocks.Count; block++)
        {
            var least = blocks.Cost(block) - without;
            var free = true;
            for (var nth = 0; free && nth < width; nth++)
            {
                var place = blocks.Place(block, nth);
                free = !node.Matching.IsClosed(place);
                if (free) least += node.Matching.LeastWithoutPlace(place);
            }

            if (free) yield return (block, least);
        }
    }

    // What is not together is apart, unless somebody is left out; a child of two parents may be held at two places.
    private long LeastOfOthers()
    {
        if (unit.Anchors.Count > 1) return 0;
        if (unit.Rows.All(r => problem.Rows[r].Parts.Count == 1))
            return unit.Rows.Min(r => Math.Min(unit.Rows.Count + unit.Anchors.Count > 1 ? PlanScore.OneApart : PlanRow.Never, PlanScore.OneLeftOut - node.Matching.LeastWithout(r)));
        if (unit.Rows.Count > 1 || unit.Anchors.Count > 0) return 0;
        return Math.Min(PlanScore.OneLeftOut, LeastSplit(problem.Rows[unit.Rows[0]])) - node.Matching.LeastWithout(unit.Rows[0]);
    }

    private long LeastSplit(PlanRow row)
    {
        var sum = PlanScore.OneApart;
        for (var part = 0; part < row.Parts.Count; part++)
        {
            var best = PlanRow.Never;
            for (var place = 0; place < problem.Places.Length; place++)
                if (row.PartCost[part][place] < PlanRow.Never && node.IsFree(place, row.Parts[part].Weeks))
                    best = Math.Min(best, row.PartCost[part][place] + node.Matching.LeastWithoutPlace(place) * row.Parts[part].Count / 4);
            if (best >= PlanRow.Never) return PlanRow.Never;
            sum += best;
        }

        return sum;
    }

    private void Any(List<RowChoice> chosen, IReadOnlyList<List<(RowChoice Choice, long Least)>> choices, long least, long room)
    {
        if (chosen.Count == unit.Rows.Count)
        {
            Keep(chosen, least, room);
            return;
        }

        foreach (var (choice, more) in choices[chosen.Count])
        {
            if (least + more >= room) break;
            if (++_steps > MostSteps)
            {
                Cut = true;
                return;
            }

            chosen.Add(choice);
            if (UnitCost.Beyond(problem, unit, chosen) < PlanRow.Never) Any(chosen, choices, least + more, room);
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    private void Keep(List<RowChoice> chosen, long least, long room)
    {
        var beyond = UnitCost.Beyond(problem, unit, chosen);
        if (unit.Anchors.Count < 2 && beyond == 0 && chosen.TrueForAll(c => c.IsWhole)) return;
        if (least + beyond < room) _found.Add(new UnitOption([.. chosen], chosen.Sum(c => UnitCost.OfRow(problem, c)) + beyond, least + beyond));
    }

    private List<(RowChoice Choice, long Least)> ChoicesOf(int row, long room)
    {
        var held = problem.Rows[row];
        var all = new List<(RowChoice, long)> { With(new RowChoice(row, [])) };
        var near = Nearest(held.Cost, 15, room + node.Matching.LeastWithout(row));
        all.AddRange(near.Select(place => With(new RowChoice(row, [.. Enumerable.Repeat(place, held.Parts.Count)]))));
        if (held.Parts.Count > 1) all.AddRange(Split(held, room + node.Matching.LeastWithout(row) - PlanScore.OneApart, []).Select(places => With(new RowChoice(row, places))));
        return [.. all.OrderBy(c => c.Item2)];
    }

    private IEnumerable<int[]> Split(PlanRow row, long room, int[] places)
    {
        if (places.Length == row.Parts.Count)
        {
            if (places.Distinct().Count() > 1) yield return places;
            yield break;
        }

        foreach (var place in Nearest(row.PartCost[places.Length], row.Parts[places.Length].Weeks, room))
            foreach (var rest in Split(row, room, [.. places, place])) yield return rest;
    }

    private List<int> Nearest(long[] costs, int weeks, long room)
    {
        var near = new List<(int Place, long Cost)>();
        for (var place = 0; place < costs.Length; place++)
            if (costs[place] < PlanRow.Never && node.IsFree(place, weeks) && costs[place] + node.Matching.LeastWithoutPlace(place) is var cost && cost < room) near.Add((place, cost));
        Cut |= near.Count > NearestPlaces;
        return [.. near.OrderBy(n => n.Cost).Take(NearestPlaces).Select(n => n.Place)];
    }

    private (RowChoice, long) With(RowChoice choice) =>
        (choice, UnitCost.OfRow(problem, choice) - node.Matching.LeastWithout(choice.Row) + choice.Places.Distinct().Sum(node.Matching.LeastWithoutPlace));
}
