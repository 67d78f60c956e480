using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>The words around a parent's word: asking for it, for whom it is, that it was kept.</summary>
public sealed class WordMessages : IMessages
{
    private static readonly Words Texts = new(typeof(FamilyPhoneTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.word.ask", ParentMessages.With(s => new Rendered(
            (s.TwoButtons ? TwoWords.Say(s, "WordAsk") : Texts.Say(s.Language, "WordAsk", ("child", s.ChildName))).Markup, s.Rendering.Buttons().BackAndCancel(back: false).Markup)
        { Spoken = Prompts.WordAsk }));
        renderers.Add("reply.word.which", Which);
        renderers.Add("reply.word.kept", Plain("WordKept"));
        renderers.Add("reply.word.none", Plain("WordNone"));
        renderers.Add("reply.word.late", Plain("WordLate"));
        renderers.Add("reply.word.consent", Plain("WordConsent"));
        renderers.Add("reply.word.long", Plain("WordLong"));
    }

    private static Render Plain(string key) => (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), key).Markup));

    private static async Task<Rendered?> Which(Rendering r, CancellationToken ct)
    {
        var ids = r.Args().List("c").Select(text => Ids.TryParseShort(text, out var id) ? id : 0).ToList();
        var children = await r.Db.Calls.Where(c => ids.Contains(c.Id)).Join(r.Db.Children, c => c.ChildId, k => k.Id, (c, k) => new { c.Id, k.Name }).ToListAsync(ct);
        if (children.Count == 0) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var child in children.OrderBy(c => ids.IndexOf(c.Id)))
            buttons.Row(Texts.Plain(language, "Button.Pass", ("child", Names.Child(child.Name))), "pass", Ids.ToShort(child.Id));
        var words = children.Count == 1 ? Texts.Say(language, "WordOffer", ("child", Names.Child(children[0].Name))) : Texts.Say(language, "WordWhich");
        // One word goes to the child: who sends a second one is told that it takes the first one's place.
        if (r.Args()["i"] is not null) words = Html.Of($"{Texts.Say(language, "WordInstead")}\n{words}");
        return new Rendered(words.Markup, buttons.BackAndCancel(back: false).Markup);
    }
}
