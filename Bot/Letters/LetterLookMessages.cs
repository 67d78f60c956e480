using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Letters;

/// <summary>What who looks at a letter before it goes is told and shown; the pages to the class teacher alone, and only while it waits.</summary>
/// <param name="sealer">Opens the words.</param>
public sealed class LetterLookMessages(Sealer sealer) : IMessages
{
    private static readonly Words Texts = LetterMessages.Texts;

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(LetterNews.Look, Waits);
        renderers.Add(LookedPages.Page, Page);
        renderers.Add(LookedPages.Decide, Decide);
        renderers.Add("reply.letter.lookword", async (r, ct) => await Says(r, await r.Db.Letters.AnyAsync(l => l.Id == r.Row.SubjectId && r.Db.Members.Any(m => m.Id == l.CarrierId && m.ChildId == l.ChildId), ct) ? "LookWordOwn" : "LookWord", ct) is { } words ? words with { Keyboard = r.Buttons().BackAndCancel(back: false).Markup } : null);
        foreach (var (kind, key) in new[] { ("lookpassed", "LookPassed"), ("lookback", "LookBack"), ("lookover", "LookOver"), ("looklong", "LookLong") })
            renderers.Add("reply.letter." + kind, (r, ct) => Says(r, key, ct));
    }

    private static async Task<Rendered?> Waits(Rendering r, CancellationToken ct)
    {
        if (await Waiting(r, ct) is not { } letter || await Child(r, ct) is not { } child) return null;
        return await Mine(r, letter, ct)
            ? new Rendered(Texts.Say(r.Tongue(), "LookHere", ("child", child)).Markup, r.Buttons().Row(Texts.Plain(r.Tongue(), "Button.Look"), "look").Markup)
            : new Rendered(Texts.Say(r.Tongue(), "Look", ("child", child)).Markup);
    }

    private async Task<Rendered?> Page(Rendering r, CancellationToken ct)
    {
        var id = r.Args().Number("p");
        if (await Waiting(r, ct) is not { } letter || !await Mine(r, letter, ct) || await r.Db.LetterParts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.LetterId == letter.Id && !p.Lost, ct) is not { } part) return null;
        return await LetterTold.Show(r, [part], sealer, theirs: false, ct) is { } shown && !ReferenceEquals(shown, Rendered.Withheld) ? shown with { Held = true } : null;
    }

    private static async Task<Rendered?> Decide(Rendering r, CancellationToken ct)
    {
        if (await Waiting(r, ct) is not { } letter || !await Mine(r, letter, ct) || await Child(r, ct) is not { } child) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        buttons.Row(Texts.Plain(language, "Button.LookPass"), "pass").Beside(Texts.Plain(language, "Button.LookBack"), "back", most: 2).Row(Texts.Plain(language, "Button.LookWorry"), "worry");
        return new Rendered(Texts.Say(language, "LookDecide", ("child", child)).Markup, buttons.Markup);
    }

    private static async Task<Rendered?> Says(Rendering r, string key, CancellationToken ct) =>
        new(Texts.Say(r.Tongue(), key, ("child", await Child(r, ct) ?? ""), ("longest", FormattableString.Invariant($"{LetterLooks.LongestWord}"))).Markup);

    private static async Task<Letter?> Waiting(Rendering r, CancellationToken ct) => await r.Db.Letters.AsNoTracking().FirstOrDefaultAsync(l => l.Id == r.Row.SubjectId, ct) is { AtReview: true } letter ? letter : null;

    private static async Task<bool> Mine(Rendering r, Letter letter, CancellationToken ct) => r.To is { } me && await LetterLooks.LooksInChat(r.Db, letter, me.Id, ct);

    private static async Task<string?> Child(Rendering r, CancellationToken ct) =>
        await r.Db.Children.Where(c => c.Id == r.Row.ChildId && c.Status == ChildStatus.AtSchool).Select(c => c.Name).FirstOrDefaultAsync(ct) is { } name ? Names.Child(name) : null;
}
