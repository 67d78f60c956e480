using System.Text;
using System.Text.RegularExpressions;

namespace FamilyLink.Domain.Families;

/// <summary>Brings classes into the order in which a school counts them: 一（1）班, 二（1）班, 三（1）班, and 2 before 10.</summary>
public static partial class ClassOrder
{
    private const string Numerals = "零一二三四五六七八九";

    /// <summary>What a class is sorted by, compared ordinally.</summary>
    public static string Key(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormKC))
            if (Numerals.IndexOf(letter, StringComparison.Ordinal) is var digit and >= 0) plain.Append(digit);
            else plain.Append(letter);
        return Number().Replace(plain.ToString(), m => m.Value.PadLeft(4, '0'));
    }

    [GeneratedRegex("[0-9]{1,4}")]
    private static partial Regex Number();
}
