using System.Text;

namespace FamilyLink.Domain.Calendar;

/// <summary>Finds a zone by what a person calls the place they are in: a city, a province or a country with one zone.</summary>
public static class Cities
{
    private const int MostAnswers = 4;

    // A short word within one slip of another is more often a different word.
    private const int ShortestForSlips = 5;

    /// <summary>Every place that is known.</summary>
    public static IReadOnlyList<City> All => CityTable.All;

    private static readonly (City City, string[] Names)[] Searchable =
        [.. All.Select(city => (city, new[] { Plain(city.Simplified), Plain(city.Traditional), Plain(city.Pinyin), Plain(city.English) }))];

    /// <summary>Up to four places for a typed text, the best first; none when nothing fits.</summary>
    public static IReadOnlyList<City> Find(string? text)
    {
        var asked = Plain(text ?? "");
        if (asked.Length == 0) return [];
        return [.. Searchable
            .Select(place => (place.City, Rank: place.Names.Min(name => Distance(asked, name))))
            .Where(found => found.Rank is not null)
            .OrderBy(found => found.Rank)
            .Take(MostAnswers)
            .Select(found => found.City)];
    }

    // Smaller is better; null when it does not fit.
    private static int? Distance(string asked, string name)
    {
        if (asked == name) return 0;
        var isLatin = char.IsAscii(name[0]);
        if (asked.Length < 2 && isLatin) return null;
        if (name.StartsWith(asked, StringComparison.Ordinal)) return 1;
        if (name.Contains(asked, StringComparison.Ordinal)) return 2;
        // "我在广东深圳打工": the place named last is the nearest.
        var at = asked.LastIndexOf(name, StringComparison.Ordinal);
        if (at >= 0 && name.Length >= (isLatin ? ShortestForSlips - 1 : 2)) return 1000 - at;
        return isLatin && IsOneSlipFrom(asked, name) ? 3 : null;
    }

    private static bool IsOneSlipFrom(string asked, string name)
    {
        if (name.Length < ShortestForSlips || Math.Abs(asked.Length - name.Length) > 1) return false;
        var same = 0;
        while (same < asked.Length && same < name.Length && asked[same] == name[same]) same++;
        var restAsked = asked.AsSpan(same);
        var restName = name.AsSpan(same);
        return asked.Length == name.Length
            ? restAsked[1..].SequenceEqual(restName[1..]) || IsSwap(restAsked, restName)
            : asked.Length > name.Length ? restAsked[1..].SequenceEqual(restName) : restAsked.SequenceEqual(restName[1..]);
    }

    private static bool IsSwap(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.Length >= 2 && one[0] == other[1] && one[1] == other[0] && one[2..].SequenceEqual(other[2..]);

    // Letters alone, without case, accents, and the 市 that people put behind a city's name.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
            if (char.IsLetter(letter)) plain.Append(char.ToLowerInvariant(letter));
        return plain.Length > 2 && plain[^1] == '市' ? plain.ToString(0, plain.Length - 1) : plain.ToString();
    }
}
