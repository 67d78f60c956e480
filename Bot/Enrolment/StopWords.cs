using FamilyLink.Bot.Texts;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Bot.Enrolment;

/// <summary>What stops when somebody says no or takes a consent back, and what goes on; from the one table of uses.</summary>
internal static class StopWords
{
    private static readonly Words Texts = new(typeof(EnrolmentTexts));

    /// <summary>What stops.</summary>
    public static string Stops(string language, ConsentPurpose purpose) =>
        string.Join(Texts.Plain(language, "Stops.Between"), ConsentUses.Stopping(purpose).Select(u => StateTexts.Of(u, Languages.Culture(language))));

    /// <summary>Both about a child, in two lines.</summary>
    public static async Task<Html> About(FamilyLinkDb db, string language, long childId, ConsentPurpose purpose, CancellationToken ct)
    {
        List<string> on = [Texts.Plain(language, "GoesOn.Phone"), Texts.Plain(language, "GoesOn.Messages")];
        foreach (var other in ConsentRules.All.Where(r => r.AboutChild && r.Purpose != purpose))
            if (await ConsentGate.Allows(db, childId, other.Purpose, ct)) on.Add(StateTexts.Of(other.Purpose, Languages.Culture(language)));
        return Texts.Say(language, "Stops", ("stops", Stops(language, purpose)), ("goes", Names.List(language, on)));
    }
}
