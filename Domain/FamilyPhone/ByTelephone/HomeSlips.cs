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
        var calls = await Next(work, work.Db.Children.Where(c => c.SchoolId == schoolId && (childId == null || c.Id == childId)));
        var circle = await Circle.Around(work, calls.ConvertAll(c => c.Call.ChildId));
        return calls.Where(c => childId is not null || !AtHome(circle, c.Call.ChildId).Any(p => p.Reach == ReachState.Chat)).Select(c => Slip(circle, c.Call, c.Class)).ToList();
    }

    /// <summary>The next call of each of some children at school, within two weeks, with the class, by class and name; never with who may not be contacted.</summary>
    internal static async Task<List<(Call Call, string Class)>> Next(Work work, IQueryable<Child> children)
    {
        var (db, now, until) = (work.Db, work.Now, work.Now.AddDays(14));
        var calls = await (from c in db.Calls.AsNoTracking()
                           join child in children on c.ChildId equals child.Id
                           join k in db.Classes on child.ClassId equals k.Id
                           where child.Status == ChildStatus.AtSchool && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.Answer != CallAnswer.Declined && c.StartsAt > now && c.StartsAt < until
                           where db.Links.Any(l => l.ChildId == c.ChildId && l.MemberId == c.ParentId && !l.NoContact)
                           orderby k.Name, child.Name, c.StartsAt
                           select new { Call = c, Class = k.Name }).ToListAsync(work.Stop);
        return [.. calls.DistinctBy(c => c.Call.ChildId).Select(c => (c.Call, c.Class))];
    }

    /// <summary>What a slip says of a call.</summary>
    internal static HomeSlip Slip(Circle circle, Call call, string className)
    {
        var (child, school) = (circle.Child(call.ChildId)!, circle.School(call.SchoolId));
        return new HomeSlip(child.Id, child.Name, className, child.Boards, circle.LinkOf(call.ChildId, call.ParentId)?.Relation ?? Relation.Other,
            BothTimes.Of(call.StartsAt, school.TimeZone, circle.Find(call.ParentId)?.Zone ?? school.TimeZone), call.LineId is null, call.SlotId is not null, LanguageOf(circle, call.ChildId) ?? school.Language, school.DutyPhone);
    }

    /// <summary>The language of those at home, or null when nobody chose one.</summary>
    internal static string? LanguageOf(Circle circle, long childId) => AtHome(circle, childId).Select(p => p.Member.Language).FirstOrDefault(l => l is not null);

    private static IEnumerable<Person> AtHome(Circle circle, long childId) =>
        circle.LinksOf(childId).Where(l => !l.NoContact).Select(l => circle.Find(l.MemberId)).OfType<Person>().Where(p => p.Member.Kind == MemberKind.Guardian && p.Member.Active);
}
