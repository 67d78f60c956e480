using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Bot.Texts;

/// <summary>The last look at what goes to somebody who hardly reads: no hour in digits, and no line longer than the eye takes at once (telegram.md: at most 15 characters a line).</summary>
public static partial class ShortLines
{
    /// <summary>The longest line in Chinese characters.</summary>
    public const int Longest = 15;

    /// <summary>The same in English letters.</summary>
    public const int LongestInEnglish = 30;

    /// <summary>How long a line may be in a language.</summary>
    public static int Limit(string language) => language == Languages.English ? LongestInEnglish : Longest;

    /// <summary>The same words in short lines; broken behind a mark where there is one, never inside a word, a number or a tag.</summary>
    public static string Fold(string html, string language) =>
        string.Join('\n', Hours(html, language).Split('\n').Select(line => Line(line, Limit(language))));

    /// <summary>The same words with each hour said as one says it: 晚上七点半 for 19:30, and for 7:30 where 晚上 stands before it; English hours are left as they stand.</summary>
    public static string Hours(string words, string language) => language == Languages.English ? words : Clock().Replace(words, m => Hour(language, m));

    // Whoever wrote the part of the day has said which hour is meant.
    private static string Hour(string language, Match said)
    {
        var time = TimeOnly.ParseExact(said.Groups["time"].Value, "H:mm", CultureInfo.InvariantCulture);
        return said.Groups["part"] is { Success: true } part ? part.Value + HourWords.Bare(language, time) : Moments.InWords(language, time);
    }

    /// <summary>How many characters of a line are seen: a tag none, an entity one, a joined emoji one for each of its parts.</summary>
    public static int Width(string html) => Pieces(html).Sum(p => p.Width);

    private static string Line(string line, int limit)
    {
        if (Width(line) <= limit) return line;
        var folded = new StringBuilder();
        var used = 0;
        foreach (var (text, width) in Phrases(line, limit))
        {
            if (used > 0 && used + width > limit) (used, _) = (0, folded.Append('\n'));
            folded.Append(used == 0 ? text.TrimStart(' ') : text);
            used += width;
        }
        return string.Join('\n', folded.ToString().Split('\n').Select(l => l.TrimEnd(' ')));
    }

    // What stays together: up to a mark; where even that is too long, piece by piece.
    private static IEnumerable<(string Text, int Width)> Phrases(string line, int limit)
    {
        var pieces = Pieces(line).ToList();
        for (var at = 0; at < pieces.Count;)
        {
            var end = pieces.FindIndex(at, p => p.Text.Length == 1 && Marks.Contains(p.Text[0]));
            while (end >= 0 && end + 1 < pieces.Count && Closing.Contains(pieces[end + 1].Text[0])) end++;
            var phrase = pieces[at..(end < 0 ? pieces.Count : end + 1)];
            at += phrase.Count;
            if (phrase.Sum(p => p.Width) <= limit) yield return (string.Concat(phrase.Select(p => p.Text)), phrase.Sum(p => p.Width));
            else foreach (var piece in phrase) yield return piece;
        }
    }

    private const string Marks = "，。；：！？、,;:!?.＝";
    private const string Closing = "，。；：！？、）」》,;:!?.)";

    // A word of letters or digits, an entity, a tag, or one character; a closing mark stays with what it closes.
    private static IEnumerable<(string Text, int Width)> Pieces(string html) =>
        Piece().Matches(html).Select(m => (m.Value, m.Value.StartsWith('<') ? 0 : m.Value.StartsWith('&') ? 1 : new StringInfo(m.Value).LengthInTextElements));

    [GeneratedRegex(@"(?<part>早上|早晨|清晨|上午|中午|下午|傍晚|晚上|夜里|夜裡|半夜|凌晨|[今明昨]晚|[今明]早)?\s?(?<![\d:])(?<time>([01]?\d|2[0-3]):[0-5]\d)(?![\d:])")]
    private static partial Regex Clock();

    [GeneratedRegex(@"<[^>]*>|&\w+;|[A-Za-z0-9+/_-]+(?:'[A-Za-z]+)?|\p{Cs}\p{Cs}|.", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
