using FamilyLink.Domain.FamilyPhone.Planning;

namespace FamilyLink.Tests.FamilyPhone.Planning;

/// <summary>Tries every plan of a small week: slow, plain, and written apart from the planner.</summary>
public sealed class BruteForce
{
    private readonly WeekInput _week;
    private readonly WeekProblem _fits;
    private readonly PlanTime[] _places;
    private readonly List<PlanChild> _children;
    private readonly Dictionary<long, int> _family = [];
    private readonly PlanTime?[][] _chosen;
    private PlanScore _best;
    private bool _any;

    private BruteForce(WeekInput week)
    {
        _week = week;
        _fits = new WeekProblem(week);
        _places = _fits.Places;
        _children = [.. week.Children];
        _chosen = new PlanTime?[_children.Count][];
        Families();
    }

    /// <summary>The score of the best plan there is.</summary>
    public static PlanScore Best(WeekInput week)
    {
        var all = new BruteForce(week);
        all.Child(0, 0, 0, 0);
        return all._best;
    }

    private void Child(int at, int leftOut, int burden, int moved)
    {
        if (_any && new PlanScore(leftOut, 0, burden, moved) is var least && (least.LeftOut > _best.LeftOut || (least.LeftOut == _best.LeftOut && _best.Apart == 0 && least >= _best))) return;
        if (at == _children.Count)
        {
            var score = new PlanScore(leftOut, Apart(), burden, moved);
            if (!_any || score < _best) (_best, _any) = (score, true);
            return;
        }

        foreach (var (times, bad) in Ways(_children[at], at))
        {
            _chosen[at] = times;
            Child(at + 1, leftOut, burden + bad, moved + Moved(_children[at], times));
        }

        _chosen[at] = [];
        Child(at + 1, leftOut + 1, burden, moved);
        _chosen[at] = null!;
    }

    private IEnumerable<(PlanTime?[] Times, int Burden)> Ways(PlanChild child, int at)
    {
        var turns = child.Turns;
        if (turns.Count == 1)
        {
            foreach (var place in _places)
                if (Burden(child, turns[0], place) is { } bad && Free(at, turns[0], place)) yield return ([place], bad);
            yield break;
        }

        foreach (var one in _places)
            foreach (var two in _places)
                if (Burden(child, turns[0], one) is { } first && Burden(child, turns[1], two) is { } second && Free(at, turns[0], one) && Free(at, turns[1], two)) yield return ([one, two], first + second);
    }

    private int? Burden(PlanChild child, PlanTurn turn, PlanTime place)
    {
        var (bar, level) = _fits.Fit(child, new PlanPart(turn.ParentId, turn.Weeks, null), place);
        return bar == PlaceBar.None ? level * level * (4 / turn.EveryWeeks) : null;
    }

    private bool Free(int at, PlanTurn turn, PlanTime place)
    {
        for (var other = 0; other < at; other++)
            for (var i = 0; i < _chosen[other].Length; i++)
            {
                var (theirs, there) = (_children[other].Turns[i], _chosen[other][i]!.Value);
                if ((theirs.Weeks & turn.Weeks) == 0 || there.Weekday != place.Weekday || Math.Abs(there.Start - place.Start) >= _week.Minutes) continue;
                if (there.LineId == place.LineId || theirs.ParentId == turn.ParentId) return false;
            }

        return true;
    }

    private static int Moved(PlanChild child, PlanTime?[] times) =>
        child.Turns.Select((t, i) => t.Last is { } last && last != times[i]).Any(m => m) ? 1 : 0;

    private int Apart()
    {
        var apart = 0;
        for (var at = 0; at < _children.Count; at++) if (_chosen[at].Distinct().Count() > 1) apart++;
        foreach (var family in _family.Values.Distinct())
        {
            List<int> placed = [.. Enumerable.Range(0, _children.Count).Where(i => _family[_children[i].Id] == family && _chosen[i].Length > 0)];
            var parents = _children.Where(c => _family[c.Id] == family).SelectMany(c => c.Turns.Select(t => t.ParentId)).ToHashSet();
            List<(long Line, DayOfWeek Day, int From, int Until)> fixedTimes = [.. _week.Pinned.Where(p => p.LineId is not null && parents.Contains(p.ParentId)).Select(p => (p.LineId!.Value, p.Weekday, p.Start, p.Start + p.Minutes))];
            if (placed.Count == 0 || placed.Count + fixedTimes.Count < 2) continue;
            if (placed.Exists(i => _chosen[i].Distinct().Count() > 1) || !OneBlock([.. fixedTimes.Concat(placed.Select(i => _chosen[i][0]!.Value).Select(t => (t.LineId, t.Weekday, t.Start, t.Start + _week.Minutes))).Distinct()])) apart++;
        }

        return apart;
    }

    // Grows a heap from the first time; whatever touches it joins.
    private static bool OneBlock(List<(long Line, DayOfWeek Day, int From, int Until)> times)
    {
        List<(long Line, DayOfWeek Day, int From, int Until)> heap = [times[0]];
        times.RemoveAt(0);
        while (times.FindIndex(t => heap.Exists(h => h.Day == t.Day && ((h.Line == t.Line && (h.From == t.Until || h.Until == t.From)) || (h.Line != t.Line && h.From == t.From)))) is >= 0 and var next)
        {
            heap.Add(times[next]);
            times.RemoveAt(next);
        }

        return times.Count == 0;
    }

    private void Families()
    {
        for (var i = 0; i < _children.Count; i++) _family[_children[i].Id] = i;
        for (var again = true; again;)
        {
            again = false;
            foreach (var one in _children)
                foreach (var two in _children)
                    if (_family[one.Id] < _family[two.Id] && one.Turns.Any(t => two.Turns.Any(o => o.ParentId == t.ParentId))) (_family[two.Id], again) = (_family[one.Id], true);
        }
    }
}
