using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Leaving;

/// <summary>One change of a child's status: from what to what, from which day on, who, when and why; it is never changed itself.</summary>
public sealed class StatusChange : SchoolEntity
{
    /// <summary>What the note is sealed for.</summary>
    public const string Purpose = "status.note";

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The status before.</summary>
    public ChildStatus Before { get; init; }

    /// <summary>The status since.</summary>
    public ChildStatus After { get; init; }

    /// <summary>From this day on, school calendar; today or earlier when it was entered.</summary>
    public DateOnly Day { get; init; }

    /// <summary>When it was entered, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>Who entered it, as kind and id.</summary>
    public required string Who { get; init; }

    /// <summary>Why, sealed under the child's key; null when nothing was written.</summary>
    public byte[]? NoteSealed { get; init; }
}
