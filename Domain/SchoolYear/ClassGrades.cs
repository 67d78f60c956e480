using System.Text;
using System.Text.RegularExpressions;

namespace FamilyLink.Domain.SchoolYear;

/// <summary>In which grade a class can be in a school year: one where its name says it, several where it holds a year and the stage stays open, none where nobody can know.</summary>
public static partial class ClassGrades
{
    /// <summary>The first grade of each stage (小学, 初中, 高中).</summary>
    public static IReadOnlyList<int> Stages { get; } = [1, 7, 10];

    /// <summary>The grades that a class can be in.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="year">The school year, by the year of its first of September.</param>
    /// <param name="begins">With which grades classes of this school begin (<see cref="Begin"/>).</param>
    /// <param name="top">The grade after which children finish there, or null when nobody said.</param>
    public static IReadOnlyList<int> Of(string name, int year, IReadOnlyList<int> begins, int? top)
    {
        if (ClassName.Read(name) is not { } read) return [];
        if (read.Grade is { } grade) return [grade];
        if (read.Entry is not { } entry) return [];
        var plain = name.Normalize(NormalizationForm.FormKC);
        if (Staged().Match(plain).Groups["s"] is { Success: true } stage) begins = [stage.Value switch { "小" => 1, "初" => 7, _ => 10 }];
        // 2027届 is the year in which they finish, unless it lies behind us: then some schools mean the entry by it.
        if (Finishing().IsMatch(plain) && entry > year) return [.. begins.Select(b => Last(b) - (entry - 1 - year)).Where(g => g >= begins.Min() && g <= (top ?? ClassName.Highest)).Distinct()];
        // Who comes in September is named in the summer before.
        var years = entry == year + 1 ? 0 : year - entry;
        return years < 0 ? [] : [.. begins.Select(b => b + years).Where(g => g <= (top ?? ClassName.Highest))];
    }

    /// <summary>With which grades classes of a school begin, as far as its name tells; all three when it tells nothing.</summary>
    public static IReadOnlyList<int> Begin(string school)
    {
        if (PrimaryAtLast().IsMatch(school)) return [1];
        List<int> begins = [];
        if (Primary().IsMatch(school)) begins.Add(1);
        if (Junior().IsMatch(school)) begins.Add(7);
        if (Senior().IsMatch(school)) begins.Add(10);
        return begins.Count > 0 ? begins : Stages;
    }

    private static int Last(int begin) => begin switch { 1 => 6, 7 => 9, _ => ClassName.Highest };

    [GeneratedRegex(@"(?<s>[小初高])[学學中]?[部]?\s*(?:20\d\d|\d\d)\s*[级級届屆]|[级級届屆]\s*[(\[]?(?<s>[小初高])(?:[学學中]|\s*[(\d一二三四五六七八九十])")]
    private static partial Regex Staged();

    [GeneratedRegex("\\d\\s*[届屆]")]
    private static partial Regex Finishing();

    // 某某中学附属小学 is a primary school.
    [GeneratedRegex("(?:小学|小學|国小|國小)$")]
    private static partial Regex PrimaryAtLast();

    [GeneratedRegex("小学|小學|中小|国小|國小|九年|十二年|primary|elementary", RegexOptions.IgnoreCase)]
    private static partial Regex Primary();

    // 某某中学 may be either; 高级中学 is not.
    [GeneratedRegex("初中|初级中|初級中|国中|國中|九年|十二年|中小|(?<!高[级級])中[学學]|junior|middle|secondary", RegexOptions.IgnoreCase)]
    private static partial Regex Junior();

    [GeneratedRegex("高中|十二年|(?<!初[级級])中[学學]|高[级級]中|senior|high school|secondary|college", RegexOptions.IgnoreCase)]
    private static partial Regex Senior();
}
