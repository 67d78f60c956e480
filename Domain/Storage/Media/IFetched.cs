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
