using System.Globalization;
using System.Linq.Expressions;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Says what comes next, to each in their part: the parent's call, the guardian's child, the teacher's duty.</summary>
internal static class NextCalls
{
    private static readonly Words Texts = new(typeof(FamilyPhoneTexts));
    private static readonly Words Two = new(typeof(TwoTexts));

    /// <summary>One line per child, or that nothing is planned.</summary>
    public static Task<Html> Say(Rendering r, CancellationToken ct) => r.To?.Kind switch
    {
        MemberKind.Parent => Family(r, "NextNone", c => c.ParentId == r.To.Id, (call, child) => ToParent(r, call, child), ct),
        MemberKind.Guardian => Guardian(r, ct),
        MemberKind.Teacher => Duty(r, ct),
        MemberKind.Child => Own(r, ct),
        _ => Task.FromResult(Html.Empty),
    };

    private static async Task<Html> Guardian(Rendering r, CancellationToken ct)
    {
        var children = await r.Db.Links.Where(l => l.MemberId == r.To!.Id && !l.NoContact).Select(l => l.ChildId).ToListAsync(ct);
        return await Family(r, "NextGuardianNone", c => children.Contains(c.ChildId),
            (call, child) => r.To!.TwoButtons ? Two.Say(r.Tongue(), "NextGuardian", ("child", Names.Child(child.Name)), ("when", TwoWords.When(r, call.StartsAt, r.School!.TimeZone)))
                : Texts.Say(r.Tongue(), "NextGuardian", ("child", Names.Child(child.Name)), ("times", Moments.At(r.Tongue(), call.StartsAt, r.School!.TimeZone, r.Now))), ct);
    }

    private static async Task<Html> Family(Rendering r, string none, Expression<Func<Call, bool>> mine, Func<Call, Child, Html> line, CancellationToken ct)
    {
        var ahead = await r.Db.Calls.AsNoTracking().Where(mine)
            .Where(c => c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.EndsAt > r.Now)
            .Join(r.Db.Children, c => c.ChildId, k => k.Id, (call, child) => new { call, child })
            .Where(p => p.child.Status == ChildStatus.AtSchool)
            .OrderBy(p => p.call.StartsAt).Take(60).ToListAsync(ct);
        var first = ahead.GroupBy(p => p.child.Id).Select(g => g.First()).ToList();
        return first.Count == 0 ? Texts.Say(r.Tongue(), await HasChild(r, ct) ? none : "NextNobody") : Html.Join("\n", first.Select(p => line(p.call, p.child)));
    }

    // In a child's own account.
    private static async Task<Html> Own(Rendering r, CancellationToken ct)
    {
        var next = await (from c in r.Db.Calls where c.ChildId == r.To!.ChildId && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.EndsAt > r.Now join l in r.Db.Links on new { c.ChildId, Id = c.ParentId } equals new { l.ChildId, Id = l.MemberId } where !l.NoContact orderby c.StartsAt select new { c.StartsAt, l.Relation }).FirstOrDefaultAsync(ct);
        return next is null ? Texts.Say(r.Tongue(), "NextGuardianNone") : Texts.Say(r.Tongue(), "NextChild", ("who", Names.Relation(r.Tongue(), next.Relation)), ("times", Moments.At(r.Tongue(), next.StartsAt, r.School!.TimeZone, r.Now)));
    }

    /// <summary>Whether a child at school is the reader's; to others no call is promised.</summary>
    internal static Task<bool> HasChild(Rendering r, CancellationToken ct) =>
        r.Db.Links.AnyAsync(l => l.MemberId == r.To!.Id && !l.NoContact && r.Db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool), ct);

    private static Html ToParent(Rendering r, Call call, Child child)
    {
        var language = r.Tongue();
        var times = Moments.Both(language, call.StartsAt, r.School!.TimeZone, r.Zone, r.Now);
        var said = call switch
        {
            { WantsOtherTime: true } => Texts.Say(language, "NextOtherTime"),
            { Answer: CallAnswer.Confirmed } => Texts.Say(language, "NextConfirmed"),
            { Answer: CallAnswer.Declined } => Texts.Say(language, "NextDeclined"),
            _ => Html.Empty,
        };
        if (r.To!.TwoButtons)
        {
            var next = Two.Say(language, call.LineId is null ? "NextOwn" : "Next", ("when", TwoWords.When(r, call.StartsAt, r.Zone)), ("child", Names.Child(child.Name)));
            return said == Html.Empty ? next : Html.Of($"{next}\n{said}");
        }
        return Html.Of($"{Texts.Say(language, call.LineId is null ? "NextOwn" : "NextCall", ("times", times), ("child", Names.Child(child.Name)))}{said}");
    }

    private static async Task<Html> Duty(Rendering r, CancellationToken ct)
    {
        var session = await r.Db.Sessions.AsNoTracking().Where(s => s.TeacherId == r.To!.Id && s.EndsAt > r.Now
                && r.Db.Calls.Any(c => c.LineId == s.LineId && c.Day == s.Day && c.Plan == CallPlan.Planned))
            .OrderBy(s => s.StartsAt).FirstOrDefaultAsync(ct);
        if (session is null) return Texts.Say(r.Tongue(), "NextDutyNone");
        var count = await r.Db.Calls.CountAsync(c => c.LineId == session.LineId && c.Day == session.Day && c.Plan == CallPlan.Planned, ct);
        return Texts.Say(r.Tongue(), "NextDuty", ("times", Moments.At(r.Tongue(), session.StartsAt, r.School!.TimeZone, r.Now)), ("count", count.ToString(CultureInfo.InvariantCulture)));
    }
}
