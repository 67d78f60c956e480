namespace FamilyLink.Domain.Access;

/// <summary>One link of a school's audit chain: who did or saw what, hashed together with the link before (reliability 23).</summary>
public sealed class AuditEntry
{
    /// <summary>The reason that marks what was refused.</summary>
    public const string Refused = "Refused";

    /// <summary>The school whose chain this is; 0 for the installation.</summary>
    public long SchoolId { get; init; }

    /// <summary>Place in the chain, from 1 without a gap.</summary>
    public long Sequence { get; init; }

    /// <summary>When, UTC, machine clock, to the millisecond.</summary>
    public DateTime At { get; init; }

    /// <summary>Who, as kind and id, such as staff:12 or member:34.</summary>
    public required string Who { get; init; }

    /// <summary>The use case, such as ReportOutcome or ShowNumbers.</summary>
    public required string What { get; init; }

    /// <summary>The row it was about, or 0.</summary>
    public long SubjectId { get; init; }

    /// <summary>Why, a key such as PassedOn and never words of a person, or null where none is asked for.</summary>
    public string? Why { get; init; }

    /// <summary>Hash of the link before, hex; empty for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over all of the above, hex.</summary>
    public required string Hash { get; init; }
}
