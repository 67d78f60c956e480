using FamilyLink.Domain.Outbox;

namespace FamilyLink.Bot.Delivery;

/// <summary>Claimed and rendered parcels in sending order, at most one of each chat on its way; used by the deliverer's own loop alone.</summary>
public sealed class Tray
{
    /// <summary>How many rows are claimed ahead.</summary>
    public const int Size = 60;

    private const int ChatAhead = 4;
    private static readonly TimeSpan ChatBehind = TimeSpan.FromSeconds(3);

    // From hearing of a failure to its commit; whoever comes in between is not due before what was there.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(250);
    private readonly SortedSet<Parcel> _waiting = new(Comparer<Parcel>.Create(Parcel.Compare));
    private readonly Dictionary<string, Parcel> _going = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Chat, Lane Lane), TimeSpan> _behind = [];

    /// <summary>How many wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>How many are on their way.</summary>
    public int Going => _going.Count;

    /// <summary>The ids of all rows held here.</summary>
    public IEnumerable<long> Ids => _waiting.Concat(_going.Values).Select(p => p.Row.Id);

    /// <summary>The parcels that wait, in order.</summary>
    public IReadOnlyCollection<Parcel> All => _waiting;

    /// <summary>How many more may be claimed.</summary>
    public int Room => Size - _waiting.Count;

    /// <summary>Lays a rendered parcel in its place, or says how long it must wait because its chat has enough here already.</summary>
    /// <remarks>One chat's hundred messages leave room for others; those put back stay in order because all later ones wait with them.</remarks>
    public TimeSpan? Admit(Parcel parcel, TimeSpan now)
    {
        var key = (parcel.Chat, parcel.Row.Lane);
        if (_behind.TryGetValue(key, out var until) && until > now) return until - now;
        _behind.Remove(key);
        if (_waiting.Count(p => p.Chat == parcel.Chat && p.Row.Lane == parcel.Row.Lane) < ChatAhead)
        {
            _waiting.Add(parcel);
            return null;
        }
        _behind[key] = now + ChatBehind;
        return ChatBehind;
    }

    /// <summary>The chats with a parcel whose lease ends before an instant (UTC, machine clock).</summary>
    public IReadOnlyList<string> Late(DateTime before) => [.. _waiting.Where(p => p.LeaseUntil < before).Select(p => p.Chat).Distinct()];

    /// <summary>Takes a waiting parcel away.</summary>
    public void Remove(Parcel parcel) => _waiting.Remove(parcel);

    /// <summary>Takes every waiting parcel away, or those of one chat.</summary>
    public IReadOnlyList<Parcel> Empty(string? chat = null)
    {
        var out_ = _waiting.Where(p => chat is null || p.Chat == chat).ToList();
        out_.ForEach(p => _waiting.Remove(p));
        return out_;
    }

    /// <summary>What waits behind a parcel that comes again after a while must not overtake it: taken away, and what is still to come waits as long.</summary>
    public IReadOnlyList<Parcel> Behind(Parcel parcel, TimeSpan now, TimeSpan wait)
    {
        var key = (parcel.Chat, parcel.Row.Lane);
        var until = now + wait + Settling;
        if (_behind.GetValueOrDefault(key) < until) _behind[key] = until;
        var later = _waiting.Where(p => (p.Chat, p.Row.Lane) == key && Parcel.Compare(parcel, p) < 0).ToList();
        later.ForEach(p => _waiting.Remove(p));
        return later;
    }

    /// <summary>The first parcel of each free chat whose moment comes within the horizon, in order, at most this many.</summary>
    public IReadOnlyList<Parcel> Next(SendRate rate, TimeSpan horizon, int most)
    {
        var next = new List<Parcel>();
        var seen = new HashSet<string>(_going.Keys, StringComparer.Ordinal);
        var limit = rate.Now + horizon;
        foreach (var parcel in _waiting)
        {
            if (next.Count >= most) break;
            if (seen.Add(parcel.Chat) && rate.Earliest(parcel.Chat, parcel.IsNew) <= limit) next.Add(parcel);
        }
        return next;
    }

    /// <summary>How long until a parcel of a free chat may go; null when none waits for a moment.</summary>
    public TimeSpan? UntilNext(SendRate rate)
    {
        TimeSpan? soonest = null;
        foreach (var parcel in _waiting)
        {
            if (_going.ContainsKey(parcel.Chat)) continue;
            var wait = rate.Earliest(parcel.Chat, parcel.IsNew) - rate.Now;
            if (soonest is null || wait < soonest) soonest = wait;
            if (soonest <= TimeSpan.Zero) break;
        }
        return soonest;
    }

    /// <summary>Marks a parcel as on its way.</summary>
    public void Depart(Parcel parcel)
    {
        _waiting.Remove(parcel);
        _going[parcel.Chat] = parcel;
    }

    /// <summary>A parcel's journey is over; false when it was never on its way.</summary>
    public bool Arrive(Parcel parcel) =>
        _going.TryGetValue(parcel.Chat, out var going) && going.Row.Id == parcel.Row.Id && _going.Remove(parcel.Chat);
}
