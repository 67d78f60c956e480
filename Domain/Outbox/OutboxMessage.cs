namespace FamilyLink.Domain.Outbox;

/// <summary>One message owed to one chat: kind and ids, never words; those are rendered when it is claimed.</summary>
public sealed class OutboxMessage : Entity
{
    /// <summary>The school, or 0 for a chat nobody is enrolled on.</summary>
    public long SchoolId { get; init; }

    /// <summary>The kind, a key of <see cref="MessageKinds"/> and of the texts, such as call.parent.evening.</summary>
    public required string Kind { get; init; }

    /// <summary>Sending order; copied from the kind's table row.</summary>
    public Lane Lane { get; init; }

    /// <summary>Says the same thing to the same person once, such as "call 812: soon, member 45".</summary>
    public required string UniqueKey { get; init; }

    /// <summary>To whom, or null when the chat is not enrolled yet.</summary>
    public long? MemberId { get; init; }

    /// <summary>The chat, or null to look it up when claimed (the member's active address of that moment).</summary>
    public string? Address { get; private set; }

    /// <summary>The child it is about, or null.</summary>
    public long? ChildId { get; init; }

    /// <summary>The row it is about (call, session, invitation), or null.</summary>
    public long? SubjectId { get; init; }

    /// <summary>Further ids and choices for rendering, as short text; never words of a person.</summary>
    public string? Args { get; init; }

    /// <summary>Send a new message, edit or delete one of ours.</summary>
    public OutboxAct Act { get; init; }

    /// <summary>The outbox row whose message is edited, deleted or answered, or null.</summary>
    public long? TargetId { get; init; }

    /// <summary>Not before this instant, UTC, school clock.</summary>
    public DateTime NotBefore { get; private set; }

    /// <summary>Too late after this instant, UTC, school clock: Expired, not sent.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public OutboxState State { get; private set; }

    /// <summary>Rises with every claim; a paused owner that wakes is fenced off by it.</summary>
    public int Fence { get; private set; }

    /// <summary>The claim holds until, UTC, machine clock, or null.</summary>
    public DateTime? LeaseUntil { get; private set; }

    /// <summary>Not again before, UTC, machine clock; retry_after is stored here.</summary>
    public DateTime? RetryAt { get; private set; }

    /// <summary>How many attempts reached the socket.</summary>
    public int Attempts { get; private set; }

    /// <summary>Sent once more after an uncertain attempt, and marked so that the person can tell.</summary>
    public bool Marked { get; private set; }

    /// <summary>Why it stands where it stands, a key of Texts/Reasons.resx, or null.</summary>
    public string? Reason { get; private set; }

    /// <summary>When it was delivered, UTC, school clock.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>The chat service's id of the message, or null.</summary>
    public long? MessageId { get; private set; }

    /// <summary>When the row was made, UTC, school clock.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Sets when it is due and when it is too late.</summary>
    public OutboxMessage Due(DateTime notBefore, DateTime expiresAt)
    {
        (NotBefore, ExpiresAt) = (notBefore, expiresAt);
        return this;
    }

    /// <summary>Fixes the chat, for replies to a chat that may not be enrolled.</summary>
    public OutboxMessage To(string address)
    {
        Address = address;
        return this;
    }

    /// <summary>True while it is still to be sent.</summary>
    public bool Waiting => State is OutboxState.Pending or OutboxState.RetryAt;

    /// <summary>Takes it for sending until a lease ends.</summary>
    public void Claim(string? address, DateTime leaseUntil)
    {
        (State, Address, LeaseUntil) = (OutboxState.Claimed, address ?? Address, leaseUntil);
        Fence++;
    }

    /// <summary>Committed before the socket is touched.</summary>
    public void Attempt(DateTime leaseUntil)
    {
        (State, LeaseUntil) = (OutboxState.Attempting, leaseUntil);
        Attempts++;
    }

    /// <summary>Delivered.</summary>
    public void Sent(long? messageId, DateTime now) =>
        (State, MessageId, SentAt, LeaseUntil, RetryAt, Reason) = (OutboxState.Sent, messageId ?? MessageId, now, null, null, null);

    /// <summary>Provably not delivered: again later.</summary>
    public void Retry(DateTime at, string reason) =>
        (State, RetryAt, LeaseUntil, Reason) = (OutboxState.RetryAt, at, null, reason);

    /// <summary>Put back unsent, to wait for a later instant of the school clock (quiet hours).</summary>
    public void Postpone(DateTime notBefore) =>
        (State, NotBefore, LeaseUntil) = (OutboxState.Pending, notBefore, null);

    /// <summary>Put back unsent, as it was.</summary>
    public void Release() => (State, LeaseUntil) = (OutboxState.Pending, null);

    /// <summary>It may or may not have been delivered.</summary>
    public void BecomeUncertain(string reason) => Settle(OutboxState.Uncertain, reason);

    /// <summary>Sent once more, with a mark.</summary>
    public void SendMarked()
    {
        Marked = true;
        (State, RetryAt, LeaseUntil) = (OutboxState.Pending, null, null);
    }

    /// <summary>Meant again after it was settled unsent: waits for a new time.</summary>
    public void Renew(DateTime notBefore, DateTime expiresAt)
    {
        (NotBefore, ExpiresAt) = (notBefore, expiresAt);
        Settle(OutboxState.Pending, null);
    }

    /// <summary>Settles it without delivery: Expired, Cancelled, Dead or Uncertain.</summary>
    public void Settle(OutboxState state, string? reason) =>
        (State, Reason, LeaseUntil, RetryAt) = (state, reason, null, null);
}

/// <summary>What a row asks of the chat service.</summary>
public enum OutboxAct
{
    /// <summary>A new message.</summary>
    Send,
    /// <summary>Edit of one of our messages: idempotent, always retried.</summary>
    Edit,
    /// <summary>Removal of one of our messages: idempotent, always retried.</summary>
    Delete,
}

/// <summary>Where an outbox row stands.</summary>
public enum OutboxState
{
    /// <summary>Waits for its time.</summary>
    Pending,
    /// <summary>Taken by a deliverer under a lease.</summary>
    Claimed,
    /// <summary>About to touch, or touching, the socket.</summary>
    Attempting,
    /// <summary>Delivered.</summary>
    Sent,
    /// <summary>Provably not delivered; again later.</summary>
    RetryAt,
    /// <summary>Too late to be of use; not sent.</summary>
    Expired,
    /// <summary>No longer meant.</summary>
    Cancelled,
    /// <summary>Cannot be delivered.</summary>
    Dead,
    /// <summary>May have been delivered; waits for a person or a press that proves it.</summary>
    Uncertain,
}

/// <summary>Sending order: reply before alert before reminder before letter before note before announcement.</summary>
public enum Lane
{
    /// <summary>To the person who just spoke.</summary>
    Reply,
    /// <summary>A child needs somebody.</summary>
    Alert,
    /// <summary>Calls and other times.</summary>
    Reminder,
    /// <summary>Letters home.</summary>
    Letter,
    /// <summary>Notes on a child.</summary>
    Note,
    /// <summary>To all families.</summary>
    Announcement,
}
