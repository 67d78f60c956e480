using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Domain.Files;

/// <summary>How far a family's words for the file have come.</summary>
public enum ProposalState
{
    /// <summary>Said, but not sent off yet.</summary>
    Draft,
    /// <summary>Waits for somebody at the school.</summary>
    Waiting,
    /// <summary>Taken into the file.</summary>
    Accepted,
    /// <summary>Not taken.</summary>
    Declined,
    /// <summary>The same person said something newer.</summary>
    Replaced,
}

/// <summary>What a parent or guardian said for one field of a child's file, written or spoken; sealed under the child's key, and no part of the file until the school takes it in.</summary>
public sealed class FileProposal : SchoolEntity, ISealedFetch
{
    /// <summary>What written words are sealed for.</summary>
    public const string Purpose = "file.proposal";

    /// <summary>What the place of a recording is sealed for.</summary>
    public const string FilePurpose = "file.proposal.file";

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>Who said it.</summary>
    public long MemberId { get; init; }

    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>The value in plain form, sealed; null while it is a recording, or when the field is to be emptied.</summary>
    public byte[]? ValueSealed { get; init; }

    /// <summary>When it was said, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>How far it has come.</summary>
    public ProposalState State { get; private set; }

    /// <summary>Who took it in or did not, as kind and id, or null.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When, UTC, school clock, or null.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>True for a recording, whose words the school writes down.</summary>
    public bool Spoken { get; init; }

    /// <summary>The chat service's id of a recording that is still to be fetched, sealed, or null.</summary>
    public byte[]? FileSealed { get; set; }

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
    public int Seconds { get; init; }

    /// <summary>The recording, or null.</summary>
    public MediaRef? Voice => MediaName is { } name && MediaKind is { } kind ? new MediaRef(Id, name, kind, MediaBytes) : null;

    /// <summary>It is sent off; a recording is fetched from now on.</summary>
    public void Send(DateTime now) => (State, FetchAt) = (ProposalState.Waiting, FileSealed is null ? null : now);

    /// <summary>Something newer takes its place.</summary>
    public void Replace() => Settle(ProposalState.Replaced);

    /// <summary>The school takes it in or does not.</summary>
    public void Decide(bool accept, string who, DateTime now)
    {
        (DecidedBy, DecidedAt) = (who, now);
        Settle(accept ? ProposalState.Accepted : ProposalState.Declined);
    }

    /// <summary>The recording is kept.</summary>
    public void Fetched(MediaRef media) => (MediaName, MediaKind, MediaBytes, FileSealed, FetchAt) = (media.Name, media.Kind, media.Bytes, null, null);

    /// <summary>Fetching failed: again at an instant, or never when null.</summary>
    public void NotFetched(DateTime? again)
    {
        (FetchAt, FetchTries) = (again, FetchTries + 1);
        if (again is null) FileSealed = null;
    }

    // A recording is of no more use; the sweep removes what no row names.
    private void Settle(ProposalState state) => (State, FileSealed, FetchAt, MediaName) = (state, null, null, null);
}
