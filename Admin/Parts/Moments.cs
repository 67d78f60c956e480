using System.Globalization;
using System.Resources;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Admin.Parts;

/// <summary>Days and times as the reader's language writes them; always a school's or a person's wall clock, never the machine's.</summary>
public static class Moments
{
    private static readonly ResourceManager s_words = new("FamilyLink.Admin.Parts.PartsTexts", typeof(PartsTexts).Assembly);

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>16:40.</summary>
    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>周五 or Fri.</summary>
    public static string Weekday(DayOfWeek day) => Weekdays.Short(day, CultureInfo.CurrentUICulture);

    /// <summary>11月27日 or 27 Nov.</summary>
    public static string Day(DateOnly date) => date.ToString(IsEnglish ? "d MMM" : "M月d日", CultureInfo.InvariantCulture);

    /// <summary>2026年11月27日 or 27 Nov 2026, for what is kept longer than a year.</summary>
    public static string Date(DateOnly date) => date.ToString(IsEnglish ? "d MMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>11月27日 周五 or Fri 27 Nov.</summary>
    public static string LongDay(DateOnly date) =>
        IsEnglish ? $"{Weekday(date.DayOfWeek)} {Day(date)}" : $"{Day(date)} {Weekday(date.DayOfWeek)}";

    /// <summary>11月27日 周五 16:40.</summary>
    public static string Full(LocalMoment moment) => $"{LongDay(moment.Date)} {Clock(moment.Time)}";

    /// <summary>The same of an instant (UTC) in a zone (IANA).</summary>
    public static string Full(DateTime instantUtc, string zone) => Full(LocalMoment.At(instantUtc, zone));

    /// <summary>A moment with its place where the two clocks differ: 11月27日 周五 16:40（学校）＝ 那边 17:40; the other weekday too when it is another day there.</summary>
    public static string Both(BothTimes times) => !times.Differ ? Full(times.School)
        : string.Format(CultureInfo.InvariantCulture, s_words.GetString("BothTimes", CultureInfo.CurrentUICulture)!, Full(times.School),
            times.WeekdaysDiffer ? $"{Weekday(times.Person.Weekday)} {Clock(times.Person.Time)}" : Clock(times.Person.Time));

    /// <summary>2 or 2.5: a figure as short as it can be.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>周五 16:40 of an instant (UTC) in a zone (IANA).</summary>
    public static string Short(DateTime instantUtc, string zone)
    {
        var at = LocalMoment.At(instantUtc, zone);
        return $"{Weekday(at.Weekday)} {Clock(at.Time)}";
    }
}
