using FamilyLink.Domain.Outbox;

namespace FamilyLink.Bot.Delivery;

/// <summary>Claimed and rendered parcels in sending order, at most one of each chat on its way; used by the deliverer's own loop alone.</summary>
public sealed class Tray
{
    /// <summary>How many rows are claimed ahead.</summary>
    public const int Size = 60;

    private const int ChatAhead = 4;
    private static readonly TimeSpan ChatBehind = TimeSpan.FromSeconds(3);
    private readonly SortedSet<Parcel> _waiting = new(Comparer<Parcel>.Create(Parcel.Compare));
    private readonly Dictionary<string, Parcel> _going = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Chat, Lane Lane), DateTime> _behind = [];

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

    /// <summary>Lays a rendered parcel in its place, or says until when (UTC, machine clock) it must wait because its chat has enough here already.</summary>
    /// <remarks>One chat's hundred messages leave room for others; those put back stay in order because all later ones wait until the very same instant.</remarks>
    public DateTime? Admit(Parcel parcel, DateTime now)
    {
        if (Behind(parcel, now) is { } until) return until;
        var key = (parcel.Chat, parcel.Row.Lane);
        _behind.Remove(key);
        if (_waiting.Count(p => p.Chat == parcel.Chat && p.Row.Lane == parcel.Row.Lane) < ChatAhead)
        {
            _waiting.Add(parcel);
            return null;
        }
        return _behind[key] = now + ChatBehind;
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

    /// <summary>Until when (UTC, machine clock) a parcel waits behind others of its chat, or null.</summary>
    public DateTime? Behind(Parcel parcel, DateTime now) => _behind.TryGetValue((parcel.Chat, parcel.Row.Lane), out var until) && until > now ? until : null;

    /// <summary>What stands behind something that comes again at an instant (UTC, machine clock) must not overtake it: taken away, and what is still to come waits as long.</summary>
    public IReadOnlyList<Parcel> Behind(string chat, Lane lane, DateTime until)
    {
        if (_behind.GetValueOrDefault((chat, lane)) < until) _behind[(chat, lane)] = until;
        var later = _waiting.Where(p => p.Chat == chat && p.Row.Lane == lane).ToList();
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
