using System.Globalization;
using System.Resources;

namespace FamilyLink.Domain.Calendar;

/// <summary>Hours and small numbers as one says them (晚上七点半), for people who hardly read digits; the same in chat and on paper.</summary>
public static class HourWords
{
    private const string Digits = "零一二三四五六七八九";
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.Hours", typeof(HourWords).Assembly);

    /// <summary>晚上七点, or 7 in the evening.</summary>
    public static string Of(string language, TimeOnly time)
    {
        var part = Words.GetString("PartOfDay." + Part(time.Hour), Languages.Culture(language))!;
        return language == Languages.English ? $"{Bare(language, time)} {part}" : part + Bare(language, time);
    }

    /// <summary>七点, or 7: without the part of the day.</summary>
    public static string Bare(string language, TimeOnly time)
    {
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        if (language == Languages.English)
            return string.Create(CultureInfo.InvariantCulture, $"{hour}{(time.Minute == 0 ? "" : $":{time.Minute:00}")}");
        var (point, two) = language == Languages.Traditional ? ("點", "兩") : ("点", "两");
        return (hour == 2 ? two : Number(hour)) + point + Minutes(time.Minute);
    }

    /// <summary>二十; below a hundred.</summary>
    public static string Number(int number) => number switch
    {
        < 10 => Digits[number].ToString(),
        10 => "十",
        < 20 => "十" + Digits[number % 10],
        _ => Digits[number / 10] + "十" + (number % 10 == 0 ? "" : Digits[number % 10].ToString()),
    };

    private static string Part(int hour) => hour switch
    {
        < 5 => "Night",
        < 9 => "Morning",
        < 12 => "Forenoon",
        12 => "Noon",
        < 18 => "Afternoon",
        _ => "Evening",
    };

    private static string Minutes(int minute) => minute switch
    {
        0 => "",
        30 => "半",
        < 10 => "零" + Number(minute) + "分",
        _ => Number(minute) + "分",
    };
}
