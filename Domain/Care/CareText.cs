using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Domain.Care;

/// <summary>What was written in one place of a record, sealed under the child's key, or under the school's where it is about the event; a later one takes its place and none is changed.</summary>
public sealed class CareText : SchoolEntity
{
    /// <summary>What it is sealed for.</summary>
    public const string Purpose = "care.text";

    /// <summary>The longest, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>The record.</summary>
    public long RecordId { get; init; }

    /// <summary>The child it is about, or null for the event as a whole.</summary>
    public long? ChildId { get; init; }

    /// <summary>Where on the form it stands.</summary>
    public CarePart Part { get; init; }

    /// <summary>The words, sealed.</summary>
    public required byte[] TextSealed { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>Who, as kind and id.</summary>
    public required string Who { get; init; }

    /// <summary>False once a later one took its place, or it was emptied.</summary>
    public bool Stands { get; set; } = true;

    /// <summary>Under whose key it lies.</summary>
    public long OwnerId => ChildId ?? SchoolId;
}

/// <summary>A place for words on the forms of talk, visit and event (forms.md 1.4, 1.5, 1.7).</summary>
public enum CarePart
{
    /// <summary>What there is to say, in whatever form.</summary>
    Words,
    /// <summary>Talk: what is on the child's mind.</summary>
    Mind,
    /// <summary>Talk: difficulties and worries.</summary>
    Worries,
    /// <summary>Talk: what was said and done.</summary>
    Done,
    /// <summary>Visit: purpose and points.</summary>
    Points,
    /// <summary>Visit: who was met.</summary>
    Met,
    /// <summary>Visit: how the guardian manages.</summary>
    Guardian,
    /// <summary>Visit: what the guardian was told.</summary>
    Told,
    /// <summary>Visit: what the guardian thinks.</summary>
    View,
    /// <summary>Visit: what was agreed.</summary>
    Agreed,
    /// <summary>Event: its theme.</summary>
    Theme,
}

/// <summary>A voice or picture of a record: under the child's key when it is about one child, else under the school's.</summary>
public sealed class CareMedia : SchoolEntity, ISealedFetch
{
    /// <summary>What the place of a file still to be fetched is sealed for.</summary>
    public const string FilePurpose = "care.file";

    /// <summary>The record.</summary>
    public long RecordId { get; init; }

    /// <summary>The one child it is about, or null when there are several.</summary>
    public long? ChildId { get; init; }

    /// <summary>True for a picture, which needs the families' consent; a voice is the recorder's own.</summary>
    public bool Picture { get; init; }

    /// <summary>The chat service's id of it while it is still to be fetched, sealed, or null.</summary>
    public byte[]? FileSealed { get; private set; }

    /// <summary>When to fetch it, UTC, school clock, or null.</summary>
    public DateTime? FetchAt { get; private set; }

    /// <summary>How often fetching failed.</summary>
    public int FetchTries { get; private set; }

    /// <summary>The sealed file's name, or null.</summary>
    public string? MediaName { get; private set; }

    /// <summary>What it is, or null.</summary>
    public MediaKind? MediaKind { get; private set; }

    /// <summary>Its length in bytes.</summary>
    public long MediaBytes { get; private set; }

    /// <summary>Of a voice: its length in seconds.</summary>
    public int Seconds { get; init; }

    /// <summary>Under whose key it lies.</summary>
    public long OwnerId => ChildId ?? SchoolId;

    /// <summary>Where it lies, or null.</summary>
    public MediaRef? Content => MediaName is { } name && MediaKind is { } kind ? new MediaRef(Id, name, kind, MediaBytes) : null;

    /// <summary>Keeps where it is to be fetched from.</summary>
    public void Fetch(byte[] file, DateTime now) => (FileSealed, FetchAt) = (file, now);

    /// <summary>It is kept.</summary>
    public void Fetched(MediaRef media) => (MediaName, MediaKind, MediaBytes, FileSealed, FetchAt) = (media.Name, media.Kind, media.Bytes, null, null);

    /// <summary>Fetching failed: again at an instant, or never when null.</summary>
    public void NotFetched(DateTime? again)
    {
        (FetchAt, FetchTries) = (again, FetchTries + 1);
        if (again is null) FileSealed = null;
    }

    /// <summary>Its record was taken back; the sweep removes what no row names.</summary>
    public void Forget() => (MediaName, FileSealed, FetchAt) = (null, null, null);
}
