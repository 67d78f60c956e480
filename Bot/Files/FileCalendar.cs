using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Bot.Files;

/// <summary>A day by buttons: the Spring Festival, not yet known, or a small month to tap on.</summary>
internal static class FileCalendar
{
    /// <summary>Adds the buttons; a month as 2026-12 opens its days.</summary>
    public static Buttons Add(Rendering r, Buttons buttons, Words texts, bool ahead, DateOnly today, string? month)
    {
        var language = r.Tongue();
        if (IsoDate.Read(month + "-01") is { } first) return Month(buttons, language, first, ahead, today);
        var feast = FileDates.SpringFestival(today, ahead);
        buttons.Row(texts.Plain(language, "Button.Feast", ("day", Moments.Day(language, feast))), "day", IsoDate.Of(feast));
        if (r.To is not { TwoButtons: true }) buttons.Row(texts.Plain(language, "Button.Month"), "month", IsoDate.Of(today)[..7]);
        return ahead ? buttons.Beside(texts.Plain(language, "Button.NotKnown"), "none", most: r.To is { TwoButtons: true } ? 1 : 2) : buttons;
    }

    /// <summary>2026年2月17日 or 17 Feb 2026.</summary>
    public static string Day(string language, DateOnly day) => day.ToString(language == Languages.English ? "d MMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    // Weeks begin on Monday; what lies on the wrong side of today is a dot.
    private static Buttons Month(Buttons buttons, string language, DateOnly first, bool ahead, DateOnly today)
    {
        var at = IsoDate.Of(first)[..7];
        buttons.Row("◀", "month", IsoDate.Of(first.AddMonths(-1))[..7]);
        buttons.Beside(first.ToString(language == Languages.English ? "MMM yyyy" : "yyyy年M月", CultureInfo.InvariantCulture), "month", at).Beside("▶", "month", IsoDate.Of(first.AddMonths(1))[..7]);
        var day = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        for (var end = first.AddMonths(1); day < end;)
        {
            for (var i = 0; i < 7; i++, day = day.AddDays(1))
            {
                var good = day.Month == first.Month && (ahead ? day >= today : day <= today);
                var (text, verb, arg) = good ? (day.Day.ToString(CultureInfo.InvariantCulture), "day", IsoDate.Of(day)) : ("·", "month", at);
                if (i == 0) buttons.Row(text, verb, arg);
                else buttons.Beside(text, verb, arg, most: 7);
            }
        }

        return buttons;
    }
}
