namespace FamilyLink.Domain.Enrolment;

/// <summary>A version of the consent text in one language, as the school uses it.</summary>
public sealed class ConsentText : SchoolEntity
{
    /// <summary>What it is for; basic service first.</summary>
    public ConsentPurpose Purpose { get; init; }

    /// <summary>Language: zh-Hans, zh-Hant or en.</summary>
    public required string Language { get; init; }

    /// <summary>Counts up from 1; languages of one version say the same.</summary>
    public int TextVersion { get; init; }

    /// <summary>The words.</summary>
    public required string Body { get; init; }

    /// <summary>True when it means something else than the version before: who agreed to that one is asked again.</summary>
    public bool AsksAgain { get; init; } = true;
}

/// <summary>What a person said to one version of a consent text; a later row overrides an earlier one.</summary>
public sealed class Consent : SchoolEntity
{
    /// <summary>Who said it.</summary>
    public long MemberId { get; init; }

    /// <summary>The child it is about; null for the basic service, which is about the member.</summary>
    public long? ChildId { get; init; }

    /// <summary>What it is for.</summary>
    public ConsentPurpose Purpose { get; init; }

    /// <summary>The version that was shown.</summary>
    public int TextVersion { get; init; }

    /// <summary>The language in which it was shown.</summary>
    public required string Language { get; init; }

    /// <summary>Yes or no.</summary>
    public bool Given { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>How the person was known: the button pressed, or the paper signed with its day ("paper 2026-11-20").</summary>
    public required string Proof { get; init; }
}

/// <summary>What a consent is for.</summary>
public enum ConsentPurpose
{
    /// <summary>Phone number, calls and messages.</summary>
    Basic,
    /// <summary>Letters.</summary>
    Letters,
    /// <summary>Pictures.</summary>
    Pictures,
    /// <summary>Video.</summary>
    Video,
    /// <summary>Contact with the counsellor.</summary>
    Counselling,
    /// <summary>Statistics.</summary>
    Statistics,
}
