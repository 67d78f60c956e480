namespace FamilyLink.Domain.Pairing;

/// <summary>One asking of all three about a pairing: at its beginning, and again each year. Teacher and child are both volunteers, the family agrees (mission.md, promise 2).</summary>
[KeepsHistory]
public sealed class PairAsk : SchoolEntity
{
    /// <summary>The pairing.</summary>
    public long PairId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The helper.</summary>
    public long HelperId { get; init; }

    /// <summary>The school year it renews for, by the year in which that begins; 0 for the first asking.</summary>
    public int RenewsYear { get; init; }

    /// <summary>When it was asked, UTC, school clock.</summary>
    public DateTime AskedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public AskStanding Standing { get; private set; }

    /// <summary>Whose answer is waited for, while it is open.</summary>
    public Party Turn { get; private set; }

    /// <summary>Since when, UTC, school clock.</summary>
    public DateTime TurnAt { get; private set; }

    /// <summary>When whoever's turn it is will be reminded, UTC, school clock; null once they were.</summary>
    public DateTime? NudgeAt { get; private set; }

    /// <summary>When it is back with the coordinator, UTC, school clock.</summary>
    public DateTime BackAt { get; private set; }

    /// <summary>The teacher who asks the child, or null when the coordinator does it.</summary>
    public long? AskerId { get; private set; }

    /// <summary>Who said no, or null.</summary>
    public Party? DeclinedBy { get; private set; }

    /// <summary>When it was settled, UTC, school clock, or null.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>It is somebody's turn from now on.</summary>
    public void Pass(Party to, DateTime now, PairingRules rules, long? askerId = null) =>
        (Turn, TurnAt, NudgeAt, BackAt, AskerId) = (to, now, now.AddDays(rules.NudgeAfterDays), now.AddDays(rules.BackAfterDays), askerId);

    /// <summary>Whoever's turn it is is reminded, this once.</summary>
    public void Nudge() => NudgeAt = null;

    /// <summary>All have agreed.</summary>
    public void Agree(DateTime now) => Settle(AskStanding.Agreed, null, now);

    /// <summary>Somebody said no, or the school took it back.</summary>
    public void Decline(Party by, DateTime now) => Settle(AskStanding.Declined, by, now);

    private void Settle(AskStanding standing, Party? by, DateTime now)
    {
        if (Standing == AskStanding.Open) (Standing, DeclinedBy, SettledAt, NudgeAt) = (standing, by, now, null);
    }
}

/// <summary>What one of the three said to an asking; a later word of the same person overrides an earlier one.</summary>
public sealed class PairWord : SchoolEntity
{
    /// <summary>The asking.</summary>
    public long AskId { get; init; }

    /// <summary>For whom it was said.</summary>
    public Party Party { get; init; }

    /// <summary>Which adult of the family, or the helper; null for the child.</summary>
    public long? MemberId { get; init; }

    /// <summary>Yes or no.</summary>
    public bool Yes { get; init; }

    /// <summary>The day on which it was said, school calendar.</summary>
    public DateOnly Day { get; init; }

    /// <summary>How it is known.</summary>
    public WordWay Way { get; init; }

    /// <summary>Who wrote it down, as kind and id.</summary>
    public required string Who { get; init; }
}

/// <summary>The three who are asked, and the school that may take it back.</summary>
public enum Party
{
    /// <summary>The helper.</summary>
    Helper,
    /// <summary>The child.</summary>
    Child,
    /// <summary>A parent or guardian who may consent.</summary>
    Family,
    /// <summary>The school.</summary>
    School,
}

/// <summary>Where an asking stands.</summary>
public enum AskStanding
{
    /// <summary>Somebody has not answered yet.</summary>
    Open,
    /// <summary>All three said yes.</summary>
    Agreed,
    /// <summary>One said no.</summary>
    Declined,
}

/// <summary>How an answer reached the school.</summary>
public enum WordWay
{
    /// <summary>A button in the chat.</summary>
    Chat,
    /// <summary>Signed on paper.</summary>
    Paper,
    /// <summary>Said face to face or by telephone.</summary>
    Spoken,
}
