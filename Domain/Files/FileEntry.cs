namespace FamilyLink.Domain.Files;

/// <summary>What stood in one field of a child's file from one moment on; a later entry takes its place, and none is ever changed (who, when, before, after: forms.md 1.1).</summary>
public sealed class FileEntry : SchoolEntity
{
    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The adult it is about, or null for the child.</summary>
    public long? MemberId { get; init; }

    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>The value, sealed under the child's key, or null when the field was emptied.</summary>
    public byte[]? ValueSealed { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>Who, as kind and id.</summary>
    public required string Who { get; init; }

    /// <summary>Who took it into the file, as kind and id, when the family gave it; otherwise null.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>False once a later entry took its place.</summary>
    public bool Stands { get; set; } = true;
}

/// <summary>A field that a school added to the file.</summary>
[KeepsHistory]
public sealed class OwnField : SchoolEntity
{
    /// <summary>Before the id of a school's own field.</summary>
    public const string KeyStart = "own:";

    /// <summary>Whom it is about.</summary>
    public FilePart Part { get; init; }

    /// <summary>How it is filled in.</summary>
    public FieldKind Kind { get; init; }

    /// <summary>What the school calls it.</summary>
    public required string Name { get; set; }

    /// <summary>True when it is for few eyes.</summary>
    public bool Restricted { get; init; }

    /// <summary>False once it is no longer asked; what was written stays.</summary>
    public bool InUse { get; set; } = true;

    /// <summary>The field as the file knows it.</summary>
    public FileField AsField() => new(FormattableString.Invariant($"{KeyStart}{Id}"), Part, Kind, Restricted, []) { OwnName = Name };
}
