namespace FamilyLink.Domain.Enrolment;

/// <summary>What a purpose rests on.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="AboutChild">False for the basic service, which each member gives for themselves.</param>
/// <param name="OpenUnlessRefused">True when silence does not stop it: figures without a name.</param>
public sealed record ConsentRule(ConsentPurpose Purpose, bool AboutChild, bool OpenUnlessRefused);

/// <summary>The one table of purposes; the gates of the use cases read it.</summary>
public static class ConsentRules
{
    /// <summary>Every purpose.</summary>
    public static IReadOnlyList<ConsentRule> All { get; } =
    [
        new(ConsentPurpose.Basic, AboutChild: false, OpenUnlessRefused: false),
        new(ConsentPurpose.Letters, AboutChild: true, OpenUnlessRefused: false),
        new(ConsentPurpose.Pictures, AboutChild: true, OpenUnlessRefused: false),
        new(ConsentPurpose.Video, AboutChild: true, OpenUnlessRefused: false),
        new(ConsentPurpose.Counselling, AboutChild: true, OpenUnlessRefused: false),
        new(ConsentPurpose.Statistics, AboutChild: true, OpenUnlessRefused: true),
    ];

    /// <summary>A purpose's rule.</summary>
    public static ConsentRule Of(ConsentPurpose purpose) => All[(int)purpose];

    /// <summary>
    /// How a purpose stands for a child. One entitled adult's yes is enough while no entitled adult's last word is no: the laws
    /// ask for a guardian's consent, and a doubt is for the child. A yes to a text that has since been replaced by one that asks
    /// again opens nothing until it is given anew.
    /// </summary>
    /// <param name="last">The last word of each adult who may consent.</param>
    /// <param name="required">The version from which on a yes stands.</param>
    public static ConsentStanding Standing(IEnumerable<Consent> last, int required)
    {
        var said = last.ToList();
        if (said.Exists(c => !c.Given)) return ConsentStanding.Refused;
        if (said.Exists(c => c.TextVersion >= required)) return ConsentStanding.Given;
        return said.Count > 0 ? ConsentStanding.AskAgain : ConsentStanding.NotAsked;
    }
}

/// <summary>How a purpose stands for a child.</summary>
public enum ConsentStanding
{
    /// <summary>Nobody who may consent has said anything.</summary>
    NotAsked,
    /// <summary>Yes.</summary>
    Given,
    /// <summary>Yes, to a text that means something else by now.</summary>
    AskAgain,
    /// <summary>Somebody who may consent said no, or took it back.</summary>
    Refused,
}
