using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Pairing;

/// <summary>The questions and answers around a pairing's plan, and the note for who comes next.</summary>
/// <param name="sealer">Opens what is planned.</param>
public sealed class PairPlanMessages(Sealer sealer) : IMessages
{
    private static readonly Words Texts = new(typeof(PairingTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("pairing.stage", async (r, ct) => await Stage(r, ct) is ({ CheckedOn: null } stage, { Pair.Until: null } s) ? Ask(stage, s) : null);
        renderers.Add("reply.pairing.stage", async (r, ct) => await Stage(r, ct) is ({ } stage, { } s) ? Kept(stage, s) : null);
        renderers.Add("reply.pairing.line", async (r, ct) => await Stage(r, ct) is ({ }, { } s) ? new Rendered(Say(s, "StageWords").Markup, r.Buttons().BackAndCancel(back: false).Markup) : null);
        renderers.Add("reply.pairing.lined", async (r, ct) => await Stage(r, ct) is ({ }, { } s) ? new Rendered(Say(s, "StageThanks").Markup) : null);
        renderers.Add("reply.pairing.planned", async (r, ct) => await Stage(r, ct) is ({ } stage, { } s) ? new Rendered(Texts.Say(s.Language, "PlanKept", ("day", s.Day(stage.DueOn))).Markup) : null);
        renderers.Add("reply.pairing.plan", Question("PlanAsk"));
        renderers.Add("reply.pairing.when", async (r, ct) => await PairScene.Load(r, r.Row.SubjectId, ct) is { } s ? When(s) : null);
        renderers.Add("reply.pairing.note", Question("NoteAsk"));
        renderers.Add("reply.pairing.noted", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "NoteKept").Markup)));
        renderers.Add("reply.pairing.long", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "TooLong", ("most", (r.Args().Number("most") ?? 0).ToString(CultureInfo.InvariantCulture))).Markup)));
    }

    private Rendered Ask(PairStage stage, PairScene s) => new(
        Texts.Say(s.Language, "Stage", ("child", s.ChildName), ("what", PairStages.Words(sealer, stage))).Markup, Results(s).Markup);

    private Rendered Kept(PairStage stage, PairScene s) => new(
        Texts.Say(s.Language, "StageKept", ("what", PairStages.Words(sealer, stage)), ("result", stage.Result is { } result ? StateTexts.Of(result, Languages.Culture(s.Language)) : "")).Markup,
        Results(s).Row(Texts.Plain(s.Language, "Button.Words"), "words").Markup);

    private static Buttons Results(PairScene s)
    {
        var buttons = s.Rendering.Buttons();
        foreach (var result in Enum.GetValues<StageResult>()) buttons.Beside(StateTexts.Of(result, Languages.Culture(s.Language)), "went", result.ToString());
        return buttons;
    }

    private static Rendered When(PairScene s) => new(Texts.Say(s.Language, "PlanWhen").Markup, s.Rendering.Buttons()
        .Beside(Texts.Plain(s.Language, "Button.TwoWeeks"), "in", "14").Beside(Texts.Plain(s.Language, "Button.OneMonth"), "in", "30").Beside(Texts.Plain(s.Language, "Button.TwoMonths"), "in", "60").BackAndCancel().Markup);

    private static Render Question(string key) => async (r, ct) => await PairScene.Load(r, r.Row.SubjectId, ct, leftToo: true) is { } s ? new Rendered(Say(s, key).Markup, r.Buttons().BackAndCancel(back: false).Markup) : null;

    private static async Task<(PairStage? Stage, PairScene? Scene)> Stage(Rendering r, CancellationToken ct)
    {
        var stage = await r.Db.PairStages.AsNoTracking().FirstOrDefaultAsync(x => x.Id == r.Row.SubjectId, ct);
        return (stage, await PairScene.Load(r, stage?.PairId, ct));
    }

    private static Html Say(PairScene s, string key) => Texts.Say(s.Language, key, ("child", s.ChildName));
}
