namespace FamilyLink.Domain.Enrolment;

/// <summary>Why a chat is taken back from a member; the name stands in the audit chain.</summary>
public enum BindingEnd
{
    /// <summary>The telephone was passed on to somebody else.</summary>
    PassedOn,
    /// <summary>The telephone was lost or stolen.</summary>
    Lost,
    /// <summary>The wrong person was bound to it.</summary>
    WrongPerson,
    /// <summary>The person asked for it.</summary>
    Asked,
    /// <summary>The person has it on another telephone now.</summary>
    Moved,
}
