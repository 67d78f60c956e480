using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>A parent's calls at hand (/calls): the next one of each child, and what can be done with it.</summary>
public sealed class CallsMessages : IMessages
{
    private static readonly Words Texts = new(typeof(CareTexts));
    private static readonly Words Two = new(typeof(TwoTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.calls", Calls);
        renderers.Add("reply.talked", ParentMessages.With(Talked));
    }

    private static async Task<Rendered?> Calls(Rendering r, CancellationToken ct)
    {
        if (r.To is not { Kind: MemberKind.Parent } parent || r.School is not { } school) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var said = r.Args()["s"] is { } key ? Texts.Say(language, key) : Html.Empty;
        if (await Pauses.Until(r.Db, parent.Id, Zones.DateAt(r.Now, school.TimeZone), ct) is { } until)
        {
            buttons.Row(Texts.Plain(language, "Button.Resume"), "resume").Row(Common.Plain(language, "Button.Close"), "close");
            return new Rendered(Join(said, Texts.Say(language, "Paused", ("until", Moments.Day(language, until)))), buttons.Markup);
        }

        var ahead = await r.Db.Calls.AsNoTracking().Where(c => c.ParentId == parent.Id && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.StartsAt > r.Now)
            .Join(r.Db.Children.Where(k => k.Status == ChildStatus.AtSchool), c => c.ChildId, k => k.Id, (call, child) => new { call, child.Name }).OrderBy(p => p.call.StartsAt).Take(60).ToListAsync(ct);
        var next = ahead.GroupBy(p => p.call.ChildId).Select(g => g.First()).ToList();
        var words = parent.TwoButtons ? Two : Texts;
        foreach (var one in next) buttons.Row(words.Plain(language, "Button.Call", ("child", Names.Child(one.Name))), "pick", Ids.ToShort(one.call.Id));
        foreach (var child in await Children(r, parent, ct)) buttons.Row(words.Plain(language, "Button.OwnTalk", ("child", Names.Child(child.Name))), "own", Ids.ToShort(child.Id));
        if (next.Count > 0) buttons.Beside(Texts.Plain(language, "Button.Pause", ("weeks", "1")), "pause", "7").Beside(Texts.Plain(language, "Button.Pause", ("weeks", "2")), "pause", "14");
        buttons.Row(Common.Plain(language, "Button.Close"), "close");
        return new Rendered(Join(said, await NextCalls.Say(r, ct)), buttons.Markup);
    }

    private static Rendered Talked(CallScene s)
    {
        var said = s.Rendering.Args()["s"];
        if (said is not null) return new Rendered(Texts.Say(s.Language, said).Markup);
        return new Rendered(Texts.Say(s.Language, "WhichTalk", ("child", s.ChildName)).Markup, s.Rendering.Buttons()
            .Row(Texts.Plain(s.Language, "Button.Through"), "through").Row(Texts.Plain(s.Language, "Button.OwnPhones"), "own").Row(Common.Plain(s.Language, "Button.Back"), "back").Markup);
    }

    private static async Task<List<Child>> Children(Rendering r, Member parent, CancellationToken ct) =>
        await r.Db.Children.AsNoTracking().Where(c => c.Status == ChildStatus.AtSchool && r.Db.Links.Any(l => l.ChildId == c.Id && l.MemberId == parent.Id && l.MayCall && !l.NoContact)).OrderBy(c => c.Id).Take(6).ToListAsync(ct);

    private static string Join(Html first, Html second) => (first == Html.Empty ? second : Html.Join("\n", [first, second])).Markup;
}
