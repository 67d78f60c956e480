using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Bot.Progress;

/// <summary>What the school has asked somebody of a family and still waits for, in a few words each.</summary>
internal static class UpdateAsks
{
    private static readonly Words Texts = new(typeof(ProgressTexts));

    /// <summary>Consents, a pairing, one's own part of a child's file.</summary>
    public static async Task<List<string>> Open(Rendering r, Sealer sealer, List<long> children, CancellationToken ct)
    {
        var (language, asks) = (r.Tongue(), await WeekAsks.OfPerson(r.Db, sealer, r.To!, r.Now, r.School!.TimeZone, children, ct));
        List<string> words = [.. asks.Consents.Select(p => StateTexts.Of(p, Languages.Culture(language)))];
        if (asks.Pairing) words.Add(Texts.Plain(language, "AskPairing"));
        if (asks.File) words.Add(Texts.Plain(language, "AskFile"));
        return words;
    }
}
