using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Progress;

namespace FamilyLink.Bot.Progress;

/// <summary>The question when the weekly update is to come, and what was chosen.</summary>
public sealed class UpdateHourMessages : IMessages
{
    private static readonly Words Texts = new(typeof(ProgressTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.week", (r, _) => Task.FromResult(Ask(r)));
        renderers.Add("reply.week.kept", (r, _) => Task.FromResult(Kept(r)));
    }

    private static Rendered? Kept(Rendering r)
    {
        if (r.To is not { } me) return null;
        return new Rendered((me.UpdatesOff ? Texts.Say(r.Tongue(), "WeekKeptOff") : Texts.Say(r.Tongue(), "WeekKept", ("now", At(r.Tongue(), me.UpdateDay ?? UpdateHour.Day, me.UpdateHour ?? UpdateHour.Hour)))).Markup);
    }

    private static Rendered? Ask(Rendering r)
    {
        if (r.To is not { } me) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        for (var i = 0; i < UpdateChat.Offered.Length; i++) buttons.Beside(At(language, UpdateChat.Offered[i].Day, UpdateChat.Offered[i].Hour), "at", i.ToString(CultureInfo.InvariantCulture), most: 2);
        if (!me.UpdatesOff) buttons.Row(Texts.Plain(language, "WeekNone"), "off");
        var now = At(language, me.UpdateDay ?? UpdateHour.Day, me.UpdateHour ?? UpdateHour.Hour);
        return new Rendered((me.UpdatesOff ? Texts.Say(language, "WeekNow") : Texts.Say(language, "WeekHour", ("now", now))).Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private static string At(string language, DayOfWeek day, TimeOnly hour) => Texts.Plain(language, "WeekAt", ("day", Weekdays.Short(day, Languages.Culture(language))), ("hour", Moments.Clock(hour)));
}
