namespace FamilyLink.Domain.Access;

/// <summary>One changed field of a row that keeps its history: who, when, before, after (sealed).</summary>
public sealed class RecordChange : SchoolEntity
{
    /// <summary>The kind of row, such as Child.</summary>
    public required string Kind { get; init; }

    /// <summary>The row.</summary>
    public long SubjectId { get; init; }

    /// <summary>The changed field.</summary>
    public required string Field { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>Who, as kind and id.</summary>
    public required string Who { get; init; }

    /// <summary>The value before, sealed under the child's key where the row has a child, else the system key; null when there was none.</summary>
    public byte[]? BeforeSealed { get; init; }

    /// <summary>The value after, sealed likewise; null when there is none.</summary>
    public byte[]? AfterSealed { get; init; }
}
