using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Bot.Enrolment;

/// <summary>The question where a person is: a city is typed, its places are offered with the clock there, the school's own first.</summary>
internal static class Places
{
    private const string School = "s";
    private static readonly Words Texts = new(typeof(EnrolmentTexts));

    /// <summary>The args of a question after a typed city: what was found, as zone and pinyin.</summary>
    public static RowArgs Search(string? typed)
    {
        if (typed is null) return RowArgs.None;
        var found = Cities.Find(typed);
        return found.Count == 0 ? RowArgs.None.With("u", "1") : RowArgs.None.With("c", string.Join(',', found.Select(Key)));
    }

    /// <summary>The question, as a person sees it.</summary>
    public static Rendered Render(Rendering r, bool back)
    {
        var (language, args, buttons) = (r.Tongue(), r.Args(), r.Buttons());
        buttons.Row(Texts.Plain(language, "Button.Here"), "zone", School);
        var found = args.List("c");
        for (var i = 0; i < found.Count; i++)
            if (Of(found[i]) is { } city) buttons.Row(Button(language, city, r.Now), "zone", $"{i}");
        var words = Texts.Say(language, found.Count > 0 ? "ZoneFound" : "Zone");
        if (args["u"] is not null) words = Html.Of($"{Texts.Say(language, "ZoneUnknown")}\n\n{words}");
        return new Rendered(words.Markup, buttons.BackAndCancel(back).Markup);
    }

    /// <summary>The zone and place of a pressed button; null when it is none of those offered.</summary>
    public static (string Zone, string? Place)? Chosen(Turn turn)
    {
        var pressed = turn.Pressed!;
        if (pressed.Arg == School && turn.Speaker.School is { } school) return (school.TimeZone, null);
        var offered = RowArgs.Of(pressed.Row.Args).List("c");
        if (!int.TryParse(pressed.Arg, out var at) || at < 0 || at >= offered.Count || Of(offered[at]) is not { } city) return null;
        return (city.Zone, city.Name(Languages.Culture(turn.Language)));
    }

    private static string Button(string language, City city, DateTime now) => Texts.Plain(language, "Button.Place",
        ("place", city.Name(Languages.Culture(language))), ("clock", Moments.Clock(now, city.Zone)));

    private static string Key(City city) => $"{city.Zone}:{city.Pinyin}";

    private static City? Of(string key) => Cities.All.FirstOrDefault(c => Key(c) == key);
}
