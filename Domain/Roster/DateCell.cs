using System.Globalization;
using System.Text.RegularExpressions;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Domain.Roster;

/// <summary>A date of birth: as a date, a spreadsheet's serial number, with dots, dashes or 年月日, or by the lunar calendar.</summary>
public sealed partial record DateCell : CellKind
{
    private const int OldestAge = 25;

    /// <inheritdoc />
    public override CellRead Read(string text, DateOnly today)
    {
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Trim();
        var lunar = LunarMark().IsMatch(plain);
        if (lunar) plain = LunarMark().Replace(plain, "").Trim();
        if (lunar || LunarWords().IsMatch(plain)) return LunarText.Read(plain) is { } date ? Checked(date, today) with { Lunar = true } : new(null, ProblemCode.NotDate);
        if (Serial().IsMatch(plain)) return Checked(DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(plain, CultureInfo.InvariantCulture))), today);
        var found = Parts().Match(plain) is { Success: true } spaced ? spaced : Together().Match(plain);
        if (found.Success) return Whole(found, today);
        return DateOnly.TryParseExact(plain, English, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var named) ? Checked(named, today)
            : new(null, YearMonth().IsMatch(plain) ? ProblemCode.DayMissing : ProblemCode.NotDate);
    }

    private static readonly string[] English = ["d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d-MMM-yyyy"];

    private static CellRead Whole(Match found, DateOnly today)
    {
        var (year, month, day) = (Number(found, "y"), Number(found, "m"), Number(found, "d"));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? Checked(new DateOnly(year, month, day), today) : new(null, ProblemCode.NotDate);
    }

    private static CellRead Checked(DateOnly date, DateOnly today) =>
        date > today || date < today.AddYears(-OldestAge) ? new(null, ProblemCode.DateUnlikely) : new(IsoDate.Of(date));

    private static int Number(Match found, string part) => int.Parse(found.Groups[part].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("农历|農曆|阴历|陰曆|旧历|舊曆|lunar", RegexOptions.IgnoreCase)]
    private static partial Regex LunarMark();

    [GeneratedRegex("初[一二三四五六七八九十]|[正冬腊臘]月|闰|閏|廿")]
    private static partial Regex LunarWords();

    [GeneratedRegex(@"^[2-5]\d{4}(\.0+)?$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"^(?<y>[12]\d{3})\s*[-/.年\s]\s*(?<m>\d{1,2})\s*[-/.月\s]\s*(?<d>\d{1,2})\s*[日号]?(\s+0?0:00(:00)?)?$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?<y>(19|20)\d{2})(?<m>\d{2})(?<d>\d{2})$")]
    private static partial Regex Together();

    [GeneratedRegex(@"^(19|20)\d{2}\s*[-/.年]?\s*\d{1,2}\s*月?$")]
    private static partial Regex YearMonth();
}

/// <summary>Reads a date of the lunar calendar: 2015年三月初五, 2015年闰四月廿一, 2015-3-5.</summary>
internal static partial class LunarText
{
    private const string Digits = "〇一二三四五六七八九十";

    public static DateOnly? Read(string text)
    {
        var found = Shape().Match(text.Trim(' ', '(', ')', '（', '）'));
        if (!found.Success) return null;
        var (month, day) = (Number(found.Groups["m"].Value), Number(found.Groups["d"].Value.Replace("初", "", StringComparison.Ordinal)));
        return month is >= 1 and <= 12 && day is >= 1 and <= 30
            ? Lunar.ToSolar(new LunarDate(int.Parse(found.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), month, day, found.Groups["leap"].Success)) : null;
    }

    private static int Number(string text) => text switch
    {
        "正" => 1,
        "冬" => 11,
        "腊" or "臘" => 12,
        _ when int.TryParse(text, CultureInfo.InvariantCulture, out var plain) => plain,
        _ => Spelled(text.Replace("廿", "二十", StringComparison.Ordinal).Replace("卅", "三十", StringComparison.Ordinal)),
    };

    private static int Spelled(string text)
    {
        var ten = text.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return text.Length == 1 ? Digits.IndexOf(text, StringComparison.Ordinal) : -1;
        var tens = ten == 0 ? 1 : Digits.IndexOf(text[0], StringComparison.Ordinal);
        return tens * 10 + (ten == text.Length - 1 ? 0 : Digits.IndexOf(text[^1], StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?<y>(19|20)\d{2})\s*[-/.年]?\s*(?<leap>[闰閏])?(?<m>[正冬腊臘一二三四五六七八九十]{1,2}|\d{1,2})\s*[-/.月]\s*(?<d>初?[一二三四五六七八九十廿卅]{1,3}|\d{1,2})\s*日?$")]
    private static partial Regex Shape();
}
