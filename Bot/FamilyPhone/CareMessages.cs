using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;
using Weekdays = FamilyLink.Domain.Calendar.Weekdays;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What guardians and class teachers hear beside the weekly call: it is on after all, it is so all term, was there a talk, two weeks without one.</summary>
public sealed class CareMessages : IMessages
{
    private static readonly Words Texts = new(typeof(CareTexts));
    private static readonly Words Two = new(typeof(TwoTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("call.guardian.again", ParentMessages.With(s => s.Call.Open && s.Call.Answer != CallAnswer.Declined && s.Call.StartsAt > s.Rendering.Now
            ? s.TwoButtons ? TwoWords.Tell(s, "GuardianAgain", Prompts.Calls)
            : new Rendered(Texts.Say(s.Language, "GuardianAgain", ("day", s.Day), ("child", s.ChildName), ("relation", s.Parent)).Markup) : null));
        renderers.Add("call.guardian.standing", StandingToGuardian);
        renderers.Add("call.own.guardian", async (r, ct) => await Talk(r, ct) is { } t ? AskGuardian(r, t) : null);
        renderers.Add("reply.own.guardian", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "GuardianThanks").Markup)));
        renderers.Add("call.silent", ParentMessages.With(s => new Rendered(Texts.Say(s.Language, "Silent", ("child", s.Child.Name), ("relation", s.Parent)).Markup)));
    }

    private static async Task<Rendered?> StandingToGuardian(Rendering r, CancellationToken ct)
    {
        if (await r.Db.Slots.AsNoTracking().FirstOrDefaultAsync(s => s.Id == r.Row.SubjectId, ct) is not { StandingUntil: { } until } slot) return null;
        if (await r.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == slot.ChildId, ct) is not { } child) return null;
        var relation = await r.Db.Links.Where(l => l.ChildId == slot.ChildId && l.MemberId == slot.ParentId).Select(l => (Relation?)l.Relation).FirstOrDefaultAsync(ct) ?? Relation.Other;
        var (language, weekday) = (r.Tongue(), Weekdays.Short(slot.Weekday, Domain.Languages.Culture(r.Tongue())));
        if (r.To is { TwoButtons: true })
            return new Rendered(Two.Say(language, child.Boards ? "GuardianStandingBoards" : "GuardianStanding", ("child", Names.Child(child.Name)), ("relation", Names.Relation(language, relation)), ("weekday", weekday)).Markup)
            { Spoken = child.Boards ? Prompts.Calls : Prompts.Late };
        var words = Texts.Say(language, child.Boards ? "GuardianStandingBoards" : "GuardianStanding", ("child", Names.Child(child.Name)), ("relation", Names.Relation(language, relation)),
            ("weekday", weekday), ("until", Moments.Day(language, until)));
        return new Rendered(words.Markup);
    }

    private static Rendered AskGuardian(Rendering r, (string Child, Relation Relation) talk)
    {
        var language = r.Tongue();
        var (child, relation) = (Names.Child(talk.Child), Names.Relation(language, talk.Relation));
        var words = r.To is { TwoButtons: true } ? Two.Say(language, "GuardianOwn", ("child", child), ("relation", relation)) : Texts.Say(language, "GuardianTalk", ("child", child), ("relation", relation));
        return new Rendered(words.Markup, r.Buttons().Row(Texts.Plain(language, "Button.TalkYes"), "yes").Row(Texts.Plain(language, "Button.TalkNo"), "no").Markup) { Spoken = Prompts.GuardianOwn };
    }

    private static async Task<(string Child, Relation Relation)?> Talk(Rendering r, CancellationToken ct)
    {
        var found = await (from t in r.Db.OwnTalks
                           join c in r.Db.Children on t.ChildId equals c.Id
                           where t.Id == r.Row.SubjectId
                           select new { c.Name, Relation = r.Db.Links.Where(l => l.ChildId == t.ChildId && l.MemberId == t.ParentId).Select(l => (Relation?)l.Relation).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        return found is null ? null : (found.Name, found.Relation ?? Relation.Other);
    }
}
