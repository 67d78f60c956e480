namespace FamilyLink.Domain.Pairing.Planning;

/// <summary>The cheapest way to pair all children at once: one shortest path for each child on reduced costs, through helpers whose load grows dearer with each child (min-cost flow).</summary>
internal sealed class PairMatching
{
    private const int None = -1;
    private const long Far = long.MaxValue / 4;
    private readonly PairProblem _problem;
    private readonly int _helpers;
    private readonly int[] _load, _helperOf, _by;
    private readonly long[] _childPrice, _price, _distance;
    private readonly bool[] _settled;
    private readonly List<int>[] _childrenOf;
    private long _doorPrice;

    private PairMatching(PairProblem problem)
    {
        _problem = problem;
        _helpers = problem.Load.Length;
        (_load, _by, _price, _distance, _settled) = ((int[])problem.Load.Clone(), new int[_helpers], new long[_helpers], new long[_helpers], new bool[_helpers]);
        (_helperOf, _childPrice) = (new int[problem.Cost.Length], new long[problem.Cost.Length]);
        _childrenOf = [.. Enumerable.Range(0, _helpers).Select(_ => new List<int>())];
        Array.Fill(_helperOf, None);
    }

    /// <summary>Each child's helper, or -1.</summary>
    public static int[] Solve(PairProblem problem, CancellationToken stop = default)
    {
        var matching = new PairMatching(problem);
        for (var child = 0; child < problem.Cost.Length; child++)
        {
            stop.ThrowIfCancellationRequested();
            matching.Add(child);
        }

        return matching._helperOf;
    }

    // Prices are such that no step has a negative reduced cost; a new child's price is set so, and paths keep it so.
    private void Add(int child)
    {
        _childPrice[child] = _doorPrice - PairProblem.LeftOut;
        for (var h = 0; h < _helpers; h++)
            if (_problem.Cost[child][h] != PairProblem.Never) _childPrice[child] = Math.Max(_childPrice[child], _price[h] - _problem.Cost[child][h]);
        Array.Fill(_distance, Far);
        Array.Fill(_settled, false);
        var (door, last) = (PairProblem.LeftOut + _childPrice[child] - _doorPrice, (Child: child, Helper: None));
        Relax(child, 0);
        while (Nearest() is var h and not None && _distance[h] < door)
        {
            _settled[h] = true;
            if (_load[h] < _problem.Most[h] && _distance[h] + PairProblem.Next(_load[h]) + _price[h] - _doorPrice is var through && through < door) (door, last) = (through, (None, h));
            foreach (var other in _childrenOf[h])
            {
                if (_distance[h] + PairProblem.LeftOut + _childPrice[other] - _doorPrice is var without && without < door) (door, last) = (without, (other, None));
                Relax(other, _distance[h]);
            }
        }

        Reprice(child, door);
        Follow(child, last);
    }

    private void Relax(int child, long at)
    {
        for (var h = 0; h < _helpers; h++)
        {
            if (_settled[h] || _problem.Cost[child][h] == PairProblem.Never || _helperOf[child] == h) continue;
            var distance = at + _problem.Cost[child][h] + _childPrice[child] - _price[h];
            if (distance < _distance[h]) (_distance[h], _by[h]) = (distance, child);
        }
    }

    private int Nearest()
    {
        var nearest = None;
        for (var h = 0; h < _helpers; h++)
            if (!_settled[h] && _distance[h] < Far && (nearest == None || _distance[h] < _distance[nearest])) nearest = h;
        return nearest;
    }

    private void Reprice(int source, long length)
    {
        for (var h = 0; h < _helpers; h++)
        {
            var distance = Math.Min(_distance[h], length);
            _price[h] += distance;
            // A child already placed is as far away as its helper: the step between them costs nothing.
            foreach (var child in _childrenOf[h]) _childPrice[child] += _settled[h] ? distance : length;
        }

        for (var child = 0; child < source; child++)
            if (_helperOf[child] == None) _childPrice[child] += length;
        _doorPrice += length;
    }

    // From the end of the path back to the new child, each child moves to the helper by which it was passed.
    private void Follow(int source, (int Child, int Helper) last)
    {
        var (leaving, helper) = last;
        if (helper != None) _load[helper]++;
        else if (leaving == source) return;
        else helper = Leave(leaving);
        while (true)
        {
            var child = _by[helper];
            var before = _helperOf[child] == None || child == source ? None : Leave(child);
            _helperOf[child] = helper;
            _childrenOf[helper].Add(child);
            if (before == None) return;
            helper = before;
        }
    }

    private int Leave(int child)
    {
        var helper = _helperOf[child];
        _childrenOf[helper].Remove(child);
        _helperOf[child] = None;
        return helper;
    }
}
