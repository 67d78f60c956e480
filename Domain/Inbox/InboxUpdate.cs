namespace FamilyLink.Domain.Inbox;

/// <summary>An update from the chat service, committed before its offset is confirmed; the payload is sealed and blanked once settled.</summary>
public sealed class InboxUpdate : Entity
{
    /// <summary>The channel's own update id; it can restart at random, so it is only ever tested for equality.</summary>
    public required string ExternalId { get; init; }

    /// <summary>What it means: message and edit date, or press and revision; the same meaning is handled once.</summary>
    public required string Meaning { get; init; }

    /// <summary>The chat it came from; updates of one chat are handled in order.</summary>
    public required string Address { get; init; }

    /// <summary>When it arrived, UTC, school clock.</summary>
    public DateTime ReceivedAt { get; init; }

    /// <summary>The update as JSON, sealed under the system key; null once settled.</summary>
    public byte[]? PayloadSealed { get; private set; }

    /// <summary>Where it stands.</summary>
    public InboxState State { get; private set; }

    /// <summary>How often handling it failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>Keeps the sealed payload on arrival.</summary>
    public InboxUpdate With(byte[] payload)
    {
        PayloadSealed = payload;
        return this;
    }

    /// <summary>Settles it and blanks the payload.</summary>
    public void Settle(InboxState state)
    {
        (State, PayloadSealed) = (state, null);
    }

    /// <summary>Counts a failed handling.</summary>
    public void Failed() => Attempts++;
}

/// <summary>Where an update stands.</summary>
public enum InboxState
{
    /// <summary>To be handled.</summary>
    New,
    /// <summary>Handled.</summary>
    Done,
    /// <summary>Failed three times; blocks nobody.</summary>
    Failed,
}
