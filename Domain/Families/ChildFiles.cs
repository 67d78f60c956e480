using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Families;

/// <summary>Lists of children and one child's file, each as far as the asking person may see.</summary>
public sealed class ChildFiles
{
    /// <summary>The most rows of one page.</summary>
    public const int LongestPage = 200;

    /// <summary>The open classes of a school by name. Refused: NotAllowed.</summary>
    public async Task<Result<List<SchoolClass>>> Classes(Work work, long schoolId)
    {
        if (await Sight.Of(work, UseCase.ListChildren, schoolId) is ({ } no, _)) return no;
        return await work.Db.Classes.AsNoTracking().Where(c => c.SchoolId == schoolId && c.ClosedOn == null).OrderBy(c => c.Name).ToListAsync(work.Stop);
    }

    /// <summary>A page of children at school by name, of one class when given, or of those who are not; staff with a narrow reach get their own. Refused: NotAllowed.</summary>
    public async Task<Result<ChildPage>> List(Work work, long schoolId, long? classId = null, After? after = null, int take = 50, bool away = false)
    {
        var (no, children) = await Sight.Of(work, UseCase.ListChildren, schoolId);
        if (no is not null) return no;
        children = await Present(work, children, schoolId, away);
        if (classId is { } only) children = children.Where(c => c.ClassId == only);
#pragma warning disable CA1309 // The database compares, in the order by which it sorts.
        if (after is { } last) children = children.Where(c => string.Compare(c.Name, last.Name) > 0 || (c.Name == last.Name && c.Id > last.Id));
#pragma warning restore CA1309
        take = Math.Clamp(take, 1, LongestPage);
        var rows = await Rows(work, children.OrderBy(c => c.Name).ThenBy(c => c.Id).Take(take + 1));
        var more = rows.Count > take;
        if (more) rows.RemoveAt(take);
        return new ChildPage(rows, more ? new After(rows[^1].Name, rows[^1].Id) : null);
    }

    /// <summary>How many children are at school, or are not, of one class when given. Refused: NotAllowed.</summary>
    public async Task<Result<int>> Count(Work work, long schoolId, long? classId = null, bool away = false)
    {
        var (no, children) = await Sight.Of(work, UseCase.ListChildren, schoolId);
        if (no is not null) return no;
        children = await Present(work, children, schoolId, away);
        return await children.CountAsync(c => classId == null || c.ClassId == classId, work.Stop);
    }

    /// <summary>A child's file: members with how to reach them, weekly times, calls, messages. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<ChildFile>> Show(Work work, long childId)
    {
        var db = work.Db;
        if (await db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeChild, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no) return no;
        var circle = await Circle.Around(work, [childId]);
        var (since, sixWeeks) = (work.Now.AddDays(-60), work.Now.AddDays(-42));
        var today = Zones.DateAt(work.Now, circle.School(child.SchoolId).TimeZone);
        List<long> people = [.. circle.LinksOf(childId).Select(l => l.MemberId)];
        var pauses = (await db.Pauses.AsNoTracking().Where(p => people.Contains(p.MemberId) && p.From <= today && p.Until >= today).ToListAsync(work.Stop)).ToLookup(p => p.MemberId, p => (DateOnly?)p.Until);
        return new ChildFile(
            child,
            await db.Classes.AsNoTracking().FirstAsync(c => c.Id == child.ClassId, work.Stop),
            [.. circle.LinksOf(childId).Select(l => MemberLine.Of(circle, l) with { PausedUntil = pauses[l.MemberId].Max() }).OrderBy(m => m.Member.Kind).ThenBy(m => m.Member.Name)],
            await db.Slots.AsNoTracking().Where(s => s.ChildId == childId).OrderBy(s => s.Until != null).ThenBy(s => s.Weekday).ThenBy(s => s.StartMinute).ToListAsync(work.Stop),
            await CallLines.Of(work, db.Calls.Where(c => c.ChildId == childId && c.StartsAt > since)),
            await db.Outbox.AsNoTracking().Where(m => m.ChildId == childId).OrderByDescending(m => m.NotBefore).Take(50).ToListAsync(work.Stop))
        {
            OwnTalks = await db.OwnTalks.AsNoTracking().Where(t => t.ChildId == childId && t.SaidAt > sixWeeks).OrderByDescending(t => t.Monday).ThenBy(t => t.Id).ToListAsync(work.Stop),
        };
    }

    // A child who died is named to nobody but those who may change a status.
    internal static async Task<IQueryable<Child>> Named(Work work, IQueryable<Child> children, long schoolId) =>
        await Authority.Allows(work.Db, work.Actor, UseCase.ChangeStatus, new Target(schoolId), work.Now, work.Stop) ? children : children.Where(c => c.Status != ChildStatus.Died);

    private static async Task<IQueryable<Child>> Present(Work work, IQueryable<Child> children, long schoolId, bool away) =>
        away ? (await Named(work, children, schoolId)).Where(c => c.Status != ChildStatus.AtSchool) : children.Where(c => c.Status == ChildStatus.AtSchool);

    internal static Task<List<ChildRow>> Rows(Work work, IQueryable<Child> children)
    {
        var (db, now) = (work.Db, work.Now);
        return (from c in children
                join k in db.Classes on c.ClassId equals k.Id
                orderby c.Name, c.Id
                select new ChildRow(c.Id, c.Name, c.ClassId, k.Name, c.StudentNumber, c.LivesWith, c.Boards, c.Status,
                    db.Links.Any(l => l.ChildId == c.Id && !l.NoContact && db.Members.Any(m => m.Id == l.MemberId && m.Kind == MemberKind.Guardian && m.Active)),
                    db.Calls.Where(x => x.ChildId == c.Id && x.Plan == CallPlan.Planned && x.StartsAt > now).Min(x => (DateTime?)x.StartsAt)))
            .ToListAsync(work.Stop);
    }
}
