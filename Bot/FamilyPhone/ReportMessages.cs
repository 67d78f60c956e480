using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>The one question after a session: all got through, or tap the names that did not, then why.</summary>
public sealed class ReportMessages : IMessages
{
    /// <summary>The kinds that carry the question, its steps and its answer.</summary>
    internal static readonly string[] Kinds = ["call.teacher.after", "reply.call.after"];

    private static readonly Words Texts = new(typeof(FamilyPhoneTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("call.teacher.after", async (r, ct) => await SessionScene.Load(r, ct) is { Session.ReportedAt: null, Held.Count: > 0 } s ? Ask(r, s) : null);
        renderers.Add("reply.call.after", async (r, ct) => await SessionScene.Load(r, ct) is { } s ? Step(r, s) : null);
    }

    private static Rendered Step(Rendering r, SessionScene s)
    {
        var choice = ReportChoice.Of(r.Args());
        if (choice.Done) return Reported(r, s);
        return choice.Asking && choice.NextWithoutReason is { } id && s.Calls.FirstOrDefault(c => c.Call.Id == id) is { } call ? Why(r, call) : Ask(r, s);
    }

    private static Rendered Ask(Rendering r, SessionScene s)
    {
        var (language, choice, buttons) = (r.Tongue(), ReportChoice.Of(r.Args()), r.Buttons());
        var chosen = s.Held.Where(c => choice.Missed.Contains(c.Call.Id)).ToList();
        if (chosen.Count == 0) buttons.Row(Texts.Plain(language, "Button.All"), "all");
        buttons.Row(Name(s.Held[0]), "tap", Ids.ToShort(s.Held[0].Call.Id));
        foreach (var call in s.Held.Skip(1)) buttons.Beside(Name(call), "tap", Ids.ToShort(call.Call.Id));
        if (chosen.Count > 0) buttons.Row(Texts.Plain(language, "Button.Next"), "next");
        else buttons.Row(new Words(typeof(CardTexts)).Plain(language, "Button.Each"), "cards");
        var words = chosen.Count == 0
            ? Texts.Say(language, "After", ("day", Day(r, s)), ("count", Number(s.Held.Count)))
            : Texts.Say(language, "AfterChosen", ("names", Names.List(language, [.. chosen.Select(c => c.Child)])));
        return new Rendered(words.Markup, buttons.Markup);

        string Name(SessionCall call) => choice.Missed.Contains(call.Call.Id) ? Texts.Plain(language, "Button.NotThrough", ("name", call.Child)) : call.Child;
    }

    private static Rendered Why(Rendering r, SessionCall call)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var reason in Enum.GetValues<MissedReason>())
            buttons.Row(Texts.Plain(language, $"Reason.{reason}"), "why", $"{Ids.ToShort(call.Call.Id)}.{(int)reason}");
        buttons.Row(Common.Plain(language, "Button.Back"), "back");
        return new Rendered(Texts.Say(language, "Why", ("name", call.Child)).Markup, buttons.Markup);
    }

    private static Rendered Reported(Rendering r, SessionScene s)
    {
        var language = r.Tongue();
        var missed = s.Held.Where(c => c.Call.Outcome == CallOutcome.Missed).ToList();
        var through = s.Held.Count - missed.Count;
        var names = Html.Join(Common.Plain(language, "ListBetween"), missed.Select(c => Texts.Say(language, "ReportedName",
            ("name", c.Child), ("reason", Texts.Plain(language, $"Reason.{c.Call.MissedReason ?? MissedReason.NoAnswer}")))));
        var words = missed.Count == 0
            ? Texts.Say(language, "ReportedAll", ("day", Day(r, s)), ("count", Number(through)))
            : Texts.Say(language, "ReportedSome", ("day", Day(r, s)), ("count", Number(through)), ("names", names));
        // As long as the use case allows a change: until the end of the next day at the school.
        var open = r.Now < Zones.StartOfDay(s.Session.Day.AddDays(2), r.School!.TimeZone);
        return new Rendered(words.Markup, open ? r.Buttons().Row(Texts.Plain(language, "Button.Change"), "change").Markup : null);
    }

    private static string Day(Rendering r, SessionScene s) => CallScene.DayOf(r, s.Session.StartsAt, r.School!.TimeZone);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
