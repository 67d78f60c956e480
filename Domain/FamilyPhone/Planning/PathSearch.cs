namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>The scratch paper of one shortest path search; columns are places first, then the children's doors out.</summary>
/// <remarks>
/// Places of one time on several lines cost a child the same, so a way to a time is a way to its cheapest place, then to the
/// next: a child is compared with times, not with places. Only the place a child had and the doors are ways of their own.
/// </remarks>
/// <param name="problem">The week as numbers.</param>
internal sealed class PathSearch(WeekProblem problem)
{
    /// <summary>The node of all stand-ins.</summary>
    public const int Hub = -1;

    private const int None = -1;
    private readonly int[][] _times = problem.Times;
    private readonly int[] _timeOf = problem.TimeOf;
    private readonly long[] _toTime = new long[problem.Times.Length], _cheapestPrice = new long[problem.Times.Length];
    private readonly int[] _toTimeFrom = new int[problem.Times.Length], _cheapest = new int[problem.Times.Length];
    private readonly long[] _distance = new long[problem.Places.Length + problem.Rows.Length];
    private readonly int[] _from = new int[problem.Places.Length + problem.Rows.Length];
    private readonly bool[] _settled = new bool[problem.Places.Length + problem.Rows.Length];
    private readonly int[] _reachedBy = new int[problem.Rows.Length];
    private readonly List<int> _order = [];
    private readonly PriorityQueue<int, long> _single = new();
    private long[] _prices = [];
    private int[] _holders = [];
    private bool[] _closed = [];
    private int _hubBy;

    /// <summary>Columns that are done, in the order of their distance.</summary>
    public IReadOnlyList<int> Settled => _order;

    /// <summary>Whether the hub was looked at.</summary>
    public bool HubSeen { get; private set; }

    /// <summary>Its distance.</summary>
    public long HubDistance { get; private set; }

    /// <summary>Starts a search at the prices and holders of the moment; a negative holder is nobody.</summary>
    public void Begin(long[] prices, int[] holders, bool[] closed)
    {
        (_prices, _holders, _closed, HubSeen, _hubBy) = (prices, holders, closed, false, 0);
        Array.Fill(_distance, long.MaxValue);
        Array.Fill(_toTime, long.MaxValue);
        Array.Clear(_settled);
        _order.Clear();
        _single.Clear();
        for (var time = 0; time < _times.Length; time++) FindCheapest(time);
    }

    /// <summary>The ways from a child to every place it may hold.</summary>
    /// <param name="row">The child.</param>
    /// <param name="number">Its number.</param>
    /// <param name="start">Its distance, less its own price.</param>
    public void FromRow(PlanRow row, int number, long start)
    {
        var (times, costs) = (row.Times, row.TimeCosts);
        for (var i = 0; i < times.Length; i++)
        {
            if (start + costs[i] >= _toTime[times[i]]) continue;
            (_toTime[times[i]], _toTimeFrom[times[i]]) = (start + costs[i], number);
        }

        if (row.Kept >= 0 && !_closed[row.Kept]) Relax(row.Kept, start + row.Cost[row.Kept] - _prices[row.Kept], number);
    }

    /// <summary>The ways from the hub to every place that somebody holds; its own places lead nowhere else.</summary>
    public void FromHub(long at)
    {
        (HubSeen, HubDistance) = (true, at);
        for (var time = 0; time < _times.Length; time++)
        {
            foreach (var place in _times[time])
                if (_holders[place] == Matching.Free) _settled[place] = true;
            FindCheapest(time);
            if (at < _toTime[time]) (_toTime[time], _toTimeFrom[time]) = (at, Hub);
        }
    }

    /// <summary>A way to one column alone.</summary>
    public void Relax(int column, long distance, int from)
    {
        if (_settled[column] || distance >= _distance[column]) return;
        (_distance[column], _from[column]) = (distance, from);
        _single.Enqueue(column, distance);
    }

    /// <summary>The nearest column not done yet; there always is one: every child has a door. What ends the search goes before its equals.</summary>
    public int Nearest(int sink)
    {
        while (_single.TryPeek(out var done, out _) && _settled[done]) _single.Dequeue();
        var (best, least, nearest) = (None, long.MaxValue, None);
        if (_single.TryPeek(out var single, out var alone)) (best, least) = (_distance[sink] == alone ? sink : single, alone);
        for (var time = 0; time < _times.Length; time++)
        {
            if (_toTime[time] == long.MaxValue || _cheapest[time] == None) continue;
            var distance = _toTime[time] + _cheapestPrice[time];
            if (distance > least || (distance == least && (best == None || best == sink || _holders[_cheapest[time]] >= 0))) continue;
            (best, least, nearest) = (_cheapest[time], distance, time);
        }

        if (nearest != None) (_distance[best], _from[best]) = (least, _toTimeFrom[nearest]);
        return best;
    }

    /// <summary>Its distance from the source.</summary>
    public long Distance(int column) => _distance[column];

    /// <summary>The node before it.</summary>
    public int From(int column) => _from[column];

    /// <summary>The column by which a node was reached.</summary>
    public int ReachedBy(int node) => node == Hub ? _hubBy : _reachedBy[node];

    /// <summary>Marks a column as done.</summary>
    public void Settle(int column)
    {
        _settled[column] = true;
        _order.Add(column);
        if (column < _timeOf.Length) FindCheapest(_timeOf[column]);
    }

    /// <summary>Leaves a column out of the search.</summary>
    public void Skip(int column) => _settled[column] = true;

    /// <summary>Notes by which column a node was reached.</summary>
    public void Reach(int node, int column)
    {
        if (node == Hub) _hubBy = column;
        else _reachedBy[node] = column;
    }

    private void FindCheapest(int time)
    {
        var (best, least) = (None, long.MaxValue);
        foreach (var place in _times[time])
        {
            if (_settled[place] || _closed[place] || -_prices[place] > least || (-_prices[place] == least && _holders[place] >= 0)) continue;
            (best, least) = (place, -_prices[place]);
        }

        (_cheapest[time], _cheapestPrice[time]) = (best, least);
    }
}
