using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>What a parent left for the child (留言), written or spoken; sealed under the child's key, and opened only to be read or played to the child.</summary>
public sealed class ParentWord : SchoolEntity, ISealedFetch
{
    /// <summary>The call it was left with.</summary>
    public long CallId { get; init; }

    /// <summary>The child it is for.</summary>
    public long ChildId { get; init; }

    /// <summary>The parent who left it.</summary>
    public long ParentId { get; init; }

    /// <summary>When it was last said, UTC, school clock.</summary>
    public DateTime LeftAt { get; private set; }

    /// <summary>The written word, sealed, or null.</summary>
    public byte[]? TextSealed { get; private set; }

    /// <summary>The chat service's id of a recording that is still to be fetched, sealed, or null.</summary>
    public byte[]? FileSealed { get; private set; }

    long ISealedFetch.OwnerId => ChildId;

    /// <summary>When to fetch it, UTC, school clock, or null when nothing is to be fetched.</summary>
    public DateTime? FetchAt { get; private set; }

    /// <summary>How often fetching failed.</summary>
    public int FetchTries { get; private set; }

    /// <summary>The sealed recording's file name, or null.</summary>
    public string? MediaName { get; private set; }

    /// <summary>What the recording is, or null.</summary>
    public MediaKind? MediaKind { get; private set; }

    /// <summary>Its length in bytes.</summary>
    public long MediaBytes { get; private set; }

    /// <summary>Its length in seconds, as the sender's phone said.</summary>
    public int Seconds { get; private set; }

    /// <summary>The teacher who was asked to play or read it, or null when none has a chat.</summary>
    public long? TeacherId { get; set; }

    /// <summary>When the child heard it, UTC, school clock, or null.</summary>
    public DateTime? HeardAt { get; private set; }

    /// <summary>The recording, or null.</summary>
    public MediaRef? Voice => MediaName is { } name && MediaKind is { } kind ? new MediaRef(Id, name, kind, MediaBytes) : null;

    /// <summary>True when there is something to read or play.</summary>
    public bool Ready => TextSealed is not null || MediaName is not null;

    /// <summary>Keeps a written word in the place of what was there.</summary>
    public void Write(byte[] text, DateTime now)
    {
        Forget();
        (TextSealed, LeftAt) = (text, now);
    }

    /// <summary>Keeps where a recording is to be fetched from, in the place of what was there.</summary>
    public void Record(byte[] file, int seconds, DateTime now)
    {
        Forget();
        (FileSealed, FetchAt, Seconds, LeftAt) = (file, now, seconds, now);
    }

    /// <summary>The recording is kept.</summary>
    public void Fetched(MediaRef media) =>
        (MediaName, MediaKind, MediaBytes, FileSealed, FetchAt) = (media.Name, media.Kind, media.Bytes, null, null);

    /// <summary>Fetching failed: again at an instant, or never when null.</summary>
    public void NotFetched(DateTime? again)
    {
        (FetchAt, FetchTries) = (again, FetchTries + 1);
        if (again is null) FileSealed = null;
    }

    /// <summary>The child heard it; a second word changes nothing.</summary>
    public void Heard(DateTime now) => HeardAt ??= now;

    private void Forget() => (TextSealed, FileSealed, FetchAt, FetchTries, MediaName, MediaKind, MediaBytes, Seconds) = (null, null, null, 0, null, null, 0, 0);
}
