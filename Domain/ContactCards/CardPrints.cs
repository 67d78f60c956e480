using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Domain.ContactCards;

/// <summary>Fingerprints of what stands on a card, keyed by the child and the card: the table tells which field is another, never what was in it.</summary>
internal static class CardPrints
{
    private const string Purpose = "card.print";
    private const int Length = 16;

    /// <summary>The prints of a new card.</summary>
    public static string Take(Sealer sealer, long cardId, CardContent content) => string.Join(';', Of(sealer, cardId, content).Select(p => $"{p.Key}={p.Value}"));

    /// <summary>The fields that say something else today; empty while the card holds good.</summary>
    public static List<CardField> Changed(Sealer sealer, ContactCard card, CardContent content)
    {
        var then = card.Prints.Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        return [.. Of(sealer, card.Id, content).Where(p => then.GetValueOrDefault(p.Key.ToString()) != p.Value).Select(p => p.Key)];
    }

    private static Dictionary<CardField, string> Of(Sealer sealer, long cardId, CardContent content)
    {
        var fields = content.Fields.ToList();
        // With the key gone nothing can be known again, so everything counts as changed.
        var hashes = sealer.Hash(content.ChildId, Purpose, cardId, fields.ConvertAll(f => $"{f.Field}\n{f.Plain}"));
        return fields.Select((f, i) => (f.Field, Hash: hashes is null ? "" : Convert.ToHexStringLower(hashes[i])[..Length])).ToDictionary(f => f.Field, f => f.Hash);
    }
}
