using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FamilyLink.Domain.SchoolYear;

/// <summary>A class's name as schools write it, taken apart: which grade it is, and what it is called a year later.</summary>
/// <param name="Grade">The grade, 1–12; null where the name holds the year of entry instead.</param>
/// <param name="Entry">The year of entry (2023级), or null.</param>
/// <param name="Next">The name a year later; the same where the name holds the year of entry; null after grade 12.</param>
public sealed partial record ClassName(int? Grade, int? Entry, string? Next)
{
    /// <summary>The highest grade there is.</summary>
    public const int Highest = 12;

    private const string Digits = "一二三四五六七八九";
    private static readonly string[] Numerals = ["", .. Digits.Select(d => d.ToString()), "十", "十一", "十二"];

    /// <summary>Takes a name apart; null for what no rule knows, such as 学前班 or 火箭班.</summary>
    public static ClassName? Read(string name)
    {
        // Full-width figures and brackets count as the narrow ones; the name itself keeps its own.
        var plain = name.Normalize(NormalizationForm.FormKC);
        if (plain.Length != name.Length) name = plain;
        if (Cohort().Match(plain) is { Success: true } cohort) return new(null, Year(cohort.Groups["y"].Value), name);
        if (Staged().Match(plain) is { Success: true } staged) return OfStage(name, staged);
        foreach (var rule in new[] { Grades(), Chinese(), Figures(), Letters(), Hundreds(), English(), EnglishClass() })
            if (rule.Match(plain).Groups["n"] is { Success: true } found) return Of(name, found);
        return null;
    }

    private static ClassName Of(string name, Group found)
    {
        var chinese = Array.IndexOf(Numerals, found.Value);
        var grade = chinese > 0 ? chinese : int.Parse(found.Value, CultureInfo.InvariantCulture);
        if (grade >= Highest) return new(grade, null, null);
        return new(grade, null, Put(name, found, chinese > 0 ? Numerals[grade + 1] : (grade + 1).ToString(CultureInfo.InvariantCulture)));
    }

    // 小六 goes on as 初一, 初三 as 高一.
    private static ClassName OfStage(string name, Match staged)
    {
        var (stage, number) = (staged.Groups["s"].Value[0], staged.Groups["n"]);
        var chinese = Digits.IndexOf(number.Value, StringComparison.Ordinal) + 1;
        var within = chinese > 0 ? chinese : int.Parse(number.Value, CultureInfo.InvariantCulture);
        var (before, length) = stage switch { '小' => (0, 6), '初' => (6, 3), _ => (9, 3) };
        if (within > length) return new(null, null, null);
        var grade = before + within;
        if (within < length) return new(grade, null, Put(name, number, chinese > 0 ? Numerals[within + 1] : (within + 1).ToString(CultureInfo.InvariantCulture)));
        return stage == '高' ? new(grade, null, null) : new(grade, null, Put(Put(name, number, chinese > 0 ? Numerals[1] : "1"), staged.Groups["s"], stage == '小' ? "初" : "高"));
    }

    private static string Put(string name, Group place, string text) =>
        name[..place.Index] + (name[place.Index] is >= '０' and <= '９' ? string.Concat(text.Select(c => (char)(c - '0' + '０'))) : text) + name[(place.Index + place.Length)..];

    private static int Year(string digits) => int.Parse(digits, CultureInfo.InvariantCulture) is var year && digits.Length == 2 ? 2000 + year : year;

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d|\d\d)\s*[级級届屆]")]
    private static partial Regex Cohort();

    [GeneratedRegex(@"^\s*(?<s>[初高小])\s*(?<n>[一二三四五六1-6])(?!年)")]
    private static partial Regex Staged();

    [GeneratedRegex(@"(?<n>十[一二]?|[一二三四五六七八九]|(?<!\d)(?:1[0-2]|[1-9]))\s*年[级級]?")]
    private static partial Regex Grades();

    // 一（1）班, 七(3), 三2班, 三二班; but 二十班 is the twentieth class and says nothing of a grade.
    [GeneratedRegex(@"^\s*(?<n>[一二三四五六七八九])\s*[(\[【〔.、·\-–—]*\s*(?:\d|[一二三四五六七八九十][)\]】〕]|[一二三四五六七八九]十?[一二三四五六七八九]?班)")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^\s*(?<n>1[0-2]|[1-9])\s*[(\[【.、·\-–—_]\s*(?:\d|[一二三四五六七八九十])")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^\s*(?<n>1[0-2]|[1-9])\s*[A-Za-z]\s*班?\s*$")]
    private static partial Regex Letters();

    [GeneratedRegex(@"^\s*(?<n>[1-9])\d\d\s*班?\s*$")]
    private static partial Regex Hundreds();

    [GeneratedRegex(@"(?<![a-z])(?:grade|year|primary|form|g|y|p)\s*(?<n>1[0-2]|[1-9])(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(@"^\s*class\s*(?<n>1[0-2]|[1-9])\s*[-–.(/]\s*\d", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishClass();
}
