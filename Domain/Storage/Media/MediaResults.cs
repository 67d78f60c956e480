namespace FamilyLink.Domain.Storage.Media;

/// <summary>What a row keeps of a media file.</summary>
/// <param name="Id">The id it was put under; the content opens under no other.</param>
/// <param name="Name">Its file's name: 64 hex digits that tell nothing without the child's key.</param>
/// <param name="Kind">Its kind, by its content.</param>
/// <param name="Bytes">Its length in bytes, without metadata.</param>
public sealed record MediaRef(long Id, string Name, MediaKind Kind, long Bytes);

/// <summary>Why a file is not kept.</summary>
public enum MediaRefusal
{
    /// <summary>It is empty.</summary>
    Empty,

    /// <summary>It is longer than 20 MB.</summary>
    TooLarge,

    /// <summary>By its content it is none of the kinds that are kept.</summary>
    NotAllowed,

    /// <summary>It is broken, so that its metadata cannot be found and cut out.</summary>
    Damaged,

    /// <summary>The child's records were erased.</summary>
    ChildErased,
}

/// <summary>What became of putting a file: exactly one of the two is there.</summary>
/// <param name="Ref">Where it is kept.</param>
/// <param name="Refusal">Why it is not kept.</param>
public sealed record MediaPut(MediaRef? Ref, MediaRefusal? Refusal)
{
    /// <summary>It is kept.</summary>
    public static implicit operator MediaPut(MediaRef kept) => new(kept, null);

    /// <summary>It is refused.</summary>
    public static implicit operator MediaPut(MediaRefusal refusal) => new(null, refusal);
}

/// <summary>How opening a file ended.</summary>
public enum MediaState
{
    /// <summary>It is there, and its end was not cut off.</summary>
    Good,

    /// <summary>There is no such file.</summary>
    Gone,

    /// <summary>The child's key was destroyed: nobody can see this any more, as intended.</summary>
    Erased,

    /// <summary>The key is not in the keys file: its latest copy must be put back.</summary>
    KeyMissing,

    /// <summary>The file was altered, cut, or belongs to another child or row.</summary>
    Altered,
}

/// <summary>What opening a file gave: a stream to dispose of, or the reason why there is none.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Content">The content, seekable; null unless the state is Good.</param>
public sealed record MediaOpened(MediaState State, Stream? Content);
