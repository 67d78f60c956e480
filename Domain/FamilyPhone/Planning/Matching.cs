namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>The best matching of children to places, kept best while children and places are taken out: shortest augmenting paths on reduced costs.</summary>
/// <remarks>
/// Places nobody holds are held by stand-ins that cost nothing; all stand-ins are one node, the hub, whose price is kept at
/// zero. Each child has a door out of the school's week, at its price of being left out. So the matching is always perfect,
/// and every change is one repair: somebody without a place, one place without a holder, the shortest path between.
/// </remarks>
internal sealed class Matching
{
    /// <summary>Held by nobody.</summary>
    public const int Free = -1;

    private const int Out = -2, Gone = -3, NoColumn = -4;
    private readonly PlanRow[] _rows;
    private readonly int _places;
    private readonly long[] _u, _v, _door;
    private readonly int[] _place, _holder;
    private readonly bool[] _closed;
    private readonly PathSearch _path;

    public Matching(WeekProblem problem)
    {
        var (rows, places) = (problem.Rows, problem.Places.Length);
        (_rows, _places) = (rows, places);
        (_u, _door, _place) = (new long[rows.Length], new long[rows.Length], new int[rows.Length]);
        (_v, _holder, _closed) = (new long[places], new int[places], new bool[places]);
        Array.Fill(_place, Gone);
        Array.Fill(_holder, Free);
        _path = new PathSearch(problem);
    }

    private Matching(Matching from)
    {
        (_rows, _places, _path) = (from._rows, from._places, from._path);
        (_u, _v, _door) = ([.. from._u], [.. from._v], [.. from._door]);
        (_place, _holder, _closed) = ([.. from._place], [.. from._holder], [.. from._closed]);
    }

    /// <summary>What all children in it cost.</summary>
    public long Cost { get; private set; }

    /// <summary>The same, to be changed on its own.</summary>
    public Matching Copy() => new(this) { Cost = Cost };

    /// <summary>The place a child holds, or null when it is left out or was taken out.</summary>
    public int? PlaceOf(int row) => _place[row] >= 0 ? _place[row] : null;

    /// <summary>Whether nobody may be placed there any more.</summary>
    public bool IsClosed(int place) => _closed[place];

    /// <summary>How much more the whole costs at the least when a child is held at a place; see <see cref="LeastWithout"/>.</summary>
    public long Reduced(int row, int place) => _rows[row].Cost[place] - _u[row] - _door[row] - _v[place];

    /// <summary>How much less the whole costs at the most when a child is taken out.</summary>
    public long LeastWithout(int row) => _u[row] + _door[row];

    /// <summary>How much more the whole costs at the least when a place is closed.</summary>
    public long LeastWithoutPlace(int place) => _closed[place] ? 0 : -_v[place];

    /// <summary>Puts a child in.</summary>
    public void Insert(int row)
    {
        (_place[row], _u[row], _door[row]) = (NoColumn, 0, 0);
        Repair(row, DoorOf(row));
    }

    /// <summary>Takes a child out.</summary>
    public void Remove(int row)
    {
        var place = _place[row];
        Cost -= CostOf(row);
        _place[row] = Gone;
        if (place < 0) return;
        _holder[place] = NoColumn;
        Repair(PathSearch.Hub, place);
    }

    /// <summary>Closes a place; who held it goes elsewhere.</summary>
    public void Close(int place)
    {
        if (_closed[place]) return;
        var row = _holder[place];
        (_closed[place], _holder[place]) = (true, Free);
        if (row < 0) return;
        Cost -= _rows[row].Cost[place];
        _place[row] = NoColumn;
        Repair(row, DoorOf(row));
    }

    private int DoorOf(int row) => _places + row;

    private long CostOf(int row) => _place[row] >= 0 ? _rows[row].Cost[_place[row]] : _rows[row].Out;

    private void Repair(int source, int sink)
    {
        _path.Begin(_v, _holder, _closed);
        var (node, length) = (source, 0L);
        while (true)
        {
            if (node == PathSearch.Hub) ScanHub(length, sink);
            else ScanRow(node, length);
            var column = _path.Nearest(sink);
            length = _path.Distance(column);
            if (column == sink) break;
            _path.Settle(column);
            node = HolderOf(column);
            _path.Reach(node, column);
        }

        Reprice(source, length);
        Follow(source, sink);
    }

    private int HolderOf(int column) => column >= _places
        ? _place[column - _places] == Out ? column - _places : PathSearch.Hub
        : _holder[column] >= 0 ? _holder[column] : PathSearch.Hub;

    private void ScanRow(int row, long at)
    {
        _path.FromRow(_rows[row], row, at - _u[row]);
        _path.Relax(DoorOf(row), at + _rows[row].Out - _u[row] - _door[row], row);
    }

    private void ScanHub(long at, int sink)
    {
        _path.FromHub(at);
        for (var row = 0; row < _rows.Length; row++)
        {
            if (_place[row] == Gone) continue;
            if (_place[row] >= 0) _path.Skip(DoorOf(row));
            else if (_place[row] == Out || DoorOf(row) == sink) _path.Relax(DoorOf(row), at - _door[row], PathSearch.Hub);
        }
    }

    // Prices move along the path; then all are shifted so that the hub's is zero again: its own columns stay at zero.
    private void Reprice(int source, long length)
    {
        var shift = _path.HubSeen ? length - _path.HubDistance : 0;
        foreach (var column in _path.Settled)
        {
            if (HolderOf(column) is not (var row and >= 0)) continue;
            var drop = length - _path.Distance(column);
            if (column >= _places) _door[column - _places] -= drop;
            else _v[column] -= drop;
            _u[row] += drop;
        }

        if (source >= 0) _u[source] += length;
        if (shift == 0) return;
        for (var place = 0; place < _places; place++)
            if (!_closed[place] && _holder[place] != Free) _v[place] += shift;
        for (var row = 0; row < _rows.Length; row++)
        {
            if (_place[row] == Gone) continue;
            _u[row] -= shift;
            if (_place[row] < 0) _door[row] += shift;
        }
    }

    private void Follow(int source, int sink)
    {
        var column = sink;
        while (true)
        {
            var node = _path.From(column);
            var before = node == source ? NoColumn : _path.ReachedBy(node);
            Give(column, node);
            if (before == NoColumn) return;
            column = before;
        }
    }

    private void Give(int column, int node)
    {
        if (node >= 0)
        {
            if (_place[node] != NoColumn) Cost -= CostOf(node);
            _place[node] = column >= _places ? Out : column;
            Cost += CostOf(node);
        }

        if (column < _places) _holder[column] = node >= 0 ? node : Free;
    }
}
