namespace FamilyLink.Domain.Safeguarding;

/// <summary>Something about a child worries somebody (安全预警): said in their own words, sealed, for who looks after it alone.</summary>
[KeepsHistory]
public sealed class Concern : SchoolEntity
{
    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The letter over which it came up, or null; it stays as closed as it was.</summary>
    public long? LetterId { get; init; }

    /// <summary>Who said it.</summary>
    public required string RaisedBy { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime RaisedAt { get; init; }

    /// <summary>What worries, sealed under the child's key.</summary>
    public byte[] WordsSealed { get; set; } = [];

    /// <summary>Who took it up, or null.</summary>
    public string? TakenBy { get; private set; }

    /// <summary>When, UTC, school clock, or null.</summary>
    public DateTime? TakenAt { get; private set; }

    /// <summary>Who settled it, or null.</summary>
    public string? SettledBy { get; private set; }

    /// <summary>When, UTC, school clock, or null.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>What was done, sealed under the child's key, or null.</summary>
    public byte[]? StepsSealed { get; private set; }

    /// <summary>Somebody takes it up; the first one stays.</summary>
    public void Take(string by, DateTime now)
    {
        if (TakenAt is null) (TakenBy, TakenAt) = (by, now);
    }

    /// <summary>It is settled; what was done is kept with it.</summary>
    public void Settle(string by, byte[] steps, DateTime now) => (SettledBy, StepsSealed, SettledAt) = (by, steps, now);
}
