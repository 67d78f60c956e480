using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Domain.Letters;

/// <summary>A page, voice, film or some words of a letter; as it came so it goes.</summary>
public sealed class LetterPart : SchoolEntity, ISealedFetch
{
    /// <summary>The letter.</summary>
    public long LetterId { get; init; }

    /// <summary>The child, under whose key it lies.</summary>
    public long ChildId { get; init; }

    /// <summary>What it is.</summary>
    public LetterPartKind Kind { get; init; }

    /// <summary>Its place; smaller comes first. The order in which a person sent it, until somebody moves it.</summary>
    public long Place { get; set; }

    /// <summary>The message it came with, so that what comes twice is kept once; a number of its own for what came otherwise.</summary>
    public long Source { get; init; }

    /// <summary>What the chat service calls the album of which it is a part, or null.</summary>
    public string? Album { get; init; }

    /// <summary>Words, sealed, or null.</summary>
    public byte[]? TextSealed { get; set; }

    /// <summary>Length in seconds of a voice or film, else 0.</summary>
    public int Seconds { get; init; }

    /// <summary>Where the chat service has it, sealed; null once it is kept or given up.</summary>
    public byte[]? FileSealed { get; private set; }

    long ISealedFetch.OwnerId => ChildId;

    /// <inheritdoc />
    public DateTime? FetchAt { get; private set; }

    /// <inheritdoc />
    public int FetchTries { get; private set; }

    /// <summary>True when it could not be fetched, or is of no kind that is kept.</summary>
    public bool Lost { get; private set; }

    /// <summary>True when it came but is of no kind that is kept: to send the same again would not help. What was not fetched was tried at least once.</summary>
    public bool Unkept => Lost && FetchTries == 0;

    /// <summary>The sealed file's name, or null.</summary>
    public string? MediaName { get; private set; }

    /// <summary>What the file is, or null.</summary>
    public MediaKind? MediaKind { get; private set; }

    /// <summary>Its length in bytes.</summary>
    public long MediaBytes { get; private set; }

    /// <summary>Where it lies, or null.</summary>
    public MediaRef? Media => MediaName is { } name && MediaKind is { } kind ? new MediaRef(Id, name, kind, MediaBytes) : null;

    /// <summary>To be fetched from there.</summary>
    public LetterPart Fetch(byte[] file, DateTime at)
    {
        (FileSealed, FetchAt) = (file, at);
        return this;
    }

    /// <summary>It is kept.</summary>
    public LetterPart Keep(MediaRef media)
    {
        (MediaName, MediaKind, MediaBytes, FileSealed, FetchAt) = (media.Name, media.Kind, media.Bytes, null, null);
        return this;
    }

    /// <summary>It was not fetched: again then, or never when null.</summary>
    public void NotFetched(DateTime? again)
    {
        (FetchTries, FetchAt, Lost) = (FetchTries + 1, again, again is null);
        if (again is null) FileSealed = null;
    }

    /// <summary>It came, and is of no kind that is kept.</summary>
    public void Refuse() => (FetchTries, FetchAt, Lost, FileSealed) = (0, null, true, null);

    /// <summary>It is not kept any longer; the sweep removes what no row names.</summary>
    public void Forget() => (MediaName, FileSealed, FetchAt, TextSealed) = (null, null, null, null);
}

/// <summary>What a part of a letter is.</summary>
public enum LetterPartKind
{
    /// <summary>Words.</summary>
    Words,
    /// <summary>A picture as the chat service shows it: a photographed page, a drawing.</summary>
    Picture,
    /// <summary>A page sent as a file, in its full size.</summary>
    Document,
    /// <summary>A voice.</summary>
    Voice,
    /// <summary>A film.</summary>
    Film,
}

/// <summary>Parts in the order in which they go, a message each: pictures that follow one another are an album.</summary>
public static class LetterPages
{
    /// <summary>So many pictures make one album at most (telegram.md).</summary>
    public const int Album = 10;

    /// <summary>The groups of a letter.</summary>
    public static List<List<LetterPart>> Of(IEnumerable<LetterPart> parts)
    {
        List<List<LetterPart>> groups = [];
        foreach (var part in parts.Where(p => !p.Lost).OrderBy(p => p.Place).ThenBy(p => p.Id))
            if (part.Kind == LetterPartKind.Picture && groups.LastOrDefault() is [{ Kind: LetterPartKind.Picture }, ..] last && last.Count < Album) last.Add(part);
            else groups.Add([part]);
        return groups;
    }
}
