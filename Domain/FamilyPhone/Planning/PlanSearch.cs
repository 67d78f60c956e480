namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>Branch and bound over the places of units; what is left is matched exactly at each step and is the bound.</summary>
/// <param name="problem">The week as numbers.</param>
/// <param name="effort">How much is looked at; beyond that the gap to the bound is stated.</param>
/// <param name="progress">Told now and then.</param>
/// <param name="stop">Ends it with the best so far.</param>
internal sealed class PlanSearch(WeekProblem problem, PlanEffort effort, IProgress<PlanProgress>? progress, CancellationToken stop)
{
    private const int TellEvery = 25;
    private readonly Dictionary<PlanUnit, UnitBlocks> _blocks = [];
    private readonly Dictionary<PlanUnit, long> _leastAtRoot = [];
    private int _looked, _mayLook;
    private bool _ended, _cut, _thorough;

    /// <summary>The best plan's cost.</summary>
    public long Best { get; private set; } = long.MaxValue;

    /// <summary>No plan costs less.</summary>
    public long Bound { get; private set; }

    /// <summary>The best plan, by child.</summary>
    public RowChoice[] BestChoices { get; private set; } = [];

    /// <summary>True when no plan is better.</summary>
    public bool Proven => Best <= Bound || !(_cut || _ended);

    private bool Ends => Best < long.MaxValue && (_ended = _ended || Best <= Bound || _looked >= _mayLook || stop.IsCancellationRequested);

    /// <summary>Searches.</summary>
    public void Run()
    {
        var (matching, matched) = MatchAll();
        if (matched < problem.Rows.Length)
        {
            TakeAsMatched(matching);
            return;
        }

        var root = new PlanNode(problem, matching);
        Bound = root.Bound + root.Open.Sum(u => _leastAtRoot[u] = Options(root, u).Least());
        _mayLook = effort.Looks;
        Look(root);
        if (Proven) Bound = Best;
        else Improve(root);
        Tell(problem.Rows.Length);
    }

    private (Matching Matching, int Matched) MatchAll()
    {
        var matching = new Matching(problem);
        for (var row = 0; row < problem.Rows.Length; row++)
        {
            if (stop.IsCancellationRequested) return (matching, row);
            matching.Insert(row);
            if (row % TellEvery == 0) Tell(row);
        }

        foreach (var unit in problem.Units) _blocks[unit] = new UnitBlocks(problem, unit);
        _thorough = _blocks.Values.Sum(b => b.Count) <= effort.BlocksForBounds;
        return (matching, problem.Rows.Length);
    }

    // Stopped before everybody had a turn: what stands so far is a plan too, only not a good one.
    private void TakeAsMatched(Matching matching)
    {
        RowChoice[] choices = [.. problem.Rows.Select((row, at) => new RowChoice(at, matching.PlaceOf(at) is { } place ? [.. Enumerable.Repeat(place, row.Parts.Count)] : []))];
        var beyond = 0L;
        foreach (var unit in problem.Units)
        {
            if (UnitCost.Beyond(problem, unit, [.. unit.Rows.Select(r => choices[r])]) >= PlanRow.Never)
                foreach (var row in unit.Rows.Skip(1)) choices[row] = new RowChoice(row, []);
            beyond += UnitCost.Beyond(problem, unit, [.. unit.Rows.Select(r => choices[r])]);
        }

        (Best, BestChoices, _ended) = (beyond + choices.Sum(c => UnitCost.OfRow(problem, c)), choices, true);
    }

    private void Look(PlanNode node)
    {
        if (++_looked % TellEvery == 0) Tell(problem.Rows.Length);
        if (node.Bound >= Best) return;
        if (node.IsWhole) (Best, BestChoices) = (node.Bound, node.Choices());
        else if (Hardest(node) is { } unit && Branch(node, unit, together: true)) Branch(node, unit, together: false);
    }

    // The unit that is dearest to hold is decided first; null when this cannot become a better plan.
    private PlanUnit? Hardest(PlanNode node)
    {
        var broken = node.Open.Where(u => !node.Holds(u));
        if (!_thorough) return broken.MaxBy(u => _leastAtRoot[u]);
        var (bound, hardest, most) = (node.Bound, (PlanUnit?)null, -1L);
        foreach (var unit in broken)
        {
            var least = Options(node, unit).Least();
            bound += least;
            if (bound >= Best) return null;
            if (least > most) (hardest, most) = (unit, least);
        }

        return hardest;
    }

    // What stands together is tried first: mostly nothing else need be looked at then.
    private bool Branch(PlanNode node, PlanUnit unit, bool together)
    {
        var options = Options(node, unit);
        foreach (var option in together ? options.Together(Best - node.Bound) : options.Others(Best - node.Bound))
        {
            if (node.Bound + option.Least >= Best) break;
            if (Ends) return false;
            Look(node.With(unit, option));
        }

        _cut |= options.Cut;
        return !Ends;
    }

    // A few units at a time are taken out of the best plan and looked at anew, all others held as they are.
    private void Improve(PlanNode root)
    {
        var lot = new Random(problem.Units.Count);
        for (var round = 0; round < effort.Rounds && Best > Bound && !stop.IsCancellationRequested; round++)
        {
            var anew = Lot(lot, round);
            var node = root;
            foreach (var unit in problem.Units.Where(u => !anew.Contains(u)))
                if (!node.Holds(unit) || !Same(node, unit)) node = node.With(unit, AsBest(unit));
            (_ended, _mayLook) = (false, _looked + effort.LooksAnew);
            Look(node);
            _ended = true;
        }
    }

    // Every other time some of those that fare ill are among them: two children with parents in turn may share a place if both are moved.
    private HashSet<PlanUnit> Lot(Random lot, int round)
    {
        var drawn = problem.Units.OrderBy(_ => lot.Next()).ToList();
        var ill = round % 4 == 3 ? [] : drawn.Where(FaresIll).Take(effort.UnitsAnew - 1);
        return [.. ill.Concat(drawn).Distinct().Take(effort.UnitsAnew)];
    }

    private bool FaresIll(PlanUnit unit)
    {
        var choices = unit.Rows.Select(r => BestChoices[r]).ToList();
        return choices.Exists(c => !c.IsWhole) || UnitCost.Beyond(problem, unit, choices) > 0;
    }

    private bool Same(PlanNode node, PlanUnit unit) => unit.Rows.All(r => node.Matching.PlaceOf(r) is var place && BestChoices[r].Places.All(p => p == place) && (place is null) == (BestChoices[r].Places.Count == 0));

    private UnitOption AsBest(PlanUnit unit)
    {
        List<RowChoice> choices = [.. unit.Rows.Select(r => BestChoices[r])];
        return new UnitOption(choices, choices.Sum(c => UnitCost.OfRow(problem, c)) + UnitCost.Beyond(problem, unit, choices), 0);
    }

    private UnitOptions Options(PlanNode node, PlanUnit unit) => new(problem, node, unit, _blocks[unit]);

    private void Tell(int placed) =>
        progress?.Report(new PlanProgress(placed, problem.Rows.Length, Best == long.MaxValue ? null : PlanScore.Of(Best), _looked));
}

/// <summary>How much is looked at; counted in steps, not in seconds, so that a plan is the same on every machine.</summary>
/// <param name="Looks">Part plans of the first search.</param>
/// <param name="BlocksForBounds">With no more ways to stand together than this, each part plan is bounded by every unit.</param>
/// <param name="Rounds">Rounds of improvement.</param>
/// <param name="UnitsAnew">Units decided anew in a round.</param>
/// <param name="LooksAnew">Part plans in a round.</param>
internal sealed record PlanEffort(int Looks, int BlocksForBounds, int Rounds, int UnitsAnew, int LooksAnew)
{
    /// <summary>What fits a school of a size: a pilot school within a second, twelve lines within a minute.</summary>
    public static PlanEffort For(int children, int places, int units)
    {
        var size = Math.Max(1L, (long)children * places);
        return new PlanEffort((int)Math.Clamp(8_000_000 / size, 2 * units + 10, 4000), 20_000, (int)Math.Clamp(6_000_000 / size, 200, 400), 4, 30);
    }
}
