using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>Puts a draft in force: old times end, new ones begin with their calls, each touched person hears of it once, all in one commit.</summary>
/// <param name="maker">Makes the calls of new times.</param>
/// <param name="sessions">Kept in step when calls fall away.</param>
/// <param name="reminders">The old calls' die.</param>
public sealed class PlanPublishing(CallMaker maker, Sessions sessions, Reminders reminders)
{
    /// <summary>The kind of message each touched person gets.</summary>
    public const string Kind = "call.week";

    /// <summary>Publishes; gives how many children's times changed. Refused: NotFound, NotAllowed, CallGone (no draft any more), WeekChanged (something it rests on is different now), SlotTaken.</summary>
    public async Task<Result<int>> Publish(Work work, long planId)
    {
        if (await work.Db.WeekPlans.FirstOrDefaultAsync(p => p.Id == planId, work.Stop) is not { } plan) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PlanWeek, new Target(plan.SchoolId, SubjectId: plan.Id)) is { } no) return no;
        if (plan.State != WeekPlanState.Draft) return RefusalCode.CallGone;
        var school = await work.Db.Schools.AsNoTracking().FirstAsync(s => s.Id == plan.SchoolId, work.Stop);
        if (Plans.FirstDay(work, school) > plan.From || (await WeekSnapshot.Read(work, school, plan.From)).Basis != plan.Basis) return RefusalCode.WeekChanged;
        var changed = (await work.Db.PlanEntries.AsNoTracking().Where(e => e.PlanId == planId && e.Change != PlanChange.Kept).OrderBy(e => e.Id).ToListAsync(work.Stop))
            .Where(e => e.LineId is not null || e.FormerSlotId is not null).ToList();
        plan.Publish(work.Now);
        await EndFormer(work, plan, [.. changed.Select(e => e.FormerSlotId).OfType<long>()]);
        // The database refuses overlap row by row: what ends must be written before what begins.
        await Ending.WriteSoFar(work);
        if (await Overlaps(work, plan, changed) is { } taken) return taken;
        List<CallSlot> begun = [.. changed.Where(e => e.LineId is not null).Select(e => SlotOf(work, plan, e))];
        work.Db.Slots.AddRange(begun);
        await maker.MakeAll(work, begun, school.TimeZone);
        await Tell(work, plan, changed);
        return changed.Select(e => e.ChildId).Distinct().Count();
    }

    private async Task EndFormer(Work work, WeekPlan plan, List<long> ids)
    {
        var (last, now) = (plan.From.AddDays(-1), work.Now);
        var slots = await work.Db.Slots.Where(s => ids.Contains(s.Id)).ToListAsync(work.Stop);
        foreach (var slot in slots) slot.End(last);
        var ahead = await work.Db.Calls.Where(c => c.SlotId != null && ids.Contains(c.SlotId.Value) && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.Day > last && c.StartsAt > now).ToListAsync(work.Stop);
        ahead.AddRange(await Slots.MovedFrom(work, slots, last));
        foreach (var call in ahead) call.Cancel();
        await reminders.Plan(work, ahead, await Circle.Around(work, [.. slots.Select(s => s.ChildId).Distinct()]));
        await sessions.Refresh(work, [.. ahead.Where(c => c.LineId is not null).Select(c => (c.LineId!.Value, c.Day)).Distinct()]);
    }

    // A draft moved by hand may rest on a place that another weekly time holds.
    private static async Task<Refusal?> Overlaps(Work work, WeekPlan plan, List<PlanEntry> begins)
    {
        var lasting = await work.Db.Slots.AsNoTracking().Where(s => s.SchoolId == plan.SchoolId && (s.Until == null || (s.Until >= plan.From && s.Until >= s.From))).ToListAsync(work.Stop);
        foreach (var entry in begins.Where(e => e.LineId is not null))
            if (lasting.Find(s => s.Weekday == entry.Weekday && s.StartMinute < entry.StartMinute + plan.Minutes && entry.StartMinute < s.StartMinute + s.Minutes
                && (s.LineId == entry.LineId || s.ChildId == entry.ChildId || s.ParentId == entry.ParentId)
                && SlotTimes.ShareWeeks(s.EveryWeeks, s.Phase, entry.EveryWeeks, entry.Phase)) is { } held) return new Refusal(RefusalCode.SlotTaken, held.Id);
        return null;
    }

    private static CallSlot SlotOf(Work work, WeekPlan plan, PlanEntry entry) => new()
    {
        Id = work.NewId(),
        SchoolId = plan.SchoolId,
        LineId = entry.LineId,
        ChildId = entry.ChildId,
        ParentId = entry.ParentId,
        Weekday = entry.Weekday,
        StartMinute = entry.StartMinute,
        Minutes = plan.Minutes,
        EveryWeeks = entry.EveryWeeks,
        Phase = entry.Phase,
        From = plan.From,
    };

    // Siblings' parents and guardians hear of all their children in one message.
    private static async Task Tell(Work work, WeekPlan plan, List<PlanEntry> changed)
    {
        var circle = await Circle.Around(work, [.. changed.Select(e => e.ChildId).Distinct()]);
        var told = changed.Select(e => (e.ChildId, Person: circle.Caller(e.ChildId, e.ParentId)))
            .Concat(changed.SelectMany(e => circle.Guardians(e.ChildId).Select(g => (e.ChildId, Person: (Person?)g))));
        foreach (var one in told.Where(t => t.Person is not null).GroupBy(t => t.Person!.Member.Id))
        {
            var person = one.First().Person!;
            var at = person.Awake(work.Now);
            work.Owe(Owing.To(work, person.Member, Kind, plan.Id, Owing.AboutOne(one.Select(o => o.ChildId)))).Due(at, at + MessageKinds.Of(Kind).Life);
        }
    }
}
