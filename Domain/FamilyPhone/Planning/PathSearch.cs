namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>The scratch paper of one shortest path search; columns are places first, then the children's doors out.</summary>
/// <param name="rows">How many children.</param>
/// <param name="places">How many places.</param>
internal sealed class PathSearch(int rows, int places)
{
    /// <summary>The node of all stand-ins.</summary>
    public const int Hub = -1;

    private readonly long[] _distance = new long[places + rows];
    private readonly int[] _from = new int[places + rows];
    private readonly bool[] _settled = new bool[places + rows];
    private readonly int[] _reachedBy = new int[rows];
    private readonly List<int> _order = [];
    private int _hubBy;

    /// <summary>Columns that are done, in the order of their distance.</summary>
    public IReadOnlyList<int> Settled => _order;

    /// <summary>Whether the hub was looked at.</summary>
    public bool HubSeen { get; private set; }

    /// <summary>Its distance.</summary>
    public long HubDistance { get; private set; }

    /// <summary>Starts a search.</summary>
    public void Begin()
    {
        Array.Fill(_distance, long.MaxValue);
        Array.Clear(_settled);
        _order.Clear();
        (HubSeen, _hubBy) = (false, 0);
    }

    /// <summary>A way to a column.</summary>
    public void Relax(int column, long distance, int from)
    {
        if (_settled[column] || distance >= _distance[column]) return;
        (_distance[column], _from[column]) = (distance, from);
    }

    /// <summary>The nearest column not done yet; there always is one: every child has a door.</summary>
    public int Nearest()
    {
        var (best, least) = (-1, long.MaxValue);
        for (var column = 0; column < _distance.Length; column++)
            if (!_settled[column] && _distance[column] < least) (best, least) = (column, _distance[column]);
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
    }

    /// <summary>Leaves a column out of the search.</summary>
    public void Skip(int column) => _settled[column] = true;

    /// <summary>Notes by which column a node was reached.</summary>
    public void Reach(int node, int column)
    {
        if (node == Hub) _hubBy = column;
        else _reachedBy[node] = column;
    }

    /// <summary>Notes that the hub was looked at.</summary>
    public void SeeHub(long at) => (HubSeen, HubDistance) = (true, at);
}
