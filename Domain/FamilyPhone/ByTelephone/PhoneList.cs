using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.ByTelephone;

/// <summary>人工电话名单: who must be phoned today because chat does not reach them; derived anew each time, so that what was done is gone.</summary>
public sealed class PhoneList
{
    /// <summary>The rows of a school: who was not tried today first, what cannot wait before a silence, then by time. Refused: NotAllowed.</summary>
    public async Task<Result<List<PhoneRow>>> Show(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeePhoneList, new Target(schoolId)) is { } no) return no;
        var facts = await PhoneFacts.Of(work, schoolId);
        List<PhoneRow> found = [.. new PhoneMatters(facts).All()];
        found.AddRange(Silent(facts, await Silences.Find(work, schoolId), [.. found.Select(r => (r.ChildId, r.MemberId))]));
        found.AddRange(await Doubted(work, schoolId));
        found.AddRange(await LeavingCalls.Find(work, schoolId, facts));
        if (found.Count == 0) return found;
        var circle = await Circle.Around(work, [.. found.Select(r => r.ChildId).Distinct()]);
        var classes = await work.Db.Classes.AsNoTracking().Where(k => k.SchoolId == schoolId).ToDictionaryAsync(k => k.Id, k => k.Name, work.Stop);
        var rows = found.ConvertAll(r => Named(r, circle, classes, facts));
        var midnight = Zones.StartOfDay(facts.Today, circle.Find(rows[0].MemberId)!.School.TimeZone);
        return rows.OrderBy(r => r.Tries.Exists(t => t.At >= midnight)).ThenBy(r => r.Matter == PhoneMatter.Silent).ThenBy(r => r.At).ThenBy(r => r.MemberId).ThenBy(r => r.Matter).ToList();
    }

    // Whoever has a nearer reason to be phoned is phoned once.
    private static IEnumerable<PhoneRow> Silent(PhoneFacts facts, List<Silence> silences, HashSet<(long, long)> listed)
    {
        var monday = Weeks.WeekOf(facts.Today).Monday;
        foreach (var silence in silences)
        {
            if (listed.Contains((silence.ChildId, silence.ParentId)) || facts.Parent(silence.ChildId, silence.ParentId) is not { } parent) continue;
            var since = Zones.StartOfDay(monday, parent.School.TimeZone);
            if (facts.Told(parent, silence.FirstCallId, since)) continue;
            yield return new PhoneRow(PhoneMatter.Silent, silence.FirstCallId, silence.ChildId, silence.ParentId, silence.Since) { Call = facts.Calls.GetValueOrDefault(silence.FirstCallId) };
        }
    }

    // One call about a telephone, whichever of the children it is about.
    private static async Task<IEnumerable<PhoneRow>> Doubted(Work work, long schoolId)
    {
        var db = work.Db;
        var rows = await (from a in db.Addresses
                          join l in db.Links on a.MemberId equals l.MemberId
                          where a.State == AddressState.Doubted && l.SchoolId == schoolId && !l.NoContact && db.Members.Any(m => m.Id == a.MemberId && m.Active)
                              && db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool)
                          orderby l.ChildId
                          select new { a.Id, a.MemberId, a.StateAt, l.ChildId }).ToListAsync(work.Stop);
        return rows.DistinctBy(r => r.Id).Select(r => new PhoneRow(PhoneMatter.Phone, r.Id, r.ChildId, r.MemberId, r.StateAt));
    }

    private static PhoneRow Named(PhoneRow row, Circle circle, Dictionary<long, string> classes, PhoneFacts facts)
    {
        var (person, child) = (circle.Find(row.MemberId)!, circle.Child(row.ChildId)!);
        var tries = facts.Tries[row.SubjectId].Where(t => t.MemberId == row.MemberId && t.Matter == row.Matter).ToList();
        var dead = person.Member.Phone is null || tries.Exists(t => t.End == PhoneTryEnd.NumberDead) || row.Call?.MissedReason == MissedReason.NumberDead;
        var caller = row.Call?.ParentId ?? row.Slot?.ParentId ?? row.MemberId;
        return row with
        {
            Child = child.Name,
            Class = classes.GetValueOrDefault(child.ClassId, ""),
            Member = person.Member.Name,
            Relation = circle.LinkOf(row.ChildId, row.MemberId)?.Relation ?? Relation.Other,
            Caller = circle.LinkOf(row.ChildId, caller)?.Relation ?? Relation.Other,
            Reach = person.Reach,
            Times = BothTimes.Of(row.At, person.School.TimeZone, person.Zone),
            HasNumber = person.Member.Phone is not null,
            Through = dead ? Other(circle, row) : null,
            Tries = tries,
        };
    }

    private static (long, string, Relation)? Other(Circle circle, PhoneRow row)
    {
        foreach (var link in circle.LinksOf(row.ChildId).Where(l => !l.NoContact && l.MemberId != row.MemberId))
            if (circle.Find(link.MemberId) is { Reach: not ReachState.Left, Member.Phone: not null } other) return (link.MemberId, other.Member.Name, link.Relation);
        return null;
    }
}
