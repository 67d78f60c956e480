using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Enrolment;

/// <summary>What a family is asked to agree to, short or in full, and what was just said (forms.md 3, messages 14 and optout.done).</summary>
public sealed class ConsentAskMessages : IMessages
{
    private static readonly Words Texts = new(typeof(EnrolmentTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(ConsentAsks.Kind, Render);
        renderers.Add("reply.consent.ask", Render);
    }

    private static async Task<Rendered?> Render(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || r.School is null) return null;
        var (args, buttons) = (r.Args(), r.Buttons());
        var open = await ConsentAsks.OpenFor(r.Db, member.Id, ct);
        var said = AskedText.Read(args["said"]);
        var next = open.Find(a => Ids.ToShort(a.Id) == args["ask"]) ?? open.FirstOrDefault();
        List<Html> words = [];
        if (said is not null && await r.Db.ConsentAsks.FirstOrDefaultAsync(a => a.Id == said.AskId && a.MemberId == member.Id, ct) is { } settled) words.Add(await Kept(r, settled, next is null ? said : null, buttons, ct));
        if (next is not null) words.Add(await Question(r, next, buttons, ct));
        return words.Count == 0 ? null : new Rendered(Html.Join("\n\n", words).Markup, buttons.Markup);
    }

    // The last answer keeps a button that turns it round.
    private static async Task<Html> Kept(Rendering r, ConsentAsk ask, AskedText? turn, Buttons buttons, CancellationToken ct)
    {
        var language = r.Tongue();
        var own = (await ChildConsents.Of(r.Db, ask.ChildId, r.To!.Id, ct))[ask.Purpose].Own;
        var given = own == ConsentStanding.Given;
        if (turn is not null) buttons.Row(Texts.Plain(language, given ? "Button.TakeBack" : "Button.Agree"), given ? "refuse" : "agree", turn.ToString());
        var kept = Texts.Say(language, given ? "Ask.Agreed" : "Ask.Refused", ("child", await Child(r, ask, ct)), ("purpose", StateTexts.Of(ask.Purpose, Languages.Culture(language))));
        return given ? kept : Html.Join("\n", [kept, await StopWords.About(r.Db, language, ask.ChildId, ask.Purpose, ct)]);
    }

    private static async Task<Html> Question(Rendering r, ConsentAsk ask, Buttons buttons, CancellationToken ct)
    {
        var (language, full) = (r.Tongue(), r.Args()["full"] is not null);
        var text = await ConsentTexts.Newest(r.Db, r.School!.Id, ask.Purpose, language, ct);
        var shown = new AskedText(ask.Id, text?.TextVersion ?? 1, language).ToString();
        buttons.Row(Texts.Plain(language, r.To!.TwoButtons ? "Button.AgreeTwo" : "Button.Agree"), "agree", shown);
        if (!r.To.TwoButtons) buttons.Beside(Texts.Plain(language, full ? "Button.Short" : "Button.Full"), full ? "short" : "full", shown);
        buttons.Beside(Texts.Plain(language, "Button.Refuse"), "refuse", shown);
        if (full) return (text?.Body ?? "").Replace("{school}", r.School.Name, StringComparison.Ordinal);
        var anew = (await ConsentGate.Of(r.Db, [ask.ChildId], ct))[ask.ChildId][ask.Purpose] == ConsentStanding.AskAgain;
        return Texts.Say(language, anew ? "Ask.Anew" : "Ask.First", ("what", Texts.Plain(language, "Ask." + ask.Purpose, ("child", await Child(r, ask, ct)))));
    }

    private static async Task<string> Child(Rendering r, ConsentAsk ask, CancellationToken ct) =>
        Names.Child(await r.Db.Children.Where(c => c.Id == ask.ChildId).Select(c => c.Name).FirstAsync(ct));
}
