using System.Globalization;

namespace FamilyLink.Domain.Calendar;

/// <summary>How lunar months and days are spoken: 农历九月初八, 農曆閏六月廿一, "8th of the 9th lunar month".</summary>
public static class LunarNames
{
    private static readonly string[] Months = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];
    private static readonly string[] Tens = ["初", "十", "廿", "三"];
    private static readonly string[] Ones = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>Month and day of a lunar date, in the culture's language.</summary>
    public static string Of(LunarDate date, CultureInfo culture)
    {
        if (culture.TwoLetterISOLanguageName == "en")
            return $"{Ordinal(date.Day)} of the {(date.IsLeap ? "leap " : "")}{Ordinal(date.Month)} lunar month";
        var simplified = $"农历{(date.IsLeap ? "闰" : "")}{Months[date.Month - 1]}月{Day(date.Day)}";
        return Weekdays.IsTraditional(culture) ? Traditional(simplified) : simplified;
    }

    private static string Day(int day) => day switch
    {
        10 => "初十",
        20 => "二十",
        30 => "三十",
        _ => Tens[day / 10] + Ones[day % 10],
    };

    private static string Traditional(string text) =>
        text.Replace("农历", "農曆", StringComparison.Ordinal).Replace('闰', '閏').Replace('腊', '臘');

    private static string Ordinal(int number) => number + ((number % 10, number / 10) switch
    {
        (1, not 1) => "st",
        (2, not 1) => "nd",
        (3, not 1) => "rd",
        _ => "th",
    });
}
