using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;
using Weekdays = FamilyLink.Domain.Calendar.Weekdays;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What a parent hears before a call: the question of the evening and the word half an hour before.</summary>
public sealed class ParentMessages : IMessages
{
    /// <summary>The kinds that carry the evening's question or its answer.</summary>
    internal static readonly string[] EveningKinds = ["call.parent.evening", "call.parent.nudge", "reply.call.evening", "call.changed"];

    private static readonly Words Texts = new(typeof(FamilyPhoneTexts));
    private static readonly Words Care = new(typeof(CareTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("call.parent.evening", With(Question));
        renderers.Add("call.parent.nudge", With(s => s.Call is { Open: true, Answer: CallAnswer.None, WantsOtherTime: false } && s.Call.StartsAt > s.Rendering.Now ? Ask(s, nudge: true) : null));
        renderers.Add("reply.call.evening", async (r, ct) => await CallScene.Load(r, ct) is { } s ? await Answered(s, ct) : null);
        renderers.Add("call.parent.soon", With(Soon));
    }

    internal static Render With(Func<CallScene, Rendered?> words) =>
        async (r, ct) => await CallScene.Load(r, ct) is { } scene ? words(scene) : null;

    // Asked only while it can be answered: what came to nothing meanwhile is not sent.
    private static Rendered? Question(CallScene s) => s.Call.Open && s.Call.StartsAt > s.Rendering.Now ? Ask(s) : null;

    private static Rendered Ask(CallScene s, bool nudge = false)
    {
        var buttons = s.Rendering.Buttons();
        string Text(string key) => Texts.Plain(s.Language, key);
        if (s.TwoButtons)
        {
            buttons.Row(Text("Button.Suits"), "yes").Row(Text("Button.OtherTime"), "other");
            return TwoWords.Tell(s, s.OwnPhones ? "AskOwn" : "Ask", Prompts.Ask, buttons.Markup);
        }
        buttons.Beside(Text("Button.Suits"), "yes").Beside(Text("Button.OtherTime"), "other").Row(Text("Button.NotThisWeek"), "no");
        if (nudge) return new Rendered(Care.Say(s.Language, "Nudge", ("family", s.Family), ("times", s.Times), ("child", s.ChildName)).Markup, buttons.Markup);
        var words = Texts.Say(s.Language, s.OwnPhones ? "EveningOwn" : "Evening", ("family", s.Family), ("day", s.Day), ("child", s.ChildName), ("times", s.Times));
        return new Rendered(words.Markup, buttons.Markup);
    }

    // The edited message says what is true of the call when it is rendered, whatever was pressed.
    private static async Task<Rendered> Answered(CallScene s, CancellationToken ct)
    {
        if (s.Call.Plan != CallPlan.Planned) return new Rendered(Words(s, "Gone").Markup);
        var over = s.Call.StartsAt <= s.Rendering.Now || s.Call.Outcome != CallOutcome.None;
        if (!over && s.Rendering.Args()["q"] is not null) return Ask(s);
        var key = s.Call switch
        {
            { WantsOtherTime: true } => "OtherTime",
            { Answer: CallAnswer.Declined } => "Declined",
            { Answer: CallAnswer.Confirmed } => s.OwnPhones ? "ConfirmedOwn" : "Confirmed",
            _ => over ? "Past" : null,
        };
        if (key is null) return Ask(s);
        var words = Words(s, key);
        if (key == "Declined" && !over) return await NotThisTime(s, words, ct);
        if (!over && s.Call is { Answer: CallAnswer.Confirmed, SlotId: { } slot }) return await ForTheTerm(s, words, await s.Rendering.Db.Slots.AsNoTracking().FirstAsync(x => x.Id == slot, ct));
        return new Rendered(words.Markup, over ? null : s.Rendering.Buttons().Row(Texts.Plain(s.Language, "Button.Change"), "again").Markup);
    }

    // One yes can do for the whole term; taking it back is as near.
    private static Task<Rendered> ForTheTerm(CallScene s, Html words, CallSlot slot)
    {
        var buttons = s.Rendering.Buttons().Row(Texts.Plain(s.Language, "Button.Change"), "again");
        if (slot.StandingUntil is { } until && until >= s.Call.Day)
        {
            var all = s.TwoButtons ? TwoWords.Say(s, "Standing") : Care.Say(s.Language, "Standing", ("until", Moments.Day(s.Language, until)), ("weekday", Weekdays.Short(slot.Weekday, Domain.Languages.Culture(s.Language))));
            return Task.FromResult(new Rendered(Html.Join("\n", [words, all]).Markup, buttons.Row(Care.Plain(s.Language, "Button.Weekly"), "weekly").Markup));
        }

        return Task.FromResult(new Rendered(words.Markup, buttons.Row(Care.Plain(s.Language, "Button.Always"), "always").Markup));
    }

    // Who cannot this time is shown at once what else this week has.
    private static async Task<Rendered> NotThisTime(CallScene s, Html words, CancellationToken ct)
    {
        var buttons = s.Rendering.Buttons();
        var count = await MoveOffer.Add(s, buttons, 0, thisWeek: true, ct);
        var offer = count == 0 ? words : Html.Of($"{words}\n{(s.TwoButtons ? TwoWords.Say(s, "Offer") : Texts.Say(s.Language, "DeclinedOffer"))}");
        return new Rendered(offer.Markup, buttons.Row(Texts.Plain(s.Language, "Button.Word"), "word").Row(Texts.Plain(s.Language, "Button.Change"), "again").Markup);
    }

    private static Html Words(CallScene s, string key) => s.TwoButtons ? TwoWords.Say(s, key) : key switch
    {
        "Gone" or "Past" => Texts.Say(s.Language, key),
        "Confirmed" or "ConfirmedOwn" => Texts.Say(s.Language, key, ("child", s.ChildName), ("times", s.Times)),
        _ => Texts.Say(s.Language, key, ("times", s.Times)),
    };

    private static Rendered? Soon(CallScene s)
    {
        if (!s.Call.Open || s.Call.Answer == CallAnswer.Declined || s.Call.StartsAt <= s.Rendering.Now) return null;
        var times = BothTimes.Of(s.Call.StartsAt, s.School.TimeZone, s.Rendering.Zone);
        var clock = Moments.Clock(times.Person.Time);
        var there = times.Differ ? Texts.Plain(s.Language, "With", ("clock", clock)) : clock;
        var lead = Lead(s.Language, s.Call.StartsAt - s.Rendering.Now, inWords: s.TwoButtons);
        if (s.TwoButtons) return new Rendered(Html.Join("\n", [lead, TwoWords.Say(s, s.OwnPhones ? "SoonOwn" : "Soon")]).Markup) { Spoken = s.OwnPhones ? null : Prompts.Soon };
        return new Rendered(Texts.Say(s.Language, s.OwnPhones ? "SoonOwn" : "Soon", ("lead", lead), ("child", s.ChildName), ("there", there)).Markup);
    }

    // Quiet hours may have moved it earlier, a busy line later: it says what is true.
    private static string Lead(string language, TimeSpan left, bool inWords) => left.TotalMinutes switch
    {
        >= 25 and <= 35 => Texts.Plain(language, "Lead.Half"),
        < 60 => Texts.Plain(language, "Lead.Minutes", ("minutes", Moments.Count(language, Math.Max(1, (int)Math.Round(left.TotalMinutes)), inWords))),
        _ => Texts.Plain(language, "Lead.Later"),
    };
}
