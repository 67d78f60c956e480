namespace FamilyLink.Domain.Care;

/// <summary>Why something owed to a child could not be done within its window: an answer like any other (因故未做).</summary>
[KeepsHistory]
public sealed class CareExcuse : SchoolEntity
{
    /// <summary>What its words are sealed for.</summary>
    public const string Purpose = "care.excuse";

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>What was owed.</summary>
    public CareDuty Duty { get; init; }

    /// <summary>The first day of its window, school calendar.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day of its window.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Why.</summary>
    public CareReason Reason { get; private set; }

    /// <summary>More words, sealed under the child's key, or null.</summary>
    public byte[]? TextSealed { get; private set; }

    /// <summary>Who said so, as kind and id.</summary>
    public string Who { get; private set; } = "";

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; private set; }

    /// <summary>Keeps what was said; a later word takes its place.</summary>
    public void Say(CareReason reason, byte[]? text, string who, DateTime now) => (Reason, TextSealed, Who, At) = (reason, text, who, now);
}

/// <summary>Why something could not be done.</summary>
public enum CareReason
{
    /// <summary>The child was ill or away.</summary>
    ChildAway,
    /// <summary>Nobody of the family was at home, or picked up.</summary>
    FamilyAway,
    /// <summary>The family would rather not, this time.</summary>
    FamilyAsked,
    /// <summary>Weather or road.</summary>
    Road,
    /// <summary>The teacher was ill or away.</summary>
    TeacherAway,
    /// <summary>Something else.</summary>
    Other,
}

/// <summary>A day on which a school's teachers were told what is owed; one a day, whatever happens.</summary>
public sealed class CareRun : SchoolEntity
{
    /// <summary>The day, school calendar.</summary>
    public DateOnly Day { get; init; }
}
