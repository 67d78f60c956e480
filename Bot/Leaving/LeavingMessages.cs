using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Leaving;

/// <summary>A child left: one fact and a thank-you, without a button; nothing when it is not so any more.</summary>
public sealed class LeavingMessages : IMessages
{
    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(LeavingNews.Family, async (r, ct) => await Names(r, family: true, ct) is { } child
            ? new Rendered(Html.Text(LeavingTexts.ToFamily(LeavingNews.StatusOf(r.Row), child, Day(r), r.To is { TwoButtons: true }, Languages.Culture(r.Tongue()))).Markup) { Spoken = Prompts.Parting } : null);
        renderers.Add(LeavingNews.Teacher, async (r, ct) => await Names(r, family: false, ct) is { } child
            ? new Rendered(Html.Text(LeavingTexts.ToTeacher(LeavingNews.StatusOf(r.Row), child, Day(r), Languages.Culture(r.Tongue()))).Markup) : null);
    }

    // Children of whom this is still true, and of whom this person may still hear.
    private static async Task<string?> Names(Rendering r, bool family, CancellationToken ct)
    {
        if (r.To is not { } reader || LeavingNews.StatusOf(r.Row) is var status && status is ChildStatus.AtSchool or ChildStatus.Died) return null;
        List<long> ids = [.. LeavingNews.ChildrenOf(r.Row)];
        var names = await r.Db.Children.Where(c => ids.Contains(c.Id) && c.Status == status
            && (!family || r.Db.Links.Any(l => l.ChildId == c.Id && l.MemberId == reader.Id && !l.NoContact && (l.MayCall || l.MaySee)))).OrderBy(c => c.Id).Select(c => c.Name).ToListAsync(ct);
        return names.Count == 0 ? null : Texts.Names.List(r.Tongue(), names.ConvertAll(n => Tame.Text(family ? Texts.Names.Child(n) : n)));
    }

    private static string Day(Rendering r)
    {
        var day = LeavingNews.DayOf(r.Row);
        return day == Zones.DateAt(r.Now, r.School!.TimeZone) ? LeavingTexts.Today(Languages.Culture(r.Tongue())) : Moments.Day(r.Tongue(), day);
    }
}
