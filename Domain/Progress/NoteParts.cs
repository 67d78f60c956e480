using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Domain.Progress;

/// <summary>A child of a note.</summary>
public sealed class NoteChild : SchoolEntity
{
    /// <summary>The note.</summary>
    public long NoteId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }
}

/// <summary>One edition of a note's words as it lies with one child; earlier ones stay as history.</summary>
public sealed class NoteText : SchoolEntity
{
    /// <summary>The note.</summary>
    public long NoteId { get; init; }

    /// <summary>The child under whose key it is sealed.</summary>
    public long ChildId { get; init; }

    /// <summary>The edition, from 1.</summary>
    public int Edition { get; init; }

    /// <summary>The words, sealed.</summary>
    public required byte[] TextSealed { get; init; }

    /// <summary>When it was written, UTC, school clock.</summary>
    public DateTime WrittenAt { get; init; }

    /// <summary>Who wrote it, a member, or null for staff without a chat.</summary>
    public long? ById { get; init; }
}

/// <summary>A picture, film or voice that somebody sent with a note or an answer: where the chat service has it, until it is fetched.</summary>
public sealed class NoteFile : SchoolEntity, IFetched
{
    /// <summary>The note.</summary>
    public long NoteId { get; init; }

    /// <summary>The answer it came with, or null when it came with the note itself.</summary>
    public long? AnswerId { get; init; }

    /// <summary>A child of the note, under whose key its place is sealed.</summary>
    public long ChildId { get; init; }

    /// <summary>Its place among the files of the note, from 0.</summary>
    public int Place { get; init; }

    /// <summary>What it is.</summary>
    public NoteFileKind Kind { get; init; }

    /// <summary>Its length in seconds; 0 for a picture.</summary>
    public int Seconds { get; init; }

    /// <summary>Where the chat service has it, sealed; null once it was fetched or given up.</summary>
    public byte[]? FileSealed { get; private set; }

    /// <summary>When it is to be fetched, UTC, school clock, or null.</summary>
    public DateTime? FetchAt { get; private set; }

    /// <summary>How often that failed.</summary>
    public int FetchTries { get; private set; }

    /// <summary>True when it is not kept: it could not be fetched, is of no kind that is kept, or a family has not agreed.</summary>
    public bool Lost { get; private set; }

    /// <summary>True when it is not kept because a family has not agreed.</summary>
    public bool Withheld { get; private set; }

    /// <summary>True while it is still to be fetched.</summary>
    public bool Waits => FetchAt is not null;

    /// <summary>To be fetched from there.</summary>
    public NoteFile Fetch(byte[] file, DateTime at)
    {
        (FileSealed, FetchAt) = (file, at);
        return this;
    }

    /// <summary>A family has not agreed, or does not agree any more: it is not kept.</summary>
    public NoteFile Withhold()
    {
        (FileSealed, FetchAt, Lost, Withheld) = (null, null, true, true);
        return this;
    }

    /// <summary>It is kept.</summary>
    public void Fetched() => (FileSealed, FetchAt) = (null, null);

    /// <summary>It failed: again then, or never when null.</summary>
    public void NotFetched(DateTime? again)
    {
        (FetchTries, FetchAt, Lost) = (FetchTries + 1, again, again is null);
        if (again is null) FileSealed = null;
    }
}

/// <summary>What was sent with a note or an answer.</summary>
public enum NoteFileKind
{
    /// <summary>A picture.</summary>
    Picture,
    /// <summary>A film.</summary>
    Film,
    /// <summary>A voice message.</summary>
    Voice,
}

/// <summary>A note's file as it is kept for one child, under that child's key.</summary>
public sealed class NoteMedia : SchoolEntity
{
    /// <summary>The file it is.</summary>
    public long FileId { get; init; }

    /// <summary>The note.</summary>
    public long NoteId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>Its file's name in the media store.</summary>
    public required string MediaName { get; init; }

    /// <summary>Its kind, by its content.</summary>
    public MediaKind MediaKind { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long MediaBytes { get; init; }

    /// <summary>Where it lies.</summary>
    public MediaRef Media => new(Id, MediaName, MediaKind, MediaBytes);
}

/// <summary>What a parent says to a note, or a teacher says back, about one child.</summary>
public sealed class NoteAnswer : SchoolEntity
{
    /// <summary>The note.</summary>
    public long NoteId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>Who says it, a member.</summary>
    public long FromId { get; init; }

    /// <summary>To whom, a member.</summary>
    public long ToId { get; init; }

    /// <summary>The words, sealed under the child's key, or null for a voice.</summary>
    public byte[]? TextSealed { get; set; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime SaidAt { get; init; }
}
