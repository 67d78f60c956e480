using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Schedule;

/// <summary>Keeps nightly work on one node of several: whoever holds the lease row does it, and goes on holding it.</summary>
public sealed class NodeLease(Store store, TimeProvider machine)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Renew = TimeSpan.FromMinutes(1);
    private readonly string _me = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";
    private readonly Dictionary<string, (bool Mine, DateTime Until)> _known = new(StringComparer.Ordinal);

    /// <summary>True while this node holds the work's lease; asks the table only when it must be renewed or may have become free.</summary>
    public async Task<bool> Holds(string work, CancellationToken ct)
    {
        var now = machine.GetUtcNow().UtcDateTime;
        if (_known.TryGetValue(work, out var known) && now < (known.Mine ? known.Until - Renew : known.Until)) return known.Mine;
        var taken = await store.Write<(bool, DateTime)>(Who.System, async w => await Take(w, work, now), ct);
        if (!taken.Ok) return false;
        _known[work] = taken.Value;
        return taken.Value.Item1;
    }

    private async Task<Result<(bool, DateTime)>> Take(Work work, string name, DateTime now)
    {
        var row = await work.Db.Leases.SingleOrDefaultAsync(l => l.Name == name, work.Stop);
        // On SQLite the data directory is locked, so another holder is a process that has ended.
        if (row is not null && row.Holder != _me && row.Until > now && store.Engine.Name != "Sqlite") return (false, row.Until);
        var until = now + Length;
        if (row is null) work.Db.Leases.Add(new WorkLease { Name = name, Holder = _me, Until = until });
        else (row.Holder, row.Until) = (_me, until);
        return (true, until);
    }
}
