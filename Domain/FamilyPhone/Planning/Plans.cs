using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>Plans of the week: read for the planner, kept as a draft, changed by hand, given up. What is in force is changed by <see cref="PlanPublishing"/> alone.</summary>
public sealed class Plans
{
    /// <summary>Reads the week for the planner, from next Monday on. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<WeekSnapshot>> Read(Work work, long schoolId)
    {
        if (await work.Db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(schoolId)) is { } no) return no;
        return await WeekSnapshot.Read(work, school, FirstDay(work, school));
    }

    /// <summary>Keeps a proposal as the school's draft in place of an earlier one; gives its id. Refused: NotAllowed.</summary>
    public async Task<Result<long>> Keep(Work work, long schoolId, WeekSnapshot week, WeekPlanned planned)
    {
        if (await work.Demand(UseCase.PlanWeek, new Target(schoolId)) is { } no) return no;
        var plan = await Begin(work, schoolId, week, planned.Proven);
        var lines = PlanReasons.Explain(week.Input, planned);
        foreach (var (child, line) in week.Input.Children.Zip(lines))
            foreach (var turn in child.Turns) Add(work, plan, week, child, turn, line);
        return plan.Id;
    }

    /// <summary>Begins a draft by hand with every time as it is; gives its id. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<long>> BeginByHand(Work work, long schoolId)
    {
        var read = await Read(work, schoolId);
        if (read.Refused is { } no) return no;
        var week = read.Value!;
        var plan = await Begin(work, schoolId, week, proven: false);
        foreach (var child in week.Input.Children)
        {
            var now = new Placement(child.Id, child.Turns.All(t => t.Last is not null) ? [.. child.Turns.Select(t => (t.ParentId, t.Last!.Value))] : []);
            var line = new PlanLine(now, now.Times.Count == 0 ? PlanChange.LeftOut : PlanChange.Kept);
            foreach (var turn in child.Turns) Add(work, plan, week, child, turn, line);
        }

        return plan.Id;
    }

    /// <summary>Moves one time of the draft, and with it the times of the child's other parents that stand at the same place in turn; what is in force stays as it is. Refused: NotFound, NotAllowed, CallGone (no draft any more), and whatever stands against the place for any of them.</summary>
    public async Task<Result> Move(Work work, long entryId, PlanTime? to)
    {
        if (await Find(work, entryId) is not var (entry, plan)) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(plan.SchoolId, entry.ChildId, SubjectId: plan.Id)) is { } no) return no;
        if (plan.State != WeekPlanState.Draft) return RefusalCode.CallGone;
        var turns = await InTurn(work, entry);
        if (to is { } place)
            foreach (var turn in turns)
                if ((await PlanConflicts.Of(work, plan, turn)).At(place) is { Forbids: true } conflict) return conflict.Refusal;
        foreach (var turn in turns) await Put(work, turn, to);
        plan.Proven = false;
        return Result.Done;
    }

    // Parents who alternate have one common time: whoever moves the child moves them all.
    private static async Task<List<PlanEntry>> InTurn(Work work, PlanEntry entry) =>
        [.. (await work.Db.PlanEntries.Where(e => e.PlanId == entry.PlanId && e.ChildId == entry.ChildId).ToListAsync(work.Stop)).Where(e => e.Time == entry.Time).OrderBy(e => e.Phase)];

    private static async Task Put(Work work, PlanEntry entry, PlanTime? to)
    {
        var former = await work.Db.Slots.AsNoTracking().FirstOrDefaultAsync(s => s.Id == entry.FormerSlotId, work.Stop);
        var back = former is not null && to is { } at && at == new PlanTime(former.LineId ?? 0, former.Weekday, former.StartMinute);
        entry.Put(to, to is null ? PlanChange.LeftOut : back ? PlanChange.Kept : former is null ? PlanChange.Added : PlanChange.Moved, back || to is null || former is null ? null : MoveReason.ByHand);
    }

    /// <summary>What stands against each place of the week for one time of the draft, asked before anything is saved. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<PlanConflicts>> Conflicts(Work work, long entryId)
    {
        if (await Find(work, entryId) is not var (entry, plan)) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeSlots, new Target(plan.SchoolId, entry.ChildId)) is { } no) return no;
        return await PlanConflicts.Of(work, plan, entry);
    }

    /// <summary>Gives the draft up. Refused: NotFound, NotAllowed, CallGone when it is no draft any more.</summary>
    public async Task<Result> Drop(Work work, long planId)
    {
        if (await work.Db.WeekPlans.FirstOrDefaultAsync(p => p.Id == planId, work.Stop) is not { } plan) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(plan.SchoolId, SubjectId: plan.Id)) is { } no) return no;
        if (plan.State != WeekPlanState.Draft) return RefusalCode.CallGone;
        plan.Drop();
        return Result.Done;
    }

    /// <summary>Pins a weekly time, so that the planner leaves it where it is, or lets it go. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Pin(Work work, long slotId, bool pinned)
    {
        if (await work.Db.Slots.FirstOrDefaultAsync(s => s.Id == slotId, work.Stop) is not { } slot) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(slot.SchoolId, slot.ChildId, SubjectId: slot.Id)) is { } no) return no;
        slot.Pinned = pinned;
        return Result.Done;
    }

    /// <summary>The Monday from which a plan made now would hold.</summary>
    internal static DateOnly FirstDay(Work work, School school) => Weeks.WeekOf(Zones.DateAt(work.Now, school.TimeZone)).Next.Monday;

    private static async Task<(PlanEntry, WeekPlan)?> Find(Work work, long entryId)
    {
        if (await work.Db.PlanEntries.FirstOrDefaultAsync(e => e.Id == entryId, work.Stop) is not { } entry) return null;
        return (entry, await work.Db.WeekPlans.FirstAsync(p => p.Id == entry.PlanId, work.Stop));
    }

    private static async Task<WeekPlan> Begin(Work work, long schoolId, WeekSnapshot week, bool proven)
    {
        foreach (var earlier in await work.Db.WeekPlans.Where(p => p.SchoolId == schoolId && p.State == WeekPlanState.Draft).ToListAsync(work.Stop)) earlier.Drop();
        await Ending.WriteSoFar(work);
        var plan = new WeekPlan { Id = work.NewId(), SchoolId = schoolId, From = week.Input.From, Minutes = week.Input.Minutes, Basis = week.Basis, Proven = proven, MadeAt = work.Now };
        work.Db.WeekPlans.Add(plan);
        return plan;
    }

    private static void Add(Work work, WeekPlan plan, WeekSnapshot week, PlanChild child, PlanTurn turn, PlanLine line)
    {
        PlanTime? time = line.Placement.Times.Count == 0 ? null : line.Placement.Times.First(t => t.ParentId == turn.ParentId).Time;
        var entry = new PlanEntry
        {
            Id = work.NewId(),
            SchoolId = plan.SchoolId,
            PlanId = plan.Id,
            ChildId = child.Id,
            ParentId = turn.ParentId,
            EveryWeeks = turn.EveryWeeks,
            Phase = turn.Phase,
            FormerSlotId = week.Slots.FirstOrDefault(s => s.ChildId == child.Id && s.ParentId == turn.ParentId && s.EveryWeeks == turn.EveryWeeks && s.Phase == turn.Phase)?.Id,
            OtherChildId = line.OtherChildId,
            Bars = line.Bars is null ? null : string.Join(';', line.Bars.OrderByDescending(b => b.Value).Select(b => $"{b.Key}={b.Value}")),
        };
        // Of a child with two parents one time may stay while the other moves.
        var stays = time is not null && turn.Last == time;
        entry.Put(time, stays ? PlanChange.Kept : line.Change, stays ? null : line.Reason);
        work.Db.PlanEntries.Add(entry);
    }
}
