using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Holidays;

/// <summary>Makes the calls again that days without calls had taken out, when those days are taken back.</summary>
/// <param name="reminders">Planned for the new calls.</param>
/// <param name="sessions">Kept in step.</param>
internal sealed class GivenAnew(Reminders reminders, Sessions sessions)
{
    /// <summary>Makes them where the time is still free; gives how many.</summary>
    public async Task<int> Make(Work work, QuietDays days)
    {
        var (db, now, from, until) = (work.Db, work.Now, days.From, days.Until);
        var zone = await db.Schools.Where(s => s.Id == days.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var slots = await db.Slots.AsNoTracking().Where(s => s.SchoolId == days.SchoolId && s.From <= until && (s.Until == null || s.Until >= from)).ToListAsync(work.Stop);
        var others = (await db.QuietDays.AsNoTracking().Where(d => d.SchoolId == days.SchoolId && !d.Cancelled && d.Id != days.Id && d.From <= until && d.Until >= from).ToListAsync(work.Stop));
        var held = await db.Calls.AsNoTracking().Where(c => c.SchoolId == days.SchoolId && c.Plan == CallPlan.Planned && c.EndsAt > now && c.Day >= from.AddDays(-1) && c.Day <= until.AddDays(1)).ToListAsync(work.Stop);
        var given = await Given(work, days);
        var made = new List<Call>();
        foreach (var slot in slots)
            foreach (var time in SlotTimes.RuleOf(slot, zone).Occurrences(from, until).Where(o => o.StartUtc > now && o.Date <= slot.MadeUntil))
            {
                var call = Of(work, slot, time.Date, time.StartUtc, time.EndUtc);
                if (given.Contains((slot.Id, time.Date)) || !Covers(days, call, zone) || others.Exists(d => SchoolHolidays.Covers(d, call, zone)) || held.Concat(made).Any(c => Meets(c, call))) continue;
                made.Add(call);
            }

        var circle = await Circle.Around(work, [.. made.Select(c => c.ChildId).Distinct()]);
        made.RemoveAll(c => !circle.AtSchool(c.ChildId) || circle.LinkOf(c.ChildId, c.ParentId) is not { MayCall: true, NoContact: false });
        db.Calls.AddRange(made);
        await reminders.Plan(work, made, circle, fresh: true);
        await sessions.Refresh(work, [.. made.Where(c => c.LineId is not null).Select(c => (c.LineId!.Value, c.Day)).Distinct()]);
        return made.Count;
    }

    // What stands at another time stays there: the family has been told, or has chosen it.
    private static async Task<HashSet<(long, DateOnly)>> Given(Work work, QuietDays days) =>
        [.. (await work.Db.Calls.AsNoTracking().Where(c => c.FellToId == days.Id && c.SlotId != null && (c.Plan == CallPlan.Moved || work.Db.Calls.Any(n => n.MovedFromId == c.Id)))
            .Select(c => new { c.SlotId, c.Day }).ToListAsync(work.Stop)).Select(c => (c.SlotId!.Value, c.Day))];

    private static bool Covers(QuietDays days, Call call, string zone)
    {
        days.Cancelled = false;
        var covers = SchoolHolidays.Covers(days, call, zone);
        days.Cancelled = true;
        return covers;
    }

    private static bool Meets(Call one, Call other) => one.StartsAt < other.EndsAt && other.StartsAt < one.EndsAt
        && ((one.LineId is not null && one.LineId == other.LineId) || one.ChildId == other.ChildId || one.ParentId == other.ParentId);

    // The day's call of the series exists already, cancelled; this one stands beside the series.
    private static Call Of(Work work, CallSlot slot, DateOnly day, DateTime startsAt, DateTime endsAt) => new()
    {
        Id = work.NewId(),
        SchoolId = slot.SchoolId,
        LineId = slot.LineId,
        ChildId = slot.ChildId,
        ParentId = slot.ParentId,
        Day = day,
        StartsAt = startsAt,
        EndsAt = endsAt,
    };
}
