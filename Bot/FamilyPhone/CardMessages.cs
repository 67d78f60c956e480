using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>A running session on one message: the child at the telephone, how long, how the child was, and the next one; two taps a call.</summary>
public sealed class CardMessages : IMessages
{
    /// <summary>The kinds that carry a call's card.</summary>
    internal const string Card = "reply.call.card", Line = "reply.call.line";

    private static readonly int[] Lengths = [3, 5, 8, 10, 15];
    private static readonly Words Texts = new(typeof(CardTexts));
    private static readonly Words Family = new(typeof(FamilyPhoneTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(Card, async (r, ct) => await SessionScene.Load(r, ct) is { } s ? OneCall(r, s) : null);
        renderers.Add(Line, async (r, ct) => await SessionScene.Load(r, ct) is { } s ? WholeLine(r, s) : null);
        renderers.Add("reply.walkin.ask", (r, _) => Task.FromResult<Rendered?>(AskWho(r, unknown: r.Args()["u"] is not null)));
        renderers.Add("reply.walkin.which", WalkIn);
        renderers.Add("reply.walkin.refused", (r, _) => Task.FromResult<Rendered?>(new Rendered(Html.Text(RefusalTexts.Of(Enum.TryParse<RefusalCode>(r.Args()["r"], out var code) ? code : RefusalCode.NotFound, Languages.Culture(r.Tongue()))).Markup)));
    }

    private static Rendered AskWho(Rendering r, bool unknown) => new(Texts.Say(r.Tongue(), unknown ? "WalkInNone" : "WalkInAsk").Markup, r.Buttons().BackAndCancel(back: false).Markup);

    private static Rendered OneCall(Rendering r, SessionScene s)
    {
        var (args, language) = (r.Args(), r.Tongue());
        if (!Ids.TryParseShort(args["c"] ?? "", out var id) || s.Held.FirstOrDefault(c => c.Call.Id == id) is not { } one) return WholeLine(r, s);
        var (buttons, key) = (r.Buttons(), Ids.ToShort(id));
        var head = Texts.Say(language, "Now", ("clock", Moments.Clock(one.Call.StartsAt, r.School!.TimeZone)), ("child", one.Child), ("relation", Names.Relation(language, one.Relation)));
        if (args["m"] is { } minutes)
        {
            foreach (var mood in Enum.GetValues<CallMood>()) buttons.Beside(Texts.Plain(language, $"Mood.{mood}"), "mood", $"{key}.{minutes}.{(int)mood}", most: 2);
            return new Rendered(Html.Join("\n", [head, Texts.Say(language, "HowWas", ("minutes", minutes))]).Markup, buttons.Row(Texts.Plain(language, "Button.NoMood"), "mood", $"{key}.{minutes}.-").Markup);
        }
        if (args["x"] is not null)
        {
            foreach (var reason in Enum.GetValues<MissedReason>()) buttons.Row(Family.Plain(language, $"Reason.{reason}"), "missed", $"{key}.{(int)reason}");
            return new Rendered(Html.Join("\n", [head, Texts.Say(language, "WhyNot")]).Markup, buttons.Row(Texts.Plain(language, "Button.Line"), "line").Markup);
        }
        foreach (var length in Lengths) buttons.Beside(Texts.Plain(language, "Button.Minutes", ("minutes", length.ToString(CultureInfo.InvariantCulture))), "talked", $"{key}.{length}", most: 5);
        buttons.Row(Texts.Plain(language, "Button.Missed"), "not", key).Beside(Family.Plain(language, "Button.Numbers"), "numbers");
        return new Rendered(Html.Join("\n", [head, Texts.Say(language, "HowLong")]).Markup, buttons.Row(Texts.Plain(language, "Button.Line"), "line").Beside(Texts.Plain(language, "Button.WalkIn"), "walkin").Markup);
    }

    // Everyone with how it went; a tap opens a card again, until the end of the next day.
    private static Rendered WholeLine(Rendering r, SessionScene s)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var call in s.Held) buttons.Beside($"{Mark(call.Call)}{call.Child}", "open", Ids.ToShort(call.Call.Id), most: 2);
        if (s.Held.All(c => c.Call.StartsAt <= r.Now) && s.Held.Any(c => c.Call.Open)) buttons.Row(Texts.Plain(language, "Button.AllThrough"), "all");
        buttons.Row(Texts.Plain(language, "Button.WalkIn"), "walkin").Beside(Family.Plain(language, "Button.Numbers"), "numbers");
        var lines = s.Held.Select(c => Texts.Say(language, "LineOf", ("clock", Moments.Clock(c.Call.StartsAt, r.School!.TimeZone)), ("child", c.Child), ("relation", Names.Relation(language, c.Relation)), ("how", How(language, c.Call))));
        var open = s.Held.Count(c => c.Call.Open);
        var end = open == 0 ? Texts.Say(language, "LineDone") : Texts.Say(language, "LineLeft", ("count", open.ToString(CultureInfo.InvariantCulture)));
        return new Rendered(Html.Join("\n", [.. lines, end]).Markup, buttons.Markup);
    }

    private static string Mark(Call call) => call.Outcome switch
    {
        CallOutcome.Happened => "✓ ",
        CallOutcome.Missed => "✖ ",
        _ => "",
    };

    private static string How(string language, Call call) => call.Outcome switch
    {
        CallOutcome.Missed => Texts.Plain(language, "Not", ("reason", Family.Plain(language, $"Reason.{call.MissedReason ?? MissedReason.NoAnswer}"))),
        CallOutcome.Happened => Texts.Plain(language, "Through", ("minutes", call.MinutesTalked is { } m ? Texts.Plain(language, "Button.Minutes", ("minutes", m.ToString(CultureInfo.InvariantCulture))) : "✓"),
            ("mood", call.Mood is { } mood ? Texts.Plain(language, $"Mood.{mood}") : "")).TrimEnd(),
        _ => "",
    };

    private static async Task<Rendered?> WalkIn(Rendering r, CancellationToken ct)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var pairs = r.Args().List("w").Select(p => p.Split('.')).Where(p => p.Length == 2).ToList();
        var children = pairs.Select(p => Ids.TryParseShort(p[0], out var id) ? id : 0).ToList();
        var found = await r.Db.Links.AsNoTracking().Where(l => children.Contains(l.ChildId)).Join(r.Db.Children, l => l.ChildId, c => c.Id, (l, c) => new { l, c.Name }).ToListAsync(ct);
        foreach (var pair in pairs)
            if (Ids.TryParseShort(pair[0], out var child) && Ids.TryParseShort(pair[1], out var parent) && found.Find(f => f.l.ChildId == child && f.l.MemberId == parent) is { } one)
                buttons.Row(Family.Plain(language, "SessionPair", ("child", one.Name), ("relation", Names.Relation(language, one.l.Relation))), "take", $"{pair[0]}.{pair[1]}");
        return new Rendered(Texts.Say(language, "WalkInWhich").Markup, buttons.BackAndCancel().Markup);
    }
}
