namespace FamilyLink.Domain;

/// <summary>Every reason for which a use case can refuse; each has words in three languages in Texts/Refusals.resx.</summary>
public enum RefusalCode
{
    /// <summary>The person's role does not reach this.</summary>
    NotAllowed,
    /// <summary>There is no such row, or it is not this person's to know of.</summary>
    NotFound,
    /// <summary>Somebody else changed it meanwhile; look again.</summary>
    Conflict,
    /// <summary>The line is taken at that time; the subject is the slot or call that holds it.</summary>
    SlotTaken,
    /// <summary>The child has another call at that time; the subject is that slot or call.</summary>
    ChildBusy,
    /// <summary>The parent has another call at that time; the subject is that slot or call.</summary>
    ParentBusy,
    /// <summary>The line is not open at that time.</summary>
    LineClosed,
    /// <summary>The time is in the past.</summary>
    Past,
    /// <summary>The call was cancelled or moved.</summary>
    CallGone,
    /// <summary>It is too late to change this.</summary>
    TooLate,
    /// <summary>The call has not been held yet.</summary>
    TooEarly,
    /// <summary>This parent may not call, see or be contacted about this child.</summary>
    NotLinked,
    /// <summary>The field is missing.</summary>
    Missing,
    /// <summary>The field's value cannot be used.</summary>
    Invalid,
    /// <summary>The text is too long.</summary>
    TooLong,
    /// <summary>Another term of the school has some of these days; the subject is that term.</summary>
    TermsOverlap,
    /// <summary>There is no such place or zone.</summary>
    UnknownZone,
    /// <summary>The invitation is not known.</summary>
    InvitationUnknown,
    /// <summary>The invitation was used already.</summary>
    InvitationUsed,
    /// <summary>The invitation ran out.</summary>
    InvitationExpired,
    /// <summary>The invitation was taken back or replaced by a newer one.</summary>
    InvitationRevoked,
    /// <summary>Somebody else is enrolled on this chat.</summary>
    ChatTaken,
    /// <summary>The person is enrolled already.</summary>
    AlreadyEnrolled,
    /// <summary>Too many tries; wait an hour (reliability 17).</summary>
    TooManyTries,
    /// <summary>The check (birth date) did not match.</summary>
    CheckFailed,
    /// <summary>The message was sent or settled meanwhile and cannot be changed.</summary>
    AlreadySettled,
    /// <summary>The account was disabled or its role removed.</summary>
    AccountClosed,
    /// <summary>The school would be left without an owner.</summary>
    LastOwner,
    /// <summary>Times, openings or people changed since the plan was made.</summary>
    WeekChanged,
    /// <summary>The class has something else at that time.</summary>
    ClassBusy,
    /// <summary>The child would miss the bus.</summary>
    BusMissed,
    /// <summary>The parent sleeps then, where they are.</summary>
    ParentAsleep,
    /// <summary>The parent works then.</summary>
    ParentWorks,
    /// <summary>The name is in use.</summary>
    NameTaken,
    /// <summary>Another child of the school has this student number.</summary>
    NumberTaken,
    /// <summary>The two are one pair already, lasting or asked.</summary>
    AlreadyPaired,
    /// <summary>The helper has as many children as the school allows.</summary>
    HelperFull,
    /// <summary>The volunteer from outside is not cleared for that day.</summary>
    NotCleared,
    /// <summary>The child's class has closed: it needs an open one first.</summary>
    ClassClosed,
    /// <summary>The classes moved up this school year already.</summary>
    YearDone,
    /// <summary>By the country's rules another of the family decides, or the young person does.</summary>
    OtherDecides,
    /// <summary>The family has not agreed to this.</summary>
    NoConsent,
    /// <summary>The file is larger than what is taken.</summary>
    FileTooLarge,
    /// <summary>The file is neither a picture nor a PDF.</summary>
    FileKind,
    /// <summary>The file is cut off or damaged.</summary>
    FileBroken,
    /// <summary>A census is open already.</summary>
    CensusOpen,
    /// <summary>The words tell a mark or a rank; those are never sent (mission.md).</summary>
    MarksOrRanks,
}
