using FamilyLink.Domain.Outbox;

namespace FamilyLink.Bot.Delivery;

/// <summary>A claimed row on its way: the row, its chat and its words, in memory alone.</summary>
/// <param name="Row">As it was claimed; its fence tells whether it is still ours.</param>
/// <param name="LeaseUntil">The claim holds until, UTC, machine clock.</param>
public sealed record Parcel(OutboxMessage Row, DateTime LeaseUntil)
{
    /// <summary>The chat, once looked up.</summary>
    public string Chat { get; init; } = "";

    /// <summary>The words, once rendered; null for a removal.</summary>
    public Rendered? Words { get; init; }

    /// <summary>The message that is edited, removed or answered, or null.</summary>
    public long? Target { get; init; }

    /// <summary>True for a new message: one a second for each chat; edits and removals are not new messages.</summary>
    public bool IsNew => Row.Act == OutboxAct.Send;

    /// <summary>True when files go with it, which takes its time on a slow line.</summary>
    public bool Heavy => Words is { Shown: not null } or { Album.Count: > 0 } or { Sound: not null };

    /// <summary>Lane first, then due time, then the order of making: the order within a chat too.</summary>
    public static int Compare(Parcel one, Parcel other)
    {
        var byLane = one.Row.Lane.CompareTo(other.Row.Lane);
        if (byLane != 0) return byLane;
        var byTime = one.Row.NotBefore.CompareTo(other.Row.NotBefore);
        return byTime != 0 ? byTime : one.Row.Id.CompareTo(other.Row.Id);
    }
}

/// <summary>A parcel with what became of it, to be written with the next commit.</summary>
/// <param name="Parcel">The parcel.</param>
/// <param name="Verdict">What became of it.</param>
public sealed record Outcome(Parcel Parcel, Verdict Verdict);
