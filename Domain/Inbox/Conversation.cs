namespace FamilyLink.Domain.Inbox;

/// <summary>Where a chat is in a conversation of several steps; kept so that it goes on after a restart.</summary>
public sealed class Conversation : Entity
{
    /// <summary>The chat; one conversation each.</summary>
    public required string Address { get; init; }

    /// <summary>Which conversation, such as enrol or settings.zone.</summary>
    public required string Name { get; set; }

    /// <summary>Which step.</summary>
    public required string Step { get; set; }

    /// <summary>What was gathered so far, JSON sealed under the system key, or null.</summary>
    public byte[]? DataSealed { get; set; }

    /// <summary>The outbox row of the message that asks the present question, or null.</summary>
    public long? PromptId { get; set; }

    /// <summary>When it last moved, UTC, school clock; left alone for a day it ends.</summary>
    public DateTime TouchedAt { get; set; }
}
