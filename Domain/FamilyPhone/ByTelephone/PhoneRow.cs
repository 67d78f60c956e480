using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.FamilyPhone.ByTelephone;

/// <summary>Somebody who must be phoned, and about what.</summary>
/// <param name="Matter">What it is about.</param>
/// <param name="SubjectId">The row it is about; with matter and person it names the row of the list.</param>
/// <param name="ChildId">The child.</param>
/// <param name="MemberId">Whom to phone.</param>
/// <param name="At">The instant it is about, UTC: the call's start, or since when.</param>
public sealed record PhoneRow(PhoneMatter Matter, long SubjectId, long ChildId, long MemberId, DateTime At)
{
    /// <summary>The call to answer, move or report here, or null.</summary>
    public Call? Call { get; init; }

    /// <summary>The weekly time, for <see cref="PhoneMatter.Time"/>.</summary>
    public CallSlot? Slot { get; init; }

    /// <summary>For <see cref="PhoneMatter.Message"/>: its kind.</summary>
    public string? MessageKind { get; init; }

    /// <summary>The child's name.</summary>
    public string Child { get; init; } = "";

    /// <summary>Its class.</summary>
    public string Class { get; init; } = "";

    /// <summary>The person's name.</summary>
    public string Member { get; init; } = "";

    /// <summary>What the person is to the child.</summary>
    public Relation Relation { get; init; }

    /// <summary>What the person of the call is to the child; another one when a guardian is told.</summary>
    public Relation Caller { get; init; }

    /// <summary>True when the person is the parent of the call and can answer for it.</summary>
    public bool Answers { get; init; }

    /// <summary>Why chat does not do.</summary>
    public ReachState Reach { get; init; }

    /// <summary>The instant at the school and where the person is.</summary>
    public BothTimes Times { get; init; }

    /// <summary>True when the family left a number.</summary>
    public bool HasNumber { get; init; }

    /// <summary>Another adult of the child to ask when the number is missing or does not work, or null.</summary>
    public (long Id, string Name, Relation Relation)? Through { get; init; }

    /// <summary>What was tried so far, oldest first.</summary>
    public List<PhoneTry> Tries { get; init; } = [];
}
