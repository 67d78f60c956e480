using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Finds children who have a weekly time and whose last week held neither a call nor a talk: a closed day, a time given away, a call moved into another week (mission.md, promise 3).</summary>
internal static class EmptyWeeks
{
    /// <summary>One line for each such child, until somebody has talked since; a family that is together is left in peace.</summary>
    public static async Task<List<TodoLine>> Find(Work work, long schoolId)
    {
        var (db, ct) = (work.Db, work.Stop);
        var zone = await db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(ct);
        var week = Weeks.WeekOf(Zones.DateAt(work.Now, zone)).Previous;
        var (monday, sunday) = (week.Monday, week.Sunday);
        var due = (await db.Slots.AsNoTracking().Where(s => s.SchoolId == schoolId && s.From <= sunday && (s.Until == null || s.Until >= monday)
            && db.Children.Any(c => c.Id == s.ChildId && c.Status == ChildStatus.AtSchool)).ToListAsync(ct))
            .FindAll(s => SlotTimes.RuleOf(s, zone).Occurrences(monday, sunday).Any());
        if (due.Count == 0) return [];
        var held = await Held(work, schoolId, week);
        var together = await db.Pauses.AsNoTracking().Where(p => p.SchoolId == schoolId && p.From <= sunday && p.Until >= monday).Select(p => p.MemberId).ToListAsync(ct);
        var since = Zones.StartOfDay(monday, zone);
        return due.Where(s => !held.Contains(s.ChildId) && !together.Contains(s.ParentId)).DistinctBy(s => s.ChildId)
            .Select(s => new TodoLine(TodoKind.WeekWithoutCall, s.ChildId, since) { ChildId = s.ChildId, MemberId = s.ParentId }).ToList();
    }

    // A call that was to be held last week has its own way onto the list; a talk since then, on whatever phone, ends the matter.
    private static async Task<HashSet<long>> Held(Work work, long schoolId, Week week)
    {
        var (db, ct, monday, sunday) = (work.Db, work.Stop, week.Monday, week.Sunday);
        var called = await db.Calls.Where(c => c.SchoolId == schoolId && c.Plan == CallPlan.Planned && c.Day >= monday && (c.Day <= sunday || c.Outcome == CallOutcome.Happened)).Select(c => c.ChildId).ToListAsync(ct);
        var talked = await db.OwnTalks.Where(t => t.SchoolId == schoolId && t.Monday >= monday && t.Confirmed != false).Select(t => t.ChildId).ToListAsync(ct);
        return [.. called, .. talked];
    }
}
