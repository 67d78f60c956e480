namespace FamilyLink.Domain.FamilyPhone;

/// <summary>One teacher asked to take another's duty for a session (请人代班).</summary>
public sealed class DutyAsk : SchoolEntity
{
    /// <summary>The session.</summary>
    public long SessionId { get; init; }

    /// <summary>Whose duty it is.</summary>
    public long FromId { get; init; }

    /// <summary>Who is asked, or null when it goes to the coordinator at once.</summary>
    public long? ToId { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime AskedAt { get; init; }

    /// <summary>What was said.</summary>
    public DutyAskState State { get; private set; }

    /// <summary>Keeps what was said; only the first word counts.</summary>
    public bool Answer(DutyAskState state)
    {
        if (State != DutyAskState.Asked) return false;
        State = state;
        return true;
    }
}

/// <summary>What became of asking somebody to take a duty.</summary>
public enum DutyAskState
{
    /// <summary>No answer yet.</summary>
    Asked,
    /// <summary>The duty passed.</summary>
    Accepted,
    /// <summary>Not possible.</summary>
    Declined,
}
