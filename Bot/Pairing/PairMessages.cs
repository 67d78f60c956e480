using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Pairing;

/// <summary>What a helper hears of a pairing from its beginning to its end, and the list of their children.</summary>
/// <param name="sealer">Opens what the helper before left in words.</param>
public sealed class PairMessages(Sealer sealer) : IMessages
{
    private static readonly Words Texts = new(typeof(PairingTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(PairStartedKind, async (r, ct) => await PairScene.Load(r, r.Row.SubjectId, ct) is { } s && s.Pair.Until is null ? Started(s) : null);
        renderers.Add("reply.pairing.met", async (r, ct) => await PairScene.Load(r, r.Row.SubjectId, ct) is { } s ? new Rendered(Say(s, "Met", s.Pair.FirstMetOn).Markup) : null);
        renderers.Add("pairing.not", async (r, ct) => await PairScene.Load(r, r.Row.SubjectId, ct) is { } s ? new Rendered(Say(s, "NotNow", null).Markup) : null);
        renderers.Add("pairing.ended", async (r, ct) => await PairScene.Load(r, r.Row.SubjectId, ct) is { Pair.Until: not null } s ? Ended(s) : null);
        renderers.Add("pairing.standin", async (r, ct) => await StandIn(r, "StandIn", ct));
        renderers.Add("reply.pairing.standin", async (r, ct) => await StandIn(r, r.Args()["no"] is null ? "StandInYes" : "StandInNo", ct));
        renderers.Add("reply.pairing.handover", HandOver);
        renderers.Add("reply.pairs", List);
    }

    internal const string PairStartedKind = "pairing.started";

    private static Rendered Started(PairScene s)
    {
        var buttons = s.Rendering.Buttons().Beside(Texts.Plain(s.Language, "Button.Met"), "met");
        if (s.Before is not null) buttons.Beside(Texts.Plain(s.Language, "Button.HandOver"), "handover");
        return new Rendered(Say(s, "Started", s.Pair.From).Markup, buttons.Markup);
    }

    private static Rendered Ended(PairScene s) => new(
        Html.Join("\n", [Say(s, "Ended", s.Pair.Until), Texts.Say(s.Language, "EndedNote")]).Markup, s.Rendering.Buttons().Row(Texts.Plain(s.Language, "Button.Note"), "note").Markup);

    private static async Task<Rendered?> StandIn(Rendering r, string key, CancellationToken ct)
    {
        if (await r.Db.PairLeaves.AsNoTracking().FirstOrDefaultAsync(l => l.Id == r.Row.SubjectId, ct) is not { } leave || await PairScene.Load(r, leave.PairId, ct) is not { } s) return null;
        if (key == "StandIn" && (leave.Refused || leave.Until < s.Today)) return null;
        var words = Texts.Say(s.Language, key, ("helper", s.HelperName), ("child", s.ChildName), ("class", s.Class), ("from", s.Day(leave.From)), ("until", s.Day(leave.Until)));
        return key == "StandIn"
            ? new Rendered(words.Markup, r.Buttons().Beside(Texts.Plain(s.Language, "Button.Gladly"), "gladly").Beside(Texts.Plain(s.Language, "Button.Cannot"), "cannot").Markup)
            : new Rendered(words.Markup);
    }

    // What the helper before left, and the plan that is still open; the rest stands in the console.
    private async Task<Rendered?> HandOver(Rendering r, CancellationToken ct)
    {
        if (await PairScene.Load(r, r.Row.SubjectId, ct) is not { } s) return null;
        var earlier = await (from p in r.Db.Pairs
                             where p.ChildId == s.Child.Id && p.Id != s.Pair.Id
                             join h in r.Db.Members on p.HelperId equals h.Id
                             orderby p.Id descending
                             select new { p, h }).AsNoTracking().Take(3).ToListAsync(ct);
        List<long> ids = [.. earlier.Select(e => e.p.Id)];
        var stages = await r.Db.PairStages.AsNoTracking().Where(x => ids.Contains(x.PairId) && x.CheckedOn == null).OrderBy(x => x.DueOn).ToListAsync(ct);
        List<Html> lines = [Say(s, "HandOverTitle", null), .. await NextCall(s, ct)];
        if (s.Pair.Help != MainHelp.None) lines.Add(Texts.Say(s.Language, "AboutHelp", ("help", PairAskMessages.HelpWords(s.Pair.Help, s.Language))));
        lines.AddRange(stages.Select(x => Texts.Say(s.Language, "HandOverStage", ("what", PairStages.Words(sealer, x)), ("day", s.Day(x.DueOn)))));
        var notes = earlier.Where(e => e.p.HandOverSealed is not null).Select(e => (e.h, Words: sealer.Open(s.Child.Id, PairLife.NotePurpose, e.p.Id, e.p.HandOverSealed!).TryText(out var words) ? words : "")).Where(n => n.Words.Length > 0).ToList();
        lines.AddRange(notes.Select(n => Texts.Say(s.Language, "HandOverNote", ("helper", PairScene.NameOf(s.Language, n.h)), ("words", n.Words))));
        if (notes.Count == 0 && stages.Count == 0) lines.Add(Texts.Say(s.Language, "HandOverNothing"));
        return new Rendered(Html.Join("\n", lines).Markup, s.Pair.FirstMetOn is null ? r.Buttons().Row(Texts.Plain(s.Language, "Button.Met"), "met").Markup : null);
    }

    private static async Task<Rendered?> List(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || r.School is null) return null;
        var (language, buttons, lines) = (r.Tongue(), r.Buttons(), new List<Html>());
        foreach (var pair in await PairQueue.PairsOf(r.Db, member.Id, r.Now, ct))
        {
            if (await PairScene.Load(r, pair.Id, ct) is not { } s) continue;
            var open = await r.Db.PairStages.CountAsync(x => x.PairId == pair.Id && x.CheckedOn == null, ct);
            List<Html> facts = [Say(s, "Line", null), .. await NextCall(s, ct)];
            if (pair.FirstMetOn is null) facts.Add(Texts.Say(language, "LineNotMet"));
            if (open > 0) facts.Add(Texts.Say(language, "LineStages", ("count", open.ToString(CultureInfo.InvariantCulture))));
            lines.Add(Html.Join(Texts.Plain(language, "Comma"), facts));
            if (pair.FirstMetOn is null) buttons.Row($"{s.ChildName} {Texts.Plain(language, "Button.Met")}", "met", Domain.Ids.ToShort(pair.Id));
            buttons.Row($"{s.ChildName} {Texts.Plain(language, "Button.Plan")}", "plan", Domain.Ids.ToShort(pair.Id));
        }

        return lines.Count == 0 ? new Rendered(Texts.Say(language, "None").Markup) : new Rendered(Html.Join("\n", [Texts.Say(language, "List"), .. lines]).Markup, buttons.Markup);
    }

    private static async Task<List<Html>> NextCall(PairScene s, CancellationToken ct)
    {
        var r = s.Rendering;
        var next = await r.Db.Calls.Where(c => c.ChildId == s.Child.Id && c.Plan == CallPlan.Planned && c.StartsAt > r.Now).MinAsync(c => (DateTime?)c.StartsAt, ct);
        return next is { } at ? [Texts.Say(s.Language, "LineCall", ("when", Moments.At(s.Language, at, r.School!.TimeZone, r.Now)))] : [];
    }

    private static Html Say(PairScene s, string key, DateOnly? day) => Texts.Say(s.Language, key, ("child", s.ChildName), ("class", s.Class), ("day", s.Day(day)), ("helper", s.HelperName));
}
