using FamilyLink.Domain.Families;

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

    /// <summary>False while families whose yes no longer stands are still to be asked anew.</summary>
    public bool Spread { get; private set; } = true;

    /// <summary>The last child that was asked anew so far; they are gone through in the order of their ids.</summary>
    public long SpreadTo { get; private set; }

    /// <summary>From now on the families are asked anew, part by part.</summary>
    public ConsentText BeginSpread()
    {
        Spread = false;
        return this;
    }

    /// <summary>Everybody up to a child was asked; null says that there is nobody left.</summary>
    public void SpreadUpTo(long? childId) => (Spread, SpreadTo) = (childId is null, childId ?? SpreadTo);
}

/// <summary>What a person said to one version of a consent text; a later row overrides an earlier one.</summary>
public sealed class Consent : SchoolEntity
{
    /// <summary>Who said it; null for the child itself, who signed on paper.</summary>
    public long? MemberId { get; init; }

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

    /// <summary>Who wrote it down, as kind and id: the person in their chat, or who entered the paper.</summary>
    public string? By { get; init; }

    /// <summary>By which country's rules it was taken; later ones do not change what it was.</summary>
    public SchoolCountry Country { get; init; }

    /// <summary>The scan of the paper, or null.</summary>
    public long? ScanId { get; init; }
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
    /// <summary>An older child's own account.</summary>
    OwnAccount,
}
