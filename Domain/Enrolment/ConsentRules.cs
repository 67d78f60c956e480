namespace FamilyLink.Domain.Enrolment;

/// <summary>What a purpose rests on.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="AboutChild">False for the basic service, which each member gives for themselves.</param>
public sealed record ConsentRule(ConsentPurpose Purpose, bool AboutChild);

/// <summary>The one table of purposes; the gates of the use cases read it.</summary>
public static class ConsentRules
{
    /// <summary>Every purpose.</summary>
    public static IReadOnlyList<ConsentRule> All { get; } =
        [.. Enum.GetValues<ConsentPurpose>().Select(p => new ConsentRule(p, AboutChild: p != ConsentPurpose.Basic))];

    /// <summary>A purpose's rule.</summary>
    public static ConsentRule Of(ConsentPurpose purpose) => All[(int)purpose];

    /// <summary>
    /// How a purpose stands for a child. One yes that counts (<see cref="Entitled.MayAgree"/>) is enough while nobody entitled
    /// last said no: the laws ask for one consent, and a doubt is for the child. A yes to a text that has since been replaced
    /// by one that asks again opens nothing until it is given anew.
    /// </summary>
    /// <param name="who">Who has a say.</param>
    /// <param name="last">The last word of each.</param>
    /// <param name="required">The version from which on a yes stands.</param>
    public static ConsentStanding Standing(Entitled who, IEnumerable<Consent> last, int required)
    {
        var said = last.ToList();
        if (said.Exists(c => !c.Given && who.MayRefuse(c.MemberId, c.At))) return ConsentStanding.Refused;
        var yes = said.FindAll(c => c.Given && who.MayAgree(c.MemberId, c.At));
        if (yes.Exists(c => c.TextVersion >= required)) return ConsentStanding.Given;
        return yes.Count > 0 ? ConsentStanding.AskAgain : ConsentStanding.NotAsked;
    }
}

/// <summary>How a purpose stands for a child.</summary>
public enum ConsentStanding
{
    /// <summary>Nobody whose yes counts has said anything.</summary>
    NotAsked,
    /// <summary>Yes.</summary>
    Given,
    /// <summary>Yes, to a text that means something else by now.</summary>
    AskAgain,
    /// <summary>Somebody entitled said no, or took it back.</summary>
    Refused,
}
