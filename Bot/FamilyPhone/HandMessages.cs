using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>A parent's word on its way: the teacher hears that it waits and opens it, the parent hears that it was heard (forms.md 3, messages 11 and 12).</summary>
/// <param name="sealer">Opens a written word for who was allowed to press.</param>
public sealed class HandMessages(Sealer sealer) : IMessages
{
    private static readonly Words Texts = new(typeof(HandTexts));
    private static readonly Words Two = new(typeof(TwoTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("call.word.teacher", async (r, ct) => await HandScene.Load(r, ct) is not { Word: { Ready: true, HeardAt: null } } s ? null
            : await ChildMedia.ParentAgrees(r.Db, s.Word, ct) ? Waits(r, s) : Rendered.Withheld);
        renderers.Add("reply.word.hand", async (r, ct) => await HandScene.Load(r, ct) is { } s ? Opened(r, s) : null);
        renderers.Add("reply.word.play", async (r, ct) => await HandScene.Load(r, ct) is not { Word: { Voice: not null, HeardAt: null } } s ? null
            : await ChildMedia.Permit(r.Db, s.Word, ct) is { } voice ? new Rendered(Texts.Say(r.Tongue(), "Play", ("who", Who(r, s))).Markup, Sound: Sound.Of(voice, s.Word.Seconds)) : Rendered.Withheld);
        renderers.Add("call.word.heard", async (r, ct) => await HandScene.Load(r, ct) is { } s
            ? new Rendered((r.To is { TwoButtons: true } ? Two : Texts).Say(r.Tongue(), r.To is { TwoButtons: true } ? "WordHeard" : "HeardParent", ("child", Names.Child(s.Child))).Markup) { Spoken = Prompts.WordHeard } : null);
        renderers.Add("call.word.lost", ParentMessages.With(s => new Rendered((s.TwoButtons ? TwoWords.Say(s, "WordLost") : Texts.Say(s.Language, "Lost", ("child", s.ChildName))).Markup,
            s.Rendering.Buttons().Row(new Words(typeof(FamilyPhoneTexts)).Plain(s.Language, "Button.Word"), "word").Markup)
        { Spoken = Prompts.WordLost }));
    }

    private static Rendered Waits(Rendering r, HandScene s)
    {
        var language = r.Tongue();
        var words = s.Word.Voice is null
            ? Texts.Say(language, "WaitsText", ("who", Who(r, s)), ("child", s.Child))
            : Texts.Say(language, "WaitsVoice", ("who", Who(r, s)), ("child", s.Child), ("seconds", s.Word.Seconds.ToString(CultureInfo.InvariantCulture)));
        return new Rendered(words.Markup, r.Buttons()
            .Beside(Texts.Plain(language, s.Word.Voice is null ? "Button.Open" : "Button.Play"), "open").Beside(Texts.Plain(language, "Button.Tomorrow"), "later").Markup);
    }

    private Rendered Opened(Rendering r, HandScene s)
    {
        var (language, args) = (r.Tongue(), r.Args());
        if (s.Word.HeardAt is not null) return new Rendered(Texts.Say(language, "Heard", ("who", Who(r, s)), ("child", s.Child)).Markup);
        if (args["later"] is not null) return new Rendered(Texts.Say(language, "Tomorrow", ("who", Who(r, s))).Markup);
        if (s.Word.TextSealed is not { } kept)
            return new Rendered(Texts.Say(language, "Playing", ("who", Who(r, s)), ("child", s.Child)).Markup, r.Buttons()
                .Beside(Texts.Plain(language, "Button.Heard"), "heard").Beside(Texts.Plain(language, "Button.Tomorrow"), "later").Row(Texts.Plain(language, "Button.Again"), "open").Markup);
        var text = sealer.Open(s.Word.ChildId, ParentWords.TextPurpose, s.Word.Id, kept).TryText(out var open) ? open : "";
        return new Rendered(Texts.Say(language, "Reading", ("who", Who(r, s)), ("child", s.Child), ("text", text)).Markup, r.Buttons()
            .Beside(Texts.Plain(language, "Button.Read"), "heard").Beside(Texts.Plain(language, "Button.Tomorrow"), "later").Markup);
    }

    private static string Who(Rendering r, HandScene s) => Names.Family(r.Tongue(), s.Child, s.Relation);
}
