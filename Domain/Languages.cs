using System.Globalization;

namespace FamilyLink.Domain;

/// <summary>The three languages of chat and console; each person chooses, the school's is the default.</summary>
public static class Languages
{
    /// <summary>Simplified Chinese, the neutral language of every text.</summary>
    public const string Simplified = "zh-Hans";

    /// <summary>Traditional Chinese.</summary>
    public const string Traditional = "zh-Hant";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [Simplified, Traditional, English];

    /// <summary>Whether texts exist in this language.</summary>
    public static bool Knows(string? language) => language is not null && All.Contains(language, StringComparer.Ordinal);

    /// <summary>The culture of a language; an unknown one is read as Simplified Chinese.</summary>
    public static CultureInfo Culture(string? language) => CultureInfo.GetCultureInfo(Knows(language) ? language! : Simplified);

    /// <summary>The nearest of the three to an IETF tag such as zh-TW or en-GB, or null when none is near.</summary>
    public static string? Nearest(string? tag)
    {
        if (string.IsNullOrEmpty(tag)) return null;
        var parts = tag.Split('-');
        if (parts[0].Equals("en", StringComparison.OrdinalIgnoreCase)) return English;
        if (!parts[0].Equals("zh", StringComparison.OrdinalIgnoreCase)) return null;
        return parts.Skip(1).Any(p => p.ToUpperInvariant() is "HANT" or "TW" or "HK" or "MO") ? Traditional : Simplified;
    }
}
