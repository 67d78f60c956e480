using System.Globalization;
using System.Text;

namespace FamilyLink.Bot.Texts;

/// <summary>Keeps what people wrote from breaking a message: control characters, lone surrogates, letters that turn the line around.</summary>
public static class Tame
{
    private const char Isolate = '\u2068';
    private const char EndIsolate = '\u2069';

    /// <summary>The text without what breaks lines of others; text in right-to-left letters is set apart from its neighbours.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var tamed = new StringBuilder(text.Length + 2);
        var turns = false;
        foreach (var rune in text.EnumerateRunes())
        {
            turns |= IsRightToLeft(rune);
            if (Keeps(rune)) tamed.Append(rune.ToString());
        }
        return turns ? $"{Isolate}{tamed}{EndIsolate}" : tamed.ToString();
    }

    /// <summary>The same on one line and at most so many UTF-16 units long, for buttons.</summary>
    public static string Line(string? text, int most)
    {
        var line = Text(text).Replace('\n', ' ').Trim();
        if (line.Length <= most) return line;
        var cut = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
        return Closed(line[..cut]) + "…";
    }

    // A cut may have lost the end of the isolate.
    private static string Closed(string line) => line.Contains(Isolate) && !line.Contains(EndIsolate) ? line + EndIsolate : line;

    // Joiners stay: emoji are built with them. Embeddings, overrides and isolates go: ours are enough.
    private static bool Keeps(Rune rune) =>
        rune.Value is '\n' or 0x200C or 0x200D
        || !(rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF;
}
