using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Finds who holds a time already: other weekly times over the whole series, and single calls.</summary>
internal static class SlotConflicts
{
    /// <summary>SlotTaken, ChildBusy or ParentBusy with the holder's id, or null when the time is free.</summary>
    public static async Task<Refusal?> Of(Work work, SlotDraft draft, WeeklyRule rule)
    {
        var slots = await Slots(work, draft, rule.From);
        var calls = await Calls(work, draft, rule);
        return First(RefusalCode.SlotTaken, draft.LineId is { } line ? s => s.LineId == line : _ => false, draft.LineId is { } l ? c => c.LineId == l : _ => false)
            ?? First(RefusalCode.ChildBusy, s => s.ChildId == draft.ChildId, c => c.ChildId == draft.ChildId)
            ?? First(RefusalCode.ParentBusy, s => s.ParentId == draft.ParentId, c => c.ParentId == draft.ParentId);

        Refusal? First(RefusalCode code, Func<CallSlot, bool> ofSlot, Func<Call, bool> ofCall) =>
            slots.FirstOrDefault(ofSlot) is { } slot ? new Refusal(code, slot.Id, nameof(SlotDraft.Start))
            : calls.FirstOrDefault(ofCall) is { } call ? new Refusal(code, call.SlotId ?? call.Id, nameof(SlotDraft.Start)) : null;
    }

    private static async Task<List<CallSlot>> Slots(Work work, SlotDraft draft, DateOnly from)
    {
        var near = await work.Db.Slots.AsNoTracking()
            .Where(s => s.Weekday == draft.Weekday && (s.LineId == draft.LineId && draft.LineId != null || s.ChildId == draft.ChildId || s.ParentId == draft.ParentId))
            .Where(s => s.StartMinute < draft.EndMinute && draft.StartMinute < s.StartMinute + s.Minutes)
            .Where(s => s.Until == null || (s.Until >= from && s.Until >= s.From))
            .Where(s => draft.Until == null || s.From <= draft.Until).OrderBy(s => s.Id).ToListAsync(work.Stop);
        return [.. near.Where(s => SlotTimes.ShareWeeks(s.EveryWeeks, s.Phase, draft.EveryWeeks, draft.Phase))];
    }

    private static async Task<List<Call>> Calls(Work work, SlotDraft draft, WeeklyRule rule)
    {
        var ahead = await work.Db.Calls.AsNoTracking()
            .Where(c => c.Plan == CallPlan.Planned && c.EndsAt > work.Now && c.Day >= rule.From)
            .Where(c => c.LineId == draft.LineId && draft.LineId != null || c.ChildId == draft.ChildId || c.ParentId == draft.ParentId)
            .OrderBy(c => c.StartsAt).ToListAsync(work.Stop);
        return [.. ahead.Where(c => rule.Occurrences(c.Day, c.Day).Any(o => o.StartUtc < c.EndsAt && c.StartsAt < o.EndUtc))];
    }
}
