using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Bot.Enrolment;

/// <summary>The list of what one may agree to about a child, and each text with its answers.</summary>
public sealed class ChildConsentMessages : IMessages
{
    private static readonly Words Texts = new(typeof(EnrolmentTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.consents", List);
        renderers.Add("reply.consents.purpose", Purpose);
    }

    private static async Task<Rendered?> List(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member) return null;
        var children = await ChildConsents.ChildrenOf(r.Db, member.Id, ct);
        if (children.Find(c => c.Id == r.Row.ChildId) is not { } child) return null;
        var (language, said, buttons) = (r.Tongue(), await ChildConsents.Of(r.Db, child.Id, member.Id, ct), r.Buttons());
        var lines = said.Select(s => Texts.Plain(language, "About.Line", ("purpose", Word(language, s.Key)), ("state", State(language, s.Value))));
        var words = Texts.Say(language, "About.List", ("child", Names.Child(child.Name)), ("lines", string.Join('\n', lines)));
        if (Enum.TryParse<ConsentPurpose>(r.Args()["p"], out var kept))
        {
            words = Html.Of($"{await Kept(r, child.Id, kept, said[kept], ct)}\n\n{words}");
            var given = said[kept].Own == ConsentStanding.Given;
            buttons.Row(Texts.Plain(language, given ? "Button.TakeBack" : "Button.Agree"), given ? "refuse" : "agree");
            buttons.Row(Word(language, said.Keys.First()), "purpose", said.Keys.First().ToString());
        }

        foreach (var purpose in said.Keys.Skip(r.Args()["p"] is null ? 0 : 1)) buttons.Beside(Word(language, purpose), "purpose", purpose.ToString());
        foreach (var other in children.Where(c => c.Id != child.Id)) buttons.Row(Names.Child(other.Name), "child", FormattableString.Invariant($"{other.Id}"));
        return new Rendered(words.Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private static async Task<Rendered?> Purpose(Rendering r, CancellationToken ct)
    {
        var (args, language) = (r.Args(), r.Tongue());
        if (r.To is not { } member || r.School is not { } school || r.Row.ChildId is not { } child || !Enum.TryParse<ConsentPurpose>(args["p"], out var purpose)) return null;
        var text = await ConsentTexts.Of(r.Db, school.Id, purpose, args["t"] ?? language, (int)(args.Number("v") ?? 0), ct);
        var said = (await ChildConsents.Of(r.Db, child, member.Id, ct))[purpose];
        Html body = (text?.Body ?? "").Replace("{school}", school.Name, StringComparison.Ordinal);
        var words = Html.Of($"{body}\n\n{Texts.Say(language, "About.Stops", ("stops", StopWords.Stops(language, purpose)))}\n{Texts.Say(language, "About.Now", ("state", State(language, said)))}");
        var (buttons, who) = (r.Buttons(), (await Entitled.Of(r.Db, [child], ct))[child]);
        if (said.Own == ConsentStanding.Given) buttons.Beside(Texts.Plain(language, "Button.TakeBack"), "refuse");
        else if (who.MayAgree(member.Id, r.Now)) buttons.Beside(Texts.Plain(language, "Button.Agree"), "agree").Beside(Texts.Plain(language, "Button.Refuse"), "refuse");
        else buttons.Beside(Texts.Plain(language, "Button.Refuse"), "refuse");
        if (!who.MayAgree(member.Id, r.Now)) words = Html.Of($"{words}\n{Texts.Say(language, "About.OtherDecides")}");
        return new Rendered(words.Markup, buttons.BackAndCancel().Markup);
    }

    private static async Task<Html> Kept(Rendering r, long childId, ConsentPurpose purpose, (ConsentStanding Own, ConsentStanding All) said, CancellationToken ct)
    {
        var language = r.Tongue();
        var words = Texts.Say(language, "About.Kept", ("purpose", Word(language, purpose)), ("state", State(language, said)));
        return said.Own == ConsentStanding.Given ? words : Html.Join("\n", [words, await StopWords.About(r.Db, language, childId, purpose, ct)]);
    }

    private static string Word(string language, ConsentPurpose purpose) => StateTexts.Of(purpose, Languages.Culture(language));

    private static string State(string language, (ConsentStanding Own, ConsentStanding All) said) =>
        said is { Own: ConsentStanding.Given, All: ConsentStanding.Refused } ? Texts.Plain(language, "About.OtherRefused") : StateTexts.Of(said.Own, Languages.Culture(language));
}
