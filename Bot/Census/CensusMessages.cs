using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Census;

/// <summary>The census in the chat: the question, the card of each child with the facts that change, never a number; and how far it has come.</summary>
/// <param name="sealer">Opens the address.</param>
public sealed class CensusMessages(Sealer sealer) : IMessages
{
    private const int LongestAddress = 40;
    private static readonly Words Texts = new(typeof(CensusTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(CensusAsking.Ask, (r, ct) => Question(r, "Ask", ct));
        renderers.Add(CensusAsking.Remind, (r, ct) => Question(r, "Remind", ct));
        renderers.Add("reply.census.card", Card);
        renderers.Add("reply.census.fact", (r, ct) => Choices(r, "Fact", "fact", Enum.GetValues<CensusFact>().Select(f => (Texts.Plain(r.Tongue(), $"Fact.{f}"), f.ToString())), ct));
        renderers.Add("reply.census.value", Value);
        renderers.Add("reply.census.words", AskWords);
        renderers.Add("reply.census.left", (r, ct) => Choices(r, "Left", "why", Enum.GetValues<CensusAbout>().Where(a => a is not (CensusAbout.Guardian or CensusAbout.Phone)).Select(a => (StateTexts.Of(a, Languages.Culture(r.Tongue())), a.ToString())), ct));
        renderers.Add("reply.census.stop", Stopped);
        renderers.Add("reply.census.done", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "Done").Markup)));
        renderers.Add("reply.census.none", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "None").Markup)));
    }

    // A round that is closed, or a class that is through, is not spoken of any more.
    private static async Task<Rendered?> Question(Rendering r, string key, CancellationToken ct)
    {
        if (r.To is not { } teacher || !await r.Db.CensusRounds.AnyAsync(c => c.Id == r.Row.SubjectId && c.ClosedOn == null, ct)) return null;
        var children = await CensusAnswers.Of(r.Db, r.Row.SubjectId!.Value, teacher.Id, ct);
        var left = children.Count(c => !c.Answered);
        if (left == 0) return null;
        var classes = await r.Db.Classes.Where(k => k.TeacherId == teacher.Id && r.Db.Children.Any(c => c.ClassId == k.Id && c.Status == ChildStatus.AtSchool)).Select(k => k.Name).ToListAsync(ct);
        var language = r.Tongue();
        var words = Texts.Say(language, key, ("teacher", Names.Teacher(language, teacher.Name)), ("class", Names.List(language, [.. classes.Order(StringComparer.Ordinal)])), ("count", Number(left)), ("all", Number(children.Count)));
        return new Rendered(words.Markup, r.Buttons().Row(Texts.Plain(language, key == "Ask" ? "Button.Begin" : "Button.GoOn"), "begin").Markup);
    }

    private async Task<Rendered?> Card(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } teacher || r.Row is not { SubjectId: { } round, ChildId: { } id } || await CensusAnswers.Card(r.Db, sealer, round, id, ct) is not { } card) return null;
        var children = await CensusAnswers.Of(r.Db, round, teacher.Id, ct);
        var (at, language) = (children.FindIndex(c => c.ChildId == id), r.Tongue());
        // Somebody else's class by now.
        if (at < 0) return null;
        var (culture, none) = (Languages.Culture(language), Texts.Plain(language, "NotKnown"));
        var guardians = card.Guardians.Select(g => $"{Names.Relation(language, g.Relation)} {g.Name}").ToList();
        var words = Texts.Say(language, "Card",
            ("n", Number(at + 1)), ("of", Number(children.Count)), ("class", card.Class), ("child", card.Child.Name),
            ("away", StateTexts.Of(card.Child.Away, culture)), ("with", StateTexts.Of(card.Child.LivesWith, culture)), ("boards", Texts.Plain(language, card.Child.Boards ? "Boards" : "DayPupil")),
            ("guardians", guardians.Count == 0 ? none : Names.List(language, guardians)), ("address", card.Address is { } address ? Tame.Line(address, LongestAddress) : none));
        if (card.Said is { } said) words = Html.Of($"{words}\n\n{Texts.Say(language, "Said", ("said", StateTexts.Of(said, culture)))}");
        var buttons = r.Buttons().Row(Texts.Plain(language, card.Said == CensusSaid.Changed ? "Button.NoMore" : "Button.Same"), "same")
            .Beside(Texts.Plain(language, card.Said == CensusSaid.Changed ? "Button.More" : "Button.Change"), "change").Row(Texts.Plain(language, "Button.Left"), "left").Row(Texts.Plain(language, "Button.Stop"), "stop");
        if (at > 0) buttons.Beside(Texts.Plain(language, "Button.Previous"), "prev");
        if (at < children.Count - 1) buttons.Beside(Texts.Plain(language, "Button.Next"), "next");
        return new Rendered(words.Markup, buttons.Markup);
    }

    private static async Task<Rendered?> Value(Rendering r, CancellationToken ct)
    {
        var (language, culture) = (r.Tongue(), Languages.Culture(r.Tongue()));
        IEnumerable<(string, string)> Of<T>() where T : struct, Enum => Enum.GetValues<T>().Skip(1).Select(v => (StateTexts.Of(v, culture), v.ToString()));
        return await Choices(r, "Value", "set", r.Args()["f"] switch
        {
            nameof(CensusFact.Away) => Of<Away>(),
            nameof(CensusFact.LivesWith) => Of<LivesWith>(),
            _ => [(Texts.Plain(language, "Boards"), "yes"), (Texts.Plain(language, "DayPupil"), "no")],
        }, ct);
    }

    private static async Task<Rendered?> AskWords(Rendering r, CancellationToken ct)
    {
        if (await Child(r, ct) is not { } child || !Enum.TryParse<CensusFact>(r.Args()["f"], out var fact)) return null;
        var (language, words) = (r.Tongue(), Texts.Say(r.Tongue(), $"Words.{fact}", ("child", child)));
        if (r.Args()["u"] is not null) words = Html.Of($"{Texts.Say(language, "Unread")}\n\n{words}");
        return new Rendered(words.Markup, r.Buttons().Row(Texts.Plain(language, "Button.Unsure"), "unsure").BackAndCancel().Markup);
    }

    private static async Task<Rendered?> Choices(Rendering r, string key, string verb, IEnumerable<(string Text, string Arg)> choices, CancellationToken ct)
    {
        if (await Child(r, ct) is not { } child) return null;
        var buttons = r.Buttons();
        foreach (var (text, arg) in choices) buttons.Beside(text, verb, arg, most: 2);
        return new Rendered(Texts.Say(r.Tongue(), key, ("child", child)).Markup, buttons.BackAndCancel().Markup);
    }

    private static async Task<Rendered?> Stopped(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } teacher || r.Row.SubjectId is not { } round) return null;
        var children = await CensusAnswers.Of(r.Db, round, teacher.Id, ct);
        var (left, language) = (children.Count(c => !c.Answered), r.Tongue());
        var words = Texts.Say(language, "Stopped", ("done", Number(children.Count - left)), ("left", Number(left)));
        return new Rendered(words.Markup, r.Buttons().Row(Texts.Plain(language, "Button.GoOn"), "begin").Markup);
    }

    private static Task<string?> Child(Rendering r, CancellationToken ct) => r.Db.Children.Where(c => c.Id == r.Row.ChildId).Select(c => c.Name).FirstOrDefaultAsync(ct);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
