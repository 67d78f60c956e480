using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Spoken;

/// <summary>In which speech somebody is spoken to: a dialect in the school's own word, or standard Mandarin.</summary>
public static class Dialects
{
    /// <summary>The speech of who has no dialect; kept as the empty word, so that each language calls it as it likes.</summary>
    public const string Standard = "";

    /// <summary>The longest name of a dialect, in characters.</summary>
    public const int Longest = 20;

    /// <summary>A dialect as it is kept: trimmed; nothing, 普通话 and its like are the standard. Null for what is too long or holds control characters.</summary>
    public static string? Read(string? text)
    {
        var plain = (text ?? "").Trim();
        if (plain is "普通话" or "普通話" or "国语" or "國語" or "Mandarin") return Standard;
        return plain.Length > Longest || plain.Any(c => char.IsControl(c) || c is ';' or '=' or ',') ? null : plain;
    }

    /// <summary>In which speeches a member may be spoken to, best first: the dialect, then standard Mandarin; who reads English alone and named no dialect hears nothing.</summary>
    public static IReadOnlyList<string> For(Member member, string language) =>
        member.Dialect is { Length: > 0 } dialect ? [dialect, Standard]
        : language == Languages.English ? []
        : [Standard];
}
