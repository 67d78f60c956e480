using System.Globalization;

namespace FamilyLink.Domain.Calendar;

/// <summary>Weekday names as the schools write them, the same on every machine whatever its culture data say.</summary>
public static class Weekdays
{
    private const string Chinese = "日一二三四五六";
    private static readonly string[] EnglishNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>周五, 週五 or Fri, by the culture.</summary>
    public static string Short(DayOfWeek day, CultureInfo culture) => culture.TwoLetterISOLanguageName switch
    {
        "en" => EnglishNames[(int)day],
        _ => (IsTraditional(culture) ? "週" : "周") + Chinese[(int)day],
    };

    /// <summary>星期五 or Friday, for people who read letter by letter.</summary>
    public static string Long(DayOfWeek day, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" ? day.ToString() : "星期" + Chinese[(int)day];

    /// <summary>Whether a culture writes traditional characters.</summary>
    internal static bool IsTraditional(CultureInfo culture)
    {
        for (var at = culture; !string.IsNullOrEmpty(at.Name); at = at.Parent)
            if (at.Name == "zh-Hant") return true;
        return false;
    }
}
