namespace FamilyLink.Domain.Enrolment;

/// <summary>An invitation for one member to enrol; single use, its secrets kept only as hashes (reliability 17).</summary>
public sealed class Invitation : SchoolEntity
{
    /// <summary>Who is invited.</summary>
    public long MemberId { get; init; }

    /// <summary>Keyed hash of the 128-bit link code, hex.</summary>
    public required string LinkHash { get; init; }

    /// <summary>Keyed hash of the typed code of 40 bits, hex.</summary>
    public required string ShortHash { get; init; }

    /// <summary>A link from the screen (72 hours) or a printed card (45 days, checked before it counts).</summary>
    public InvitationKind Kind { get; init; }

    /// <summary>When it was issued, UTC, school clock.</summary>
    public DateTime IssuedAt { get; init; }

    /// <summary>When it runs out, UTC, school clock.</summary>
    public DateTime ExpiresAt { get; init; }

    /// <summary>Open, used, revoked or replaced.</summary>
    public InvitationState State { get; private set; }

    /// <summary>When the state last changed, UTC, school clock.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>True once a printed card passed its check, or needs none.</summary>
    public bool Checked { get; private set; }

    /// <summary>Records that the check (birth date, or the coordinator's yes) was passed.</summary>
    public void Pass() => Checked = true;

    /// <summary>Settles an open invitation; a settled one stays as it is.</summary>
    public void Settle(InvitationState state, DateTime now)
    {
        if (State != InvitationState.Open) return;
        (State, SettledAt) = (state, now);
    }
}

/// <summary>How an invitation travels.</summary>
public enum InvitationKind
{
    /// <summary>Link or QR from the screen: lives 72 hours.</summary>
    Screen,
    /// <summary>Printed card: lives 45 days and is checked before it counts.</summary>
    Printed,
}

/// <summary>Where an invitation stands.</summary>
public enum InvitationState
{
    /// <summary>Can be used until it expires.</summary>
    Open,
    /// <summary>Used.</summary>
    Used,
    /// <summary>Taken back.</summary>
    Revoked,
    /// <summary>A newer one was issued.</summary>
    Replaced,
}

/// <summary>A wrong code or birth date; five per chat and hour, ten per printed card are allowed (reliability 17).</summary>
public sealed class CodeTry : Entity
{
    /// <summary>The chat, or the card that was guessed at.</summary>
    public required string Address { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; init; }
}
