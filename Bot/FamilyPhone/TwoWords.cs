using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>The messages of a call for who hardly reads: short lines, the hour in words and on their own clock alone, two big buttons.</summary>
internal static class TwoWords
{
    /// <summary>How many times are offered at once: two can be compared.</summary>
    public const int AtOnce = 2;

    private static readonly Words Texts = new(typeof(TwoTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <summary>A text with all that a call can fill in.</summary>
    public static Html Say(CallScene s, string key) => Texts.Say(s.Language, key, Values(s));

    /// <summary>The same as a message.</summary>
    public static Rendered Tell(CallScene s, string key, string? spoken = null, InlineKeyboardMarkup? buttons = null) => new(Say(s, key).Markup, buttons) { Spoken = spoken };

    /// <summary>周六上午十点 on one wall alone; a day that is far away takes a line of its own, but not on a button.</summary>
    public static string When(Rendering r, DateTime instant, string zone, bool button = false)
    {
        var (language, at) = (r.Tongue(), LocalMoment.At(instant, zone));
        var (day, hour) = (Day(r, instant, zone), Moments.InWords(language, at.Time));
        var one = language == Domain.Languages.English ? $"{day} {hour}" : day + hour;
        // One place is left for the mark behind it.
        return button || ShortLines.Width(one) < ShortLines.Limit(language) ? one : $"{day}\n{hour}";
    }

    // 明天, 周六, or the date alone: who hardly reads need not sort out both.
    private static string Day(Rendering r, DateTime instant, string zone)
    {
        var date = Zones.DateAt(instant, zone);
        var away = date.DayNumber - Zones.DateAt(r.Now, zone).DayNumber;
        return away is >= 0 and <= 2 ? CallScene.DayOf(r, instant, zone)
            : away is > 2 and <= 6 ? Weekdays.Short(date.DayOfWeek, Domain.Languages.Culture(r.Tongue())) : Moments.Day(r.Tongue(), date);
    }

    /// <summary>Why a call was missed, said without blame, and the times at which it can be made up.</summary>
    public static async Task<Rendered> Missed(CallScene s, CancellationToken ct)
    {
        var buttons = s.Rendering.Buttons();
        var times = await MoveOffer.Add(s, buttons, 0, thisWeek: true, ct);
        var why = s.Call.MissedReason switch
        {
            MissedReason.School => "MissedSchool",
            MissedReason.ChildAway => "MissedChild",
            _ => "Missed",
        };
        return new Rendered(Html.Join("\n", [Say(s, why), Say(s, times == 0 ? "MakeUpNone" : "MakeUp")]).Markup, AskTeacher(s, buttons)) { Spoken = Domain.Spoken.Prompts.Missed };
    }

    /// <summary>When the child calls again.</summary>
    public static Html Next(CallScene s, DateTime startsAt) => Texts.Say(s.Language, "GuardianNext", ("day", Day(s.Rendering, startsAt, s.School.TimeZone)));

    /// <summary>Adds 叫老师 in a row of its own.</summary>
    public static InlineKeyboardMarkup AskTeacher(CallScene s, Buttons buttons) => buttons.Row(Common.Plain(s.Language, "Button.AskTeacher"), "teacher").Markup;

    private static (string, Html)[] Values(CallScene s) =>
    [
        ("child", s.ChildName), ("relation", s.Parent),
        ("day", Day(s.Rendering, s.Call.StartsAt, s.Rendering.Zone)), ("when", When(s.Rendering, s.Call.StartsAt, s.Rendering.Zone)),
        ("schoolday", Day(s.Rendering, s.Call.StartsAt, s.School.TimeZone)), ("schoolwhen", When(s.Rendering, s.Call.StartsAt, s.School.TimeZone)),
    ];
}
