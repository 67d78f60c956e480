using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What the teacher on duty hears before a session: everyone in one message, the numbers on a press.</summary>
public sealed class SessionMessages : IMessages
{
    /// <summary>The kinds that carry the session's list.</summary>
    internal static readonly string[] Kinds = ["call.teacher.session", "reply.call.session"];

    private static readonly Words Texts = new(typeof(FamilyPhoneTexts));
    private static readonly Words Care = new(typeof(CareTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("call.teacher.session", List);
        renderers.Add("reply.call.session", List);
        renderers.Add("reply.numbers", Numbers);
    }

    private static async Task<Rendered?> List(Rendering r, CancellationToken ct)
    {
        if (await SessionScene.Load(r, ct) is not { Calls.Count: > 0 } s) return null;
        var language = r.Tongue();
        var day = CallScene.DayOf(r, s.Session.StartsAt, r.School!.TimeZone);
        if (s.Session.EndsAt <= r.Now) return r.Row.Kind == Kinds[0] ? null : new Rendered(Texts.Say(language, "SessionOver", ("day", day)).Markup);
        var held = s.Held.Count > 0 ? s.Held : s.Calls;
        var names = Html.Join(Texts.Plain(language, "SessionBetween"), held.Select(c => Texts.Say(language, "SessionPair", ("child", c.Child), ("relation", Names.Relation(language, c.Relation)))));
        var words = Texts.Say(language, "Session",
            ("teacher", Names.Teacher(language, r.To?.Name ?? "")), ("day", day), ("count", held.Count.ToString(CultureInfo.InvariantCulture)),
            ("clock", Moments.Clock(s.Session.StartsAt, r.School.TimeZone)), ("names", names));
        var buttons = r.Buttons();
        buttons.Beside(Texts.Plain(language, "Button.Begin"), "begin").Beside(Texts.Plain(language, "Button.Numbers"), "numbers");
        if (s.Session.TeacherId == r.To?.Id) buttons.Row(Care.Plain(language, "Button.Substitute"), "pass");
        return new Rendered(Html.Join("\n", [words, .. Answers(language, s), .. await Asked(r, s, ct)]).Markup, buttons.Markup);
    }

    // Whom the duty was offered to, and what they said so far.
    private static async Task<List<Html>> Asked(Rendering r, SessionScene s, CancellationToken ct)
    {
        var asks = await r.Db.DutyAsks.Where(a => a.SessionId == s.Session.Id && a.FromId == s.Session.TeacherId && a.State != DutyAskState.Accepted)
            .Select(a => new { a.State, To = r.Db.Members.Where(m => m.Id == a.ToId).Select(m => m.Name).FirstOrDefault() }).ToListAsync(ct);
        var language = r.Tongue();
        return asks.ConvertAll(a => a.To is null ? Care.Say(language, "DutyWithCoordinator")
            : Care.Say(language, a.State == DutyAskState.Declined ? "DutySaidNo" : "DutyAskedOf", ("teacher", Names.Teacher(language, a.To))));
    }

    private static IEnumerable<Html> Answers(string language, SessionScene s)
    {
        var ofWhom = new (string Key, Func<Call, bool> Is)[]
        {
            ("SessionOtherTime", c => c.WantsOtherTime),
            ("SessionDeclined", c => c.Answer == CallAnswer.Declined),
            ("SessionNoAnswer", c => c.Answer == CallAnswer.None && !c.WantsOtherTime),
        };
        foreach (var (key, of) in ofWhom)
        {
            var names = s.Calls.Where(c => of(c.Call)).Select(c => c.Child + Names.Relation(language, c.Relation)).ToList();
            if (names.Count > 0) yield return Texts.Say(language, key, ("names", Names.List(language, names)));
        }
    }

    // The use case that allowed and logged the look ran when the button was pressed; here the words are made.
    private static async Task<Rendered?> Numbers(Rendering r, CancellationToken ct)
    {
        if (await SessionScene.Load(r, ct) is not { } s || s.Session.TeacherId != r.To?.Id) return null;
        var language = r.Tongue();
        var lines = s.Held.Select(c => Texts.Say(language, "NumbersLine", ("child", c.Child), ("relation", Names.Relation(language, c.Relation)),
            ("phone", c.Phone ?? Texts.Plain(language, "NumbersNone"))));
        var words = Html.Join("\n", [Texts.Say(language, "Numbers"), .. lines]);
        return new Rendered(words.Markup, r.Buttons().Row(new Words(typeof(CommonTexts)).Plain(language, "Button.Close"), "away").Markup);
    }
}
