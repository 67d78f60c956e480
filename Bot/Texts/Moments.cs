using System.Globalization;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Bot.Texts;

/// <summary>Says instants the way families read them: with the place, and both places when their clocks differ.</summary>
public static class Moments
{
    private static readonly Words Texts = new(typeof(CommonTexts));

    /// <summary>周五 19:00, or 周五 19:00（学校）＝ 您那边 20:00 when the clocks differ; a day more than six days away with its date.</summary>
    public static string Both(string language, DateTime instant, string schoolZone, string personZone, DateTime now)
    {
        var times = BothTimes.Of(instant, schoolZone, personZone);
        var school = Of(language, times.School, schoolZone, now);
        if (!times.Differ) return school;
        var there = times.WeekdaysDiffer ? Of(language, times.Person, personZone, now) : Clock(times.Person.Time);
        return Texts.Plain(language, "BothTimes", ("school", school), ("there", there));
    }

    /// <summary>周五 19:00 ＝ 您那边 20:00, short enough for a button.</summary>
    public static string Brief(string language, DateTime instant, string schoolZone, string personZone, DateTime now)
    {
        var times = BothTimes.Of(instant, schoolZone, personZone);
        var school = Of(language, times.School, schoolZone, now);
        if (!times.Differ) return school;
        var there = times.WeekdaysDiffer ? $"{Weekdays.Short(times.Person.Weekday, Languages.Culture(language))} {Clock(times.Person.Time)}" : Clock(times.Person.Time);
        return Texts.Plain(language, "BothTimesBrief", ("school", school), ("there", there));
    }

    /// <summary>周五 19:00 on one wall alone.</summary>
    public static string At(string language, DateTime instant, string zone, DateTime now) =>
        Of(language, LocalMoment.At(instant, zone), zone, now);

    /// <summary>19:00 on the wall of a zone.</summary>
    public static string Clock(DateTime instant, string zone) => Clock(LocalMoment.At(instant, zone).Time);

    /// <summary>19:00.</summary>
    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>晚上七点: the hour in words, for people who hardly read digits.</summary>
    public static string InWords(string language, TimeOnly time) => HourWords.Of(language, time);

    private static string Of(string language, LocalMoment moment, string zone, DateTime now)
    {
        var culture = Languages.Culture(language);
        var day = Weekdays.Short(moment.Weekday, culture);
        var away = moment.Date.DayNumber - Zones.DateAt(now, zone).DayNumber;
        return away is >= 0 and <= 6 ? $"{day} {Clock(moment.Time)}" : $"{Day(language, moment.Date)} {day} {Clock(moment.Time)}";
    }

    /// <summary>11月27日 or 27 Nov.</summary>
    public static string Day(string language, DateOnly date) => language == Languages.English
        ? date.ToString("d MMM", CultureInfo.InvariantCulture)
        : date.ToString("M月d日", CultureInfo.InvariantCulture);

    /// <summary>20, or 二十 for people who hardly read digits; below a hundred.</summary>
    public static string Count(string language, int number, bool inWords) =>
        !inWords || language == Languages.English ? number.ToString(CultureInfo.InvariantCulture)
        : number != 2 ? HourWords.Number(number) : language == Languages.Traditional ? "兩" : "两";
}
