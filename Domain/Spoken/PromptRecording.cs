using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Domain.Spoken;

/// <summary>One prompt as the school spoke it in one dialect. A new recording takes the old one's place; the old one stays, out of use.</summary>
public sealed class PromptRecording : SchoolEntity, IFetched
{
    /// <summary>Which prompt, of <see cref="Prompts"/>.</summary>
    public required string Prompt { get; init; }

    /// <summary>In which dialect; empty for standard Mandarin.</summary>
    public required string Dialect { get; init; }

    /// <summary>The text that was to be read out: when the prompt's text changes, the recording is seen to be of an older one.</summary>
    public required string Words { get; init; }

    /// <summary>The member who recorded it, or null for a staff account that is nobody of the school's list.</summary>
    public long? RecordedBy { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime RecordedAt { get; init; }

    /// <summary>Its length in seconds.</summary>
    public int Seconds { get; private set; }

    /// <summary>The chat service's id of a recording that is still to be fetched, or null.</summary>
    public string? File { get; private set; }

    /// <summary>When to fetch it, UTC, school clock, or null when nothing is to be fetched.</summary>
    public DateTime? FetchAt { get; private set; }

    /// <summary>How often fetching failed.</summary>
    public int FetchTries { get; private set; }

    /// <summary>The sealed file's name, or null while it is not kept.</summary>
    public string? MediaName { get; private set; }

    /// <summary>Its length in bytes.</summary>
    public long MediaBytes { get; private set; }

    /// <summary>When it went out of use: replaced, withdrawn or lost, UTC, school clock; null while it is in use or to be fetched.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The sealed recording, under the school's key, or null.</summary>
    public MediaRef? Voice => MediaName is { } name ? new MediaRef(Id, name, MediaKind.Ogg, MediaBytes) : null;

    /// <summary>True while it is played.</summary>
    public bool InUse => MediaName is not null && EndedAt is null;

    /// <summary>Keeps where it is to be fetched from.</summary>
    public PromptRecording FetchFrom(string file, int seconds, DateTime now)
    {
        (File, Seconds, FetchAt) = (file, seconds, now);
        return this;
    }

    /// <summary>The file is kept.</summary>
    public PromptRecording Keep(MediaRef media, int seconds)
    {
        (MediaName, MediaBytes, Seconds, File, FetchAt) = (media.Name, media.Bytes, seconds, null, null);
        return this;
    }

    /// <summary>Fetching failed: again at an instant, or never when null.</summary>
    public void NotFetched(DateTime? again, DateTime now)
    {
        (FetchAt, FetchTries) = (again, FetchTries + 1);
        if (again is null) End(now);
    }

    /// <summary>Goes out of use; once.</summary>
    public void End(DateTime now) => (EndedAt, FetchAt, File) = (EndedAt ?? now, null, null);
}

/// <summary>Under which id one bot knows a recording that it has sent before: a cache, of no use to a bot with another token.</summary>
public sealed class PromptFile : Entity
{
    /// <summary>The recording.</summary>
    public long RecordingId { get; init; }

    /// <summary>Which bot: a fingerprint of its token, from which the token cannot be found.</summary>
    public required string Bot { get; init; }

    /// <summary>The chat service's id of the file.</summary>
    public required string File { get; set; }
}
