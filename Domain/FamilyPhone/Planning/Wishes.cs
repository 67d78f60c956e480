using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>What the planner is to mind beside lines and zones.</summary>
/// <param name="Classes">The school's classes.</param>
/// <param name="Hours">Times at which a class cannot come.</param>
/// <param name="Buses">Children who must not be late, with the time by which their call ends.</param>
/// <param name="Parents">Parents with wished hours or shifts.</param>
public sealed record WeekWishes(IReadOnlyList<SchoolClass> Classes, IReadOnlyList<ClassHours> Hours, IReadOnlyList<BusLine> Buses, IReadOnlyList<ParentWish> Parents);

/// <summary>A child who must not miss the bus.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">The name.</param>
/// <param name="LatestEnd">A call on a school day ends by this time, school wall clock; null when there is no hurry.</param>
public sealed record BusLine(long ChildId, string Child, TimeOnly? LatestEnd);

/// <summary>When a parent can and would like to talk, as hours on their own clock.</summary>
/// <param name="MemberId">The parent.</param>
/// <param name="Parent">The name.</param>
/// <param name="Child">A child's name.</param>
/// <param name="Relation">What the parent is to the child.</param>
/// <param name="GoodHours">Wished hours ("19:00–21:00"), or null for any waking hour.</param>
/// <param name="Shifts">Shifts in the parent's own words, or null.</param>
public sealed record ParentWish(long MemberId, string Parent, string Child, Relation Relation, string? GoodHours, string? Shifts);

/// <summary>Keeps what the planner minds: when a class cannot come, when a child's bus leaves, when a parent would like the call.</summary>
public sealed class Wishes
{
    /// <summary>The longest words for hours, in characters.</summary>
    public const int LongestHours = 60;

    /// <summary>Everything that is minded at a school. Refused: NotAllowed.</summary>
    public async Task<Result<WeekWishes>> Show(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.PlanWeek, new Target(schoolId)) is { } no) return no;
        var (db, ct) = (work.Db, work.Stop);
        return new WeekWishes(
            await db.Classes.AsNoTracking().Where(c => c.SchoolId == schoolId && c.ClosedOn == null).OrderBy(c => c.Name).ToListAsync(ct),
            await db.ClassHours.AsNoTracking().Where(h => h.SchoolId == schoolId).OrderBy(h => h.ClassId).ThenBy(h => h.Weekday).ThenBy(h => h.From).ToListAsync(ct),
            await db.Children.Where(c => c.SchoolId == schoolId && c.LatestEnd != null && c.Status == ChildStatus.AtSchool).OrderBy(c => c.LatestEnd).ThenBy(c => c.Id)
                .Select(c => new BusLine(c.Id, c.Name, c.LatestEnd)).ToListAsync(ct),
            await Parents(work, schoolId, childId: null));
    }

    /// <summary>One child's bus and the hours of those it may call. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<(BusLine Bus, List<ParentWish> Parents)>> Of(Work work, long childId)
    {
        if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(child.SchoolId, child.Id)) is { } no) return no;
        return (new BusLine(child.Id, child.Name, child.LatestEnd), await Parents(work, child.SchoolId, childId));
    }

    /// <summary>A class cannot come at a time of the week. Refused: NotFound, NotAllowed, Invalid (it ends before it begins).</summary>
    public async Task<Result<long>> KeepClassAway(Work work, long classId, DayOfWeek day, TimeOnly from, TimeOnly until)
    {
        if (await work.Db.Classes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == classId, work.Stop) is not { } room) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(room.SchoolId, SubjectId: classId)) is { } no) return no;
        if (until <= from) return new Refusal(RefusalCode.Invalid, Field: nameof(until));
        var hours = new ClassHours { Id = work.NewId(), SchoolId = room.SchoolId, ClassId = classId, Weekday = day, From = from, Until = until };
        work.Db.ClassHours.Add(hours);
        return hours.Id;
    }

    /// <summary>The class can come again at that time. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> LetClassCome(Work work, long classHoursId)
    {
        if (await work.Db.ClassHours.FirstOrDefaultAsync(h => h.Id == classHoursId, work.Stop) is not { } hours) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(hours.SchoolId, SubjectId: hours.Id)) is { } no) return no;
        work.Db.ClassHours.Remove(hours);
        return Result.Done;
    }

    /// <summary>On school days the child's call ends by this time (school wall clock); null takes it back. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> CatchBus(Work work, long childId, TimeOnly? latestEnd)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no) return no;
        child.LatestEnd = latestEnd;
        return Result.Done;
    }

    /// <summary>When a parent would like the call, as hours on their own clock; nothing takes it back. Refused: NotFound, NotAllowed, TooLong, Invalid (no hours in it).</summary>
    public async Task<Result> LikeHours(Work work, long memberId, string? hours)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId && m.Kind == MemberKind.Parent, work.Stop) is not { } parent) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(parent.SchoolId, MemberId: memberId, SubjectId: memberId)) is { } no) return no;
        var words = string.IsNullOrWhiteSpace(hours) ? null : hours.Trim();
        if (words?.Length > LongestHours) return new Refusal(RefusalCode.TooLong, Field: nameof(hours));
        if (words is not null && WorkingHours.Of(words).Spans.Count == 0) return new Refusal(RefusalCode.Invalid, Field: nameof(hours));
        parent.GoodHours = words;
        return Result.Done;
    }

    private static async Task<List<ParentWish>> Parents(Work work, long schoolId, long? childId)
    {
        var rows = await (from l in work.Db.Links
                          join m in work.Db.Members on l.MemberId equals m.Id
                          join c in work.Db.Children on l.ChildId equals c.Id
                          where l.SchoolId == schoolId && l.MayCall && !l.NoContact && m.Active && m.Kind == MemberKind.Parent && c.Status == ChildStatus.AtSchool
                              && (childId == null ? m.GoodHours != null || m.Shifts != null : c.Id == childId)
                          orderby m.Id
                          select new ParentWish(m.Id, m.Name, c.Name, l.Relation, m.GoodHours, m.Shifts)).ToListAsync(work.Stop);
        return [.. rows.DistinctBy(r => r.MemberId)];
    }
}
