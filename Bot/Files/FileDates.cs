using System.Globalization;
using System.Text.RegularExpressions;
using FamilyLink.Bot.Enrolment;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Bot.Files;

/// <summary>Reads a day as families say it: 2026-02-17, 2024年3月, 12月28日, 春节; and finds the Spring Festival that is meant.</summary>
internal static partial class FileDates
{
    private static readonly string[] Feast = ["春节", "春節", "过年", "過年", "springfestival", "newyear"];

    /// <summary>The day, or null when it cannot be read; a day without a year is the next one, or the last one for what is past.</summary>
    public static DateOnly? Read(string typed, DateOnly today, bool ahead)
    {
        var narrow = string.Concat(typed.Trim().Take(40).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        if (BirthDates.Read(narrow) is { } whole) return whole;
        var plain = narrow.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (Array.Exists(Feast, f => plain.Contains(f, StringComparison.Ordinal)))
            return Year().Match(plain) is { Success: true } named ? Spring(Number(named, 1)) : SpringFestival(today, ahead);
        if (YearMonth().Match(narrow) is { Success: true } month) return Day(Number(month, 1), Number(month, 2), 1);
        if (MonthDay().Match(narrow) is not { Success: true } day) return null;
        var (m, d) = (Number(day, 1), day.Groups[2].Success ? Number(day, 2) : 1);
        return Day(today.Year, m, d) is not { } near ? null : ahead ? near < today ? Day(today.Year + 1, m, d) : near : near > today ? Day(today.Year - 1, m, d) : near;
    }

    /// <summary>The next Spring Festival, or the last one.</summary>
    public static DateOnly SpringFestival(DateOnly today, bool ahead)
    {
        var near = Spring(today.Year)!.Value;
        return ahead ? near < today ? Spring(today.Year + 1)!.Value : near : near > today ? Spring(today.Year - 1)!.Value : near;
    }

    private static DateOnly? Spring(int year) => year is >= 2001 and <= 2098 ? Festivals.In(year).First(f => f.Festival == Festival.SpringFestival).Date : null;

    private static DateOnly? Day(int year, int month, int day) => year is >= 1900 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(20[0-9]{2})")]
    private static partial Regex Year();

    [GeneratedRegex(@"^\s*((?:19|20)[0-9]{2})\s*[-./年\s]\s*([0-9]{1,2})\s*月?\s*$")]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"^\s*([0-9]{1,2})\s*[-./月\s]\s*(?:([0-9]{1,2})\s*[日号號]?)?\s*$")]
    private static partial Regex MonthDay();
}
