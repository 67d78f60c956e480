namespace FamilyLink.Domain.Care;

/// <summary>Why the school as a whole could not do something within its window (因故未做): an answer like any other.</summary>
[KeepsHistory]
public sealed class SchoolDutyExcuse : SchoolEntity
{
    /// <summary>What its words are sealed for.</summary>
    public const string Purpose = "care.school.excuse";

    /// <summary>What was owed.</summary>
    public SchoolDuty Duty { get; init; }

    /// <summary>The first day of its window, school calendar.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day of its window.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Why.</summary>
    public SchoolReason Reason { get; private set; }

    /// <summary>More words, sealed under the school's key, or null.</summary>
    public byte[]? TextSealed { get; private set; }

    /// <summary>Who said so, as kind and id.</summary>
    public string Who { get; private set; } = "";

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; private set; }

    /// <summary>Keeps what was said; a later word takes its place.</summary>
    public void Say(SchoolReason reason, byte[]? text, string who, DateTime now) => (Reason, TextSealed, Who, At) = (reason, text, who, now);
}

/// <summary>Why a school could not do something.</summary>
public enum SchoolReason
{
    /// <summary>Weather or road.</summary>
    Weather,
    /// <summary>The school was closed, or an illness went round.</summary>
    Closed,
    /// <summary>Exams or an inspection.</summary>
    Exams,
    /// <summary>Who was to hold it could not come.</summary>
    SpeakerAway,
    /// <summary>Something else.</summary>
    Other,
}

/// <summary>What was said of one window.</summary>
/// <param name="Duty">What was owed.</param>
/// <param name="Span">The window.</param>
/// <param name="Reason">Why.</param>
/// <param name="Words">More words, or null.</param>
public sealed record SchoolExcuse(SchoolDuty Duty, CareSpan Span, SchoolReason Reason, string? Words);
