namespace FamilyLink.Domain.FamilyPhone.ByTelephone;

/// <summary>One try of somebody at the school to tell or ask a family something that chat could not; what is still to be told is never kept, only what was tried.</summary>
public sealed class PhoneTry : SchoolEntity
{
    /// <summary>What it was about.</summary>
    public PhoneMatter Matter { get; init; }

    /// <summary>The row it was about: a call, a weekly time, a message, a binding.</summary>
    public long SubjectId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>For whom it was meant, whoever picked up.</summary>
    public long MemberId { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>What came of it.</summary>
    public PhoneTryEnd End { get; init; }
}

/// <summary>What somebody of a family must be told or asked by telephone.</summary>
public enum PhoneMatter
{
    /// <summary>A call is near: does the time suit?</summary>
    Ask,
    /// <summary>A weekly time that nobody of the school has told them.</summary>
    Time,
    /// <summary>A call has another time.</summary>
    Moved,
    /// <summary>A call will not be held.</summary>
    Cancelled,
    /// <summary>A call did not get through: when can it be made up?</summary>
    Missed,
    /// <summary>A call on the family's own phones: was it?</summary>
    OwnCall,
    /// <summary>Two weeks without a talk.</summary>
    Silent,
    /// <summary>Another message that could not be delivered for good.</summary>
    Message,
    /// <summary>The telephone of their chat may be somebody else's by now: is it still theirs?</summary>
    Phone,
    /// <summary>The child left: the calls from the school have stopped.</summary>
    Left,
}

/// <summary>What came of a try.</summary>
public enum PhoneTryEnd
{
    /// <summary>They know.</summary>
    Told,
    /// <summary>Nobody picked up.</summary>
    NoAnswer,
    /// <summary>The number does not work.</summary>
    NumberDead,
    /// <summary>A slip went home with the child.</summary>
    Slip,
}
