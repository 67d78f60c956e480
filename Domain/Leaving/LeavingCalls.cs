using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Leaving;

/// <summary>Whom the message about a child's leaving cannot reach, for the list of those to be phoned.</summary>
internal static class LeavingCalls
{
    // Of a whole class that finishes school each family knows; later than this, so does whoever moved.
    private static readonly List<ChildStatus> Told = [ChildStatus.MovedAway, ChildStatus.ParentsReturned];
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <summary>One row for each such adult of a school, until somebody has told them.</summary>
    public static async Task<List<PhoneRow>> Find(Work work, long schoolId, PhoneFacts facts)
    {
        var since = work.Now - Lately;
        var changes = await work.Db.StatusChanges.AsNoTracking().Where(c => c.SchoolId == schoolId && c.At > since && Told.Contains(c.After)
            && work.Db.Children.Any(k => k.Id == c.ChildId && k.Status == c.After) && !work.Db.StatusChanges.Any(later => later.ChildId == c.ChildId && later.Id > c.Id)).OrderBy(c => c.Id).ToListAsync(work.Stop);
        if (changes.Count == 0) return [];
        List<long> children = [.. changes.Select(c => c.ChildId)];
        var (circle, heard) = (await Circle.Around(work, children), await LeavingPeople.Heard(work, children));
        return [.. from change in changes
                   from person in LeavingPeople.Family(circle, change.ChildId, LeavingRules.Of(change.After), heard[change.ChildId].ToHashSet())
                   where person.Why is WhyNotTold.ByTelephone or WhyNotTold.Doubted && !facts.Told(circle.Find(person.MemberId)!, change.Id)
                   select new PhoneRow(PhoneMatter.Left, change.Id, change.ChildId, person.MemberId, change.At)];
    }
}
