namespace FamilyLink.Domain.Storage.Media;

/// <summary>A row that waits for a file which the chat service still has: it says when to fetch it, so that a restart in the middle loses nothing.</summary>
public interface IFetched
{
    /// <summary>The row.</summary>
    long Id { get; }

    /// <summary>When to fetch it, UTC, school clock, or null when nothing is to be fetched.</summary>
    DateTime? FetchAt { get; }

    /// <summary>How often fetching failed.</summary>
    int FetchTries { get; }
}

/// <summary>Such a row that keeps the file's place sealed under the key under which the file is to lie.</summary>
public interface ISealedFetch : IFetched
{
    /// <summary>The child, or school, under whose key.</summary>
    long OwnerId { get; }

    /// <summary>Where the chat service has it, sealed, or null.</summary>
    byte[]? FileSealed { get; }
}
