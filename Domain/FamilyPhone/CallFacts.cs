namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Whether a call is to be held.</summary>
public enum CallPlan
{
    /// <summary>It is to be held.</summary>
    Planned,
    /// <summary>Another call stands in its place.</summary>
    Moved,
    /// <summary>It will not be held.</summary>
    Cancelled,
    /// <summary>It rests: the family is together or the child is away; it can be taken up again.</summary>
    Paused,
}

/// <summary>What the parent said before the call.</summary>
public enum CallAnswer
{
    /// <summary>Nothing yet.</summary>
    None,
    /// <summary>The time suits.</summary>
    Confirmed,
    /// <summary>Not this week.</summary>
    Declined,
}

/// <summary>How a call went.</summary>
public enum CallOutcome
{
    /// <summary>Not said yet.</summary>
    None,
    /// <summary>Child and parent spoke.</summary>
    Happened,
    /// <summary>They did not.</summary>
    Missed,
    /// <summary>Nobody said within 48 hours.</summary>
    Unknown,
}

/// <summary>Why a call was missed; never blame (mission.md).</summary>
public enum MissedReason
{
    /// <summary>Nobody picked up.</summary>
    NoAnswer,
    /// <summary>The parent could not this week.</summary>
    ParentBusy,
    /// <summary>The child was away or ill.</summary>
    ChildAway,
    /// <summary>The number was wrong or dead.</summary>
    NumberDead,
    /// <summary>The line or the school could not.</summary>
    School,
}

/// <summary>How a child was after a call, in the few words of the register (forms.md 1.9).</summary>
public enum CallMood
{
    /// <summary>Happy.</summary>
    Happy,
    /// <summary>Calm.</summary>
    Calm,
    /// <summary>Low.</summary>
    Low,
    /// <summary>In tears.</summary>
    Tears,
}
