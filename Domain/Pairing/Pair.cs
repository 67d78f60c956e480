namespace FamilyLink.Domain.Pairing;

/// <summary>A child and a helper (结对, forms.md 1.3): proposed, agreed to by all three, lasting from a day on until it ends with its reason.</summary>
[KeepsHistory]
public sealed class Pair : SchoolEntity
{
    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The helper: teacher or volunteer, a member.</summary>
    public long HelperId { get; init; }

    /// <summary>The day on which it is meant to begin, school calendar.</summary>
    public DateOnly WantedFrom { get; init; }

    /// <summary>First day, school calendar; null until teacher, child and family have agreed.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day, or null while it lasts.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Why it ended, or null.</summary>
    public PairEnd? EndReason { get; private set; }

    /// <summary>The pair after which this one comes, or null.</summary>
    public long? AfterId { get; init; }

    /// <summary>Where the child needs help most.</summary>
    public MainHelp Help { get; set; }

    /// <summary>The day on which the two first met (互认互知), or null.</summary>
    public DateOnly? FirstMetOn { get; private set; }

    /// <summary>A classmate who learns with the child, or null.</summary>
    public long? StudyPartnerId { get; set; }

    /// <summary>What the next helper should know, in the helper's own words, sealed under the child's key, or null.</summary>
    public byte[]? HandOverSealed { get; set; }

    /// <summary>Whether it lasts on a day.</summary>
    public bool Lasts(DateOnly day) => From <= day && (Until is null || Until >= day);

    /// <summary>All have agreed: it begins on a day; a second time changes nothing.</summary>
    public void Begin(DateOnly day) => From ??= day;

    /// <summary>The two have met; the first day stays.</summary>
    public void Meet(DateOnly day) => FirstMetOn ??= day;

    /// <summary>Ends it with a day; ending it twice keeps the first day and reason.</summary>
    public void End(DateOnly day, PairEnd reason)
    {
        if (Until is not null) return;
        (Until, EndReason) = (day, reason);
    }
}

/// <summary>Where a child needs help most (forms.md 1.3, 帮扶重点); several at once.</summary>
[Flags]
public enum MainHelp
{
    /// <summary>Not yet said.</summary>
    None = 0,
    /// <summary>Learning.</summary>
    Learning = 1,
    /// <summary>Outlook and conduct.</summary>
    Outlook = 2,
    /// <summary>Health.</summary>
    Health = 4,
    /// <summary>Daily life.</summary>
    Life = 8,
}

/// <summary>Why a pairing ended.</summary>
public enum PairEnd
{
    /// <summary>Another helper takes it on (接力).</summary>
    PassedOn,
    /// <summary>The helper left the school or the place.</summary>
    HelperLeft,
    /// <summary>The child left the school or the programme.</summary>
    ChildLeft,
    /// <summary>The helper cannot go on.</summary>
    HelperAsked,
    /// <summary>The child would not go on.</summary>
    ChildAsked,
    /// <summary>The family would not go on.</summary>
    FamilyAsked,
    /// <summary>Not renewed at the yearly asking.</summary>
    NotRenewed,
    /// <summary>The school decided so.</summary>
    School,
}
