using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.ByTelephone;

/// <summary>A slip for those at home: when the child's next call is, and the school's number.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Its name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Boards">True when the child does not come home that evening.</param>
/// <param name="Caller">Whom the child calls.</param>
/// <param name="Times">The call's start at the school and where the parent is.</param>
/// <param name="OwnPhones">True when the call is on the family's own phones.</param>
/// <param name="Weekly">True when it is so each week.</param>
/// <param name="Language">The language of those at home, or the school's.</param>
/// <param name="DutyPhone">The school's number, or null when it left none.</param>
public sealed record HomeSlip(long ChildId, string Child, string Class, bool Boards, Relation Caller, BothTimes Times, bool OwnPhones, bool Weekly, string Language, string? DutyPhone);

/// <summary>回家小条: what chat tells those at home, on paper.</summary>
public sealed class HomeSlips
{
    /// <summary>The slips of the children whose people at home have no chat, by class and name; of one child whoever is at home. Refused: NotAllowed.</summary>
    public async Task<Result<List<HomeSlip>>> Of(Work work, long schoolId, long? childId = null)
    {
        if (await work.Demand(UseCase.SeePhoneList, new Target(schoolId)) is { } no) return no;
        var (db, now, until) = (work.Db, work.Now, work.Now.AddDays(14));
        var calls = await (from c in db.Calls.AsNoTracking()
                           join child in db.Children on c.ChildId equals child.Id
                           join k in db.Classes on child.ClassId equals k.Id
                           where c.SchoolId == schoolId && (childId == null || c.ChildId == childId) && child.Status == ChildStatus.AtSchool
                               && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.Answer != CallAnswer.Declined && c.StartsAt > now && c.StartsAt < until
                           orderby k.Name, child.Name, c.StartsAt
                           select new { Call = c, Class = k.Name }).ToListAsync(work.Stop);
        var circle = await Circle.Around(work, [.. calls.Select(c => c.Call.ChildId).Distinct()]);
        return calls.DistinctBy(c => c.Call.ChildId).Where(c => childId is not null || !AtHome(circle, c.Call.ChildId).Any(p => p.Reach == ReachState.Chat))
            .Select(c => Slip(circle, c.Call, c.Class)).ToList();
    }

    private static HomeSlip Slip(Circle circle, Call call, string className)
    {
        var (child, school) = (circle.Child(call.ChildId)!, circle.School(call.SchoolId));
        var language = AtHome(circle, call.ChildId).Select(p => p.Member.Language).FirstOrDefault(l => l is not null) ?? school.Language;
        return new HomeSlip(child.Id, child.Name, className, child.Boards, circle.LinkOf(call.ChildId, call.ParentId)?.Relation ?? Relation.Other,
            BothTimes.Of(call.StartsAt, school.TimeZone, circle.Find(call.ParentId)?.Zone ?? school.TimeZone), call.LineId is null, call.SlotId is not null, language, school.DutyPhone);
    }

    private static IEnumerable<Person> AtHome(Circle circle, long childId) =>
        circle.LinksOf(childId).Where(l => !l.NoContact).Select(l => circle.Find(l.MemberId)).OfType<Person>().Where(p => p.Member.Kind == MemberKind.Guardian && p.Member.Active);
}
