using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Somebody else for a duty: whom to ask, the question, and the answer.</summary>
public sealed class DutyMessages : IMessages
{
    private static readonly Words Texts = new(typeof(CareTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.duty.choose", Choose);
        renderers.Add("call.duty.ask", async (r, ct) => await Find(r, ct) is { Ask.State: DutyAskState.Asked } d && d.Session.TeacherId == d.Ask.FromId ? Ask(r, d) : null);
        renderers.Add("reply.duty.asked", async (r, ct) => await Find(r, ct) is { } d ? Asked(r, d) : null);
        renderers.Add("call.duty.given", Given);
        renderers.Add("call.duty.answer", async (r, ct) => await Find(r, ct) is { Ask.State: not DutyAskState.Asked } d
            ? new Rendered(Texts.Say(r.Tongue(), d.Ask.State == DutyAskState.Accepted ? "DutyTaken" : "DutyNot", ("teacher", Names.Teacher(r.Tongue(), d.To)), ("day", Day(r, d.Session))).Markup) : null);
    }

    private static async Task<Rendered?> Choose(Rendering r, CancellationToken ct)
    {
        if (await r.Db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == r.Row.SubjectId, ct) is not { } session) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var free = await Substitutes.Free(r.Db, session).Take(12).Select(m => new DutyPerson(m.Id, m.Name)).ToListAsync(ct);
        foreach (var person in free) buttons.Beside(person.Name, "ask", Ids.ToShort(person.Id), most: 3);
        buttons.Row(Texts.Plain(language, "Button.Coordinator"), "ask", "0").Row(Common.Plain(language, "Button.Back"), "back");
        return new Rendered(Texts.Say(language, free.Count == 0 ? "DutyNobody" : "DutyWhom", ("day", Day(r, session))).Markup, buttons.Markup);
    }

    private static Rendered Ask(Rendering r, Duty d)
    {
        var language = r.Tongue();
        var words = Texts.Say(language, "DutyAsk", ("teacher", Names.Teacher(language, d.From)), ("day", Day(r, d.Session)),
            ("clock", Moments.Clock(d.Session.StartsAt, r.School!.TimeZone)), ("count", d.Count.ToString(CultureInfo.InvariantCulture)));
        return new Rendered(words.Markup, r.Buttons().Beside(Texts.Plain(language, "Button.DutyYes"), "yes").Beside(Texts.Plain(language, "Button.DutyNo"), "no").Markup);
    }

    private static Rendered Asked(Rendering r, Duty d) => d.Ask.State switch
    {
        DutyAskState.Accepted => new Rendered(Texts.Say(r.Tongue(), "DutyYours", ("day", Day(r, d.Session)), ("clock", Moments.Clock(d.Session.StartsAt, r.School!.TimeZone))).Markup),
        DutyAskState.Declined => new Rendered(Texts.Say(r.Tongue(), "DutyDeclined", ("teacher", Names.Teacher(r.Tongue(), d.From))).Markup),
        _ => new Rendered(Texts.Say(r.Tongue(), "DutyOver").Markup),
    };

    private static async Task<Rendered?> Given(Rendering r, CancellationToken ct)
    {
        if (await r.Db.StandIns.AsNoTracking().FirstOrDefaultAsync(s => s.Id == r.Row.SubjectId, ct) is not { } standIn || r.To is not { } to) return null;
        var (language, other) = (r.Tongue(), to.Id == standIn.ToId ? standIn.FromId : standIn.ToId);
        var name = await r.Db.Members.Where(m => m.Id == other).Select(m => m.Name).FirstAsync(ct);
        var days = standIn.From == standIn.Until ? Html.Of($"{Moments.Day(language, standIn.From)}")
            : Texts.Say(language, "DutyDays", ("from", Moments.Day(language, standIn.From)), ("until", Moments.Day(language, standIn.Until)));
        return new Rendered(Texts.Say(language, to.Id == standIn.ToId ? "DutyGiven" : "DutyGivenAway", ("teacher", Names.Teacher(language, name)), ("days", days)).Markup);
    }

    private static string Day(Rendering r, CallSession session) => CallScene.DayOf(r, session.StartsAt, r.School!.TimeZone);

    private static async Task<Duty?> Find(Rendering r, CancellationToken ct)
    {
        var found = await (from a in r.Db.DutyAsks
                           join s in r.Db.Sessions on a.SessionId equals s.Id
                           join f in r.Db.Members on a.FromId equals f.Id
                           where a.Id == r.Row.SubjectId
                           select new { a, s, f.Name, To = r.Db.Members.Where(m => m.Id == a.ToId).Select(m => m.Name).FirstOrDefault(), Count = r.Db.Calls.Count(c => c.LineId == s.LineId && c.Day == s.Day && c.Plan == CallPlan.Planned) })
            .AsNoTracking().FirstOrDefaultAsync(ct);
        return found is null || r.School is null ? null : new Duty(found.a, found.s, found.Name, found.To ?? "", found.Count);
    }

    private sealed record Duty(DutyAsk Ask, CallSession Session, string From, string To, int Count);
}
