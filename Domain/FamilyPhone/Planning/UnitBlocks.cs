namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>Every way in which a unit stands together, each child at one place; found once for the whole search.</summary>
internal sealed class UnitBlocks
{
    private const int Most = 60_000;
    private readonly WeekProblem _problem;
    private readonly PlanUnit _unit;
    private readonly List<int> _besideAnchors;
    private readonly List<int> _places = [];
    private readonly List<long> _costs = [];
    private readonly HashSet<string> _seen = [];

    public UnitBlocks(WeekProblem problem, PlanUnit unit)
    {
        (_problem, _unit) = (problem, unit);
        _besideAnchors = [.. Enumerable.Range(0, problem.Places.Length).Where(p => unit.Anchors.Any(a => Touches(problem, p, a)))];
        Grow([]);
    }

    /// <summary>How many there are.</summary>
    public int Count => _costs.Count;

    /// <summary>True when there are more than are kept.</summary>
    public bool Cut { get; private set; }

    /// <summary>What one costs by itself.</summary>
    public long Cost(int block) => _costs[block];

    /// <summary>Where one holds the unit's nth child.</summary>
    public int Place(int block, int nth) => _places[block * _unit.Rows.Count + nth];

    /// <summary>Its children's choices.</summary>
    public List<RowChoice> Choices(int block) => [.. _unit.Rows.Select((row, nth) => Whole(row, Place(block, nth)))];

    private void Grow(List<RowChoice> chosen)
    {
        if (chosen.Count == _unit.Rows.Count)
        {
            Keep(chosen);
            return;
        }

        var near = Near(chosen);
        foreach (var row in _unit.Rows)
        {
            if (chosen.Exists(c => c.Row == row)) continue;
            foreach (var place in near) Try(chosen, row, place);
            // The first child is as good as any to begin with when no time is given yet.
            if (chosen.Count == 0 && _unit.Anchors.Count == 0) return;
        }
    }

    private void Try(List<RowChoice> chosen, int row, int place)
    {
        if (Cut || _problem.Rows[row].Cost[place] >= PlanRow.Never) return;
        chosen.Add(Whole(row, place));
        if (IsNew(chosen) && UnitCost.Beyond(_problem, _unit, chosen) < PlanRow.Never) Grow(chosen);
        chosen.RemoveAt(chosen.Count - 1);
    }

    private List<int> Near(List<RowChoice> chosen)
    {
        if (chosen.Count == 0 && _unit.Anchors.Count == 0) return [.. Enumerable.Range(0, _problem.Places.Length)];
        return [.. chosen.SelectMany(c => _problem.Beside(c.Places[0])).Concat(_besideAnchors).Distinct()];
    }

    private void Keep(List<RowChoice> chosen)
    {
        if (UnitCost.Beyond(_problem, _unit, chosen) != 0) return;
        if (_costs.Count == Most)
        {
            Cut = true;
            return;
        }

        _places.AddRange(_unit.Rows.Select(row => chosen.Find(c => c.Row == row)!.Places[0]));
        _costs.Add(chosen.Sum(c => _problem.Rows[c.Row].Cost[c.Places[0]]));
    }

    // Three children, or one beside a fixed time, can be met in more than one order.
    private bool IsNew(List<RowChoice> chosen) =>
        (_unit.Rows.Count < 3 && _unit.Anchors.Count == 0) || _seen.Add(string.Join(';', chosen.OrderBy(c => c.Row).Select(c => $"{c.Row}={c.Places[0]}")));

    private static bool Touches(WeekProblem problem, int place, PinnedTime anchor)
    {
        var at = problem.Places[place];
        if (at.Weekday != anchor.Weekday) return false;
        return at.LineId == anchor.LineId ? at.Start == anchor.Start + anchor.Minutes || at.Start + problem.Minutes == anchor.Start : at.Start == anchor.Start;
    }

    private RowChoice Whole(int row, int place) => new(row, [.. Enumerable.Repeat(place, _problem.Rows[row].Parts.Count)]);
}
