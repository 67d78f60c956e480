using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Pairing;

/// <summary>The questions about pairings, one after the other in one message, to helper, child's teacher and family.</summary>
public sealed class PairAskMessages : IMessages
{
    private static readonly Words Texts = new(typeof(PairingTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("pairing.ask", async (r, ct) => await Next(r, ct) is { } next ? Question(next) : null);
        renderers.Add("reply.pairing.ask", Answered);
        renderers.Add("reply.pairing.about", About);
    }

    private static async Task<Asked?> Next(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member) return null;
        var queue = await PairQueue.Of(r.Db, member.Id, ct);
        return queue is [var first, ..] && await PairScene.Load(r, first.PairId, ct) is { } scene ? new Asked(first, scene, queue.Count) : null;
    }

    private static Rendered Question(Asked a) => a.Ask.Turn switch
    {
        Party.Helper => new Rendered(Lines(Say(a, a.Ask.RenewsYear > 0 ? "HelperRenew" : a.Scene.Before is null ? "Helper" : "HelperAfter"), More(a)),
            Buttons(a, "Button.Willing", "Button.NotNow", a.Ask.RenewsYear > 0 ? null : "Button.About", "about").Markup),
        Party.Child => new Rendered(Lines(Say(a, a.Ask.RenewsYear > 0 ? "ChildRenew" : "Child"), More(a)), Buttons(a, "Button.ChildYes", "Button.ChildNo", null, "").Markup),
        _ => new Rendered(Say(a, FamilyKey(a)).Markup, Buttons(a, "Button.Fine", "Button.NotFine", a.TwoButtons ? null : "Button.Talk", "talk").Markup) { Spoken = Prompts.Pairing },
    };

    // What was answered is said first, then the next question, if there is one.
    private static async Task<Rendered?> Answered(Rendering r, CancellationToken ct)
    {
        var (args, language) = (r.Args(), r.Tongue());
        var thanks = Html.Empty;
        if (args["said"] is { } said && await r.Db.PairAsks.AsNoTracking().FirstOrDefaultAsync(x => x.Id == r.Row.SubjectId, ct) is { } ask && await PairScene.Load(r, ask.PairId, ct, leftToo: true) is { } scene)
            thanks = Thanks(new Asked(ask, scene, 0), said);
        if (args["over"] is not null) thanks = Texts.Say(language, "Over");
        if (await Next(r, ct) is not { } next) return new Rendered((thanks == Html.Empty ? Texts.Say(language, "Over") : thanks).Markup);
        var question = Question(next);
        return thanks == Html.Empty ? question : question with { Html = $"{thanks.Markup}\n\n{question.Html}" };
    }

    private static Html Thanks(Asked a, string said) => said switch
    {
        "helper.yes" => Say(a, "HelperYes"),
        "helper.no" => Say(a, "HelperNo"),
        "child.yes" => Say(a, "ChildYes"),
        "child.no" => Say(a, "ChildNo"),
        "family.no" => Say(a, "FamilyNo"),
        "talk" => Say(a, "FamilyTalk"),
        _ => Say(a, a.Ask.RenewsYear > 0 ? "FamilyYesRenew" : a.Scene.Pair.From is null ? "FamilyYesSoon" : "FamilyYes"),
    };

    // Only what a school would say anyway: nothing of the file.
    private static async Task<Rendered?> About(Rendering r, CancellationToken ct)
    {
        if (await r.Db.PairAsks.AsNoTracking().FirstOrDefaultAsync(x => x.Id == r.Row.SubjectId && x.Standing == AskStanding.Open && x.HelperId == r.To!.Id, ct) is not { } ask || await PairScene.Load(r, ask.PairId, ct) is not { } s) return await Answered(r, ct);
        var (language, culture, child) = (r.Tongue(), Languages.Culture(r.Tongue()), s.Child);
        List<string> facts = [];
        if (child.Sex is { } sex) facts.Add(StateTexts.Of(sex, culture));
        if (child.BirthDate is { } born) facts.Add(Texts.Plain(language, "AboutAge", ("age", new Birthday(born, BirthdayCalendar.Solar).AgeOn(s.Today).ToString(CultureInfo.InvariantCulture))));
        if (child.LivesWith == Domain.Families.LivesWith.Alone) facts.Add(Texts.Plain(language, "AboutAlone"));
        else if (child.LivesWith != Domain.Families.LivesWith.Unknown) facts.Add(Texts.Plain(language, "AboutLives", ("who", StateTexts.Of(child.LivesWith, culture))));
        if (child.Boards) facts.Add(Texts.Plain(language, "AboutBoards"));
        var asked = new Asked(ask, s, 1);
        var words = Lines(Say(asked, "AboutChild"), string.Join(Texts.Plain(language, "Comma"), facts),
            s.Pair.Help == MainHelp.None ? Html.Empty : Texts.Say(language, "AboutHelp", ("help", HelpWords(s.Pair.Help, language))), Texts.Say(language, "AboutTask"));
        return new Rendered(words, Buttons(asked, "Button.Willing", "Button.NotNow", "Button.BackToAsk", "ask").Markup);
    }

    /// <summary>学习、生活: where help is needed, in words.</summary>
    internal static string HelpWords(MainHelp help, string language) => string.Join(Texts.Plain(language, "Comma"),
        Enum.GetValues<MainHelp>().Where(h => h != MainHelp.None && help.HasFlag(h)).Select(h => StateTexts.Of(h, Languages.Culture(language))));

    private static string FamilyKey(Asked a) => a switch
    {
        { TwoButtons: true } => "FamilyTwo",
        { Ask.RenewsYear: > 0 } => "FamilyRenew",
        { Scene.Helper.Kind: not Domain.Families.MemberKind.Teacher } => "FamilyOutside",
        { Scene.Before: not null } => "FamilyAfter",
        _ => "Family",
    };

    private static Buttons Buttons(Asked a, string yes, string no, string? third, string thirdVerb)
    {
        var (language, arg) = (a.Scene.Language, a.Ask.Turn.ToString()[..1] + Ids.ToShort(a.Ask.Id));
        var buttons = a.Scene.Rendering.Buttons().Beside(Texts.Plain(language, yes), "yes", arg);
        if (third is not null) buttons.Beside(Texts.Plain(language, third), thirdVerb, arg);
        return buttons.Beside(Texts.Plain(language, no), "no", arg);
    }

    private static Html More(Asked a) => a.Count < 2 ? Html.Empty : Texts.Say(a.Scene.Language, "More", ("count", a.Count.ToString(CultureInfo.InvariantCulture)));

    private static Html Say(Asked a, string key) => Texts.Say(a.Scene.Language, key,
        ("helper", a.Scene.HelperName), ("child", a.Scene.ChildName), ("class", a.Scene.Class), ("before", a.Scene.Before is { } before ? PairScene.NameOf(a.Scene.Language, before) : ""),
        ("teacher", a.Scene.Rendering.To is { } to ? PairScene.NameOf(a.Scene.Language, to) : ""), ("kind", StateTexts.Of(a.Scene.Kind, Languages.Culture(a.Scene.Language))), ("day", a.Scene.Day(a.Scene.Pair.From)));

    private static string Lines(params IEnumerable<Html> lines) => Html.Join("\n", lines.Where(l => l != Html.Empty)).Markup;

    private sealed record Asked(PairAsk Ask, PairScene Scene, int Count)
    {
        public bool TwoButtons => Scene.Rendering.To?.TwoButtons == true;
    }
}
