using System.Text.RegularExpressions;

namespace FamilyLink.Bot.Enrolment;

/// <summary>Reads a date of birth as people type it: 2016-05-03, 2016年5月3日, 20160503, 2016.5.3.</summary>
internal static partial class BirthDates
{
    /// <summary>The date, or null when it cannot be read.</summary>
    public static DateOnly? Read(string typed)
    {
        var narrow = string.Concat(typed.Take(40).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        var match = Parts().Match(narrow);
        if (!match.Success) match = Packed().Match(narrow);
        if (!match.Success) return null;
        var (year, month, day) = (Number(match, 1), Number(match, 2), Number(match, 3));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*([12][09][0-9]{2})\s*[-./年\s－．]\s*([0-9]{1,2})\s*[-./月\s－．]\s*([0-9]{1,2})\s*[日号號]?\s*$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\s*([12][09][0-9]{2})([0-9]{2})([0-9]{2})\s*$")]
    private static partial Regex Packed();
}
