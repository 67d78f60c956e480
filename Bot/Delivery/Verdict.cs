using FamilyLink.Domain.Families;

namespace FamilyLink.Bot.Delivery;

/// <summary>What is known of a row after it was tried, or why it is not tried.</summary>
public enum Fate
{
    /// <summary>Delivered.</summary>
    Sent,
    /// <summary>Provably not delivered: again after a wait.</summary>
    Retry,
    /// <summary>Put back as it was; nothing was tried.</summary>
    Release,
    /// <summary>Put back until an instant of the school clock (quiet hours).</summary>
    Postpone,
    /// <summary>Too late.</summary>
    Expired,
    /// <summary>No longer meant.</summary>
    Cancelled,
    /// <summary>Cannot be delivered.</summary>
    Dead,
    /// <summary>May have been delivered.</summary>
    Uncertain,
    /// <summary>The chat moved: the address moves and the row goes again.</summary>
    Moved,
}

/// <summary>What a failure says about the way to the chat service as a whole.</summary>
public enum Trouble
{
    /// <summary>Nothing: the service answered.</summary>
    None,
    /// <summary>It cannot be reached or does not answer as it should; three in a row open the breaker.</summary>
    Transport,
    /// <summary>It asks for a pause (429).</summary>
    Flood,
    /// <summary>It does not know the token (401, or 404 for every method).</summary>
    Token,
}

/// <summary>What became of one row.</summary>
/// <param name="Fate">What is known.</param>
/// <param name="Reason">Why, a key of Domain/Texts/Reasons.resx; null when sent.</param>
/// <param name="Wait">For Retry: how long, machine clock; null for the usual growing wait.</param>
/// <param name="Until">For Postpone: until when, UTC, school clock.</param>
/// <param name="MessageId">For Sent: the chat service's id.</param>
/// <param name="Address">For Dead: the state the address takes, or null.</param>
/// <param name="NewChat">For Moved: the chat's new id.</param>
/// <param name="Trouble">What it says about the service.</param>
public sealed record Verdict(
    Fate Fate, string? Reason = null, TimeSpan? Wait = null, DateTime? Until = null, long? MessageId = null,
    AddressState? Address = null, string? NewChat = null, Trouble Trouble = Trouble.None)
{
    /// <summary>For Sent: the chat service's id of the recording that went, or null.</summary>
    public string? File { get; init; }

    /// <summary>For Retry: the very instant, UTC, machine clock, where several rows must come again together; null to count from the commit.</summary>
    public DateTime? At { get; init; }

    /// <summary>Delivered under this id.</summary>
    public static Verdict Sent(long? messageId) => new(Fate.Sent, MessageId: messageId);

    /// <summary>Put back as it was.</summary>
    public static readonly Verdict Release = new(Fate.Release);
}
