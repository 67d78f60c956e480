namespace FamilyLink.Domain.Families;

/// <summary>How a person can be reached at present; only the coordinator sees it, and nothing is red merely for want of a chat.</summary>
public enum ReachState
{
    /// <summary>By chat.</summary>
    Chat,
    /// <summary>The person blocked the bot: telephone or the other adults of the child; the schedule stays.</summary>
    Blocked,
    /// <summary>The chat account was closed or is not known any more.</summary>
    Lost,
    /// <summary>The telephone may be somebody else's by now: nothing is said to it until a teacher has checked.</summary>
    Doubted,
    /// <summary>On paper and by telephone: an ordinary state.</summary>
    Paper,
    /// <summary>Not yet enrolled: hand over an invitation.</summary>
    NotEnrolled,
    /// <summary>Said no to messages: by telephone.</summary>
    NoConsent,
    /// <summary>Left the programme.</summary>
    Left,
}
