using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Makes calls from weekly slots 28 days ahead; running it again makes nothing twice.</summary>
/// <param name="sessions">Spans the sessions the calls fall into.</param>
/// <param name="reminders">Plans their messages.</param>
public sealed class CallMaker(Sessions sessions, Reminders reminders)
{
    /// <summary>How many days ahead calls exist.</summary>
    public const int DaysAhead = 28;

    /// <summary>How many slots one commit handles, so that no write holds the gate long.</summary>
    public const int Batch = 200;

    /// <summary>The school's night hour, on its wall clock, at which a new day of calls is made.</summary>
    public static readonly TimeSpan NightHour = TimeSpan.FromHours(2);

    /// <summary>Makes the calls of one batch of slots that are not made far enough; call again while <see cref="AnyDue"/>.</summary>
    public async Task<Result> MakeAhead(Work work)
    {
        foreach (var zone in await Zoned(work.Db))
        {
            var through = Through(work.Now, zone);
            var slots = await Unmade(work.Db, zone, through).OrderBy(s => s.MadeUntil).ThenBy(s => s.Id).Take(Batch).ToListAsync(work.Stop);
            if (slots.Count == 0) continue;
            await Make(work, slots, zone, through);
            break;
        }

        return Result.Done;
    }

    /// <summary>Whether some slot is not made far enough at an instant.</summary>
    internal static async Task<bool> AnyDue(FamilyLinkDb db, DateTime now)
    {
        foreach (var zone in await Zoned(db))
            if (await Unmade(db, zone, Through(now, zone)).AnyAsync()) return true;
        return false;
    }

    /// <summary>Makes the calls of a slot that was just made, in its own commit.</summary>
    internal Task Make(Work work, CallSlot slot, string zone) => Make(work, [slot], zone, Through(work.Now, zone));

    /// <summary>Makes the calls of many slots that were just made, in their own commit.</summary>
    internal Task MakeAll(Work work, List<CallSlot> slots, string zone) => Make(work, slots, zone, Through(work.Now, zone));

    /// <summary>The last day (school calendar) through which calls exist at an instant.</summary>
    public static DateOnly Through(DateTime now, string zone) => Zones.DateAt(now - NightHour, zone).AddDays(DaysAhead);

    private static Task<List<string>> Zoned(FamilyLinkDb db) => db.Schools.Select(s => s.TimeZone).Distinct().OrderBy(z => z).ToListAsync();

    private static IQueryable<CallSlot> Unmade(FamilyLinkDb db, string zone, DateOnly through) => db.Slots
        .Where(s => s.MadeUntil < through && (s.Until == null || s.MadeUntil < s.Until) && s.From <= through)
        .Where(s => db.Schools.Any(k => k.Id == s.SchoolId && k.TimeZone == zone))
        .Where(s => db.Children.Any(c => c.Id == s.ChildId && c.Status == ChildStatus.AtSchool));

    private async Task Make(Work work, List<CallSlot> slots, string zone, DateOnly through)
    {
        var calls = slots.SelectMany(s => Due(work, s, zone, through)).OrderBy(c => c.StartsAt).ToList();
        calls = await WithoutQuietDays(work, calls, zone);
        await Rest(work, slots, calls);
        await WithoutOverlap(work, calls);
        work.Db.Calls.AddRange(calls);
        var made = calls.Where(c => c.Plan == CallPlan.Planned).ToList();
        foreach (var slot in slots) slot.MadeThrough(through);
        if (made.Count == 0) return;
        var circle = await Circle.Around(work, [.. made.Select(c => c.ChildId).Distinct()]);
        await reminders.Plan(work, made, circle, fresh: true);
        await sessions.Refresh(work, [.. made.Where(c => c.LineId is not null).Select(c => (c.LineId!.Value, c.Day)).Distinct()]);
    }

    private static IEnumerable<Call> Due(Work work, CallSlot slot, string zone, DateOnly through)
    {
        var today = Zones.DateAt(work.Now, zone);
        var first = slot.MadeUntil.AddDays(1) > today ? slot.MadeUntil.AddDays(1) : today;
        return SlotTimes.RuleOf(slot, zone).Occurrences(first, through).Where(o => o.StartUtc > work.Now).Select(o =>
        {
            var call = OfSlot(work, slot, o);
            if (o.Date <= slot.StandingUntil) call.Say(CallAnswer.Confirmed, otherTime: false, work.Now, slot.ParentId, standing: true);
            return call;
        });
    }

    // On days without calls none is held: it is made at another time of its week where there is one, else each family is told once.
    private static async Task<List<Call>> WithoutQuietDays(Work work, List<Call> calls, string zone)
    {
        if (calls.Count == 0) return calls;
        var (schools, first, last) = (calls.Select(c => c.SchoolId).Distinct().ToList(), calls.Min(c => c.Day), calls.Max(c => c.Day));
        var days = await work.Db.QuietDays.Present(d => schools.Contains(d.SchoolId) && !d.Cancelled && d.Until >= first && d.From <= last, work.Stop);
        List<Call> all = [.. calls];
        foreach (var quiet in days.OrderBy(d => d.From).ThenBy(d => d.Id))
        {
            var fell = calls.FindAll(c => c.Plan == CallPlan.Planned && c.SchoolId == quiet.SchoolId && SchoolHolidays.Covers(quiet, c, zone));
            if (fell.Count == 0) continue;
            var made = Fell.Take(work, quiet, await OtherTimes.Find(work, quiet, fell, all.Where(c => c.Plan == CallPlan.Planned)));
            all.AddRange(made);
            await QuietDaysNews.Tell(work, quiet, fell, made);
        }

        return [.. all.OrderBy(c => c.StartsAt)];
    }

    private static Call OfSlot(Work work, CallSlot slot, Occurrence o) => new()
    {
        Id = work.NewId(),
        SchoolId = slot.SchoolId,
        SlotId = slot.Id,
        LineId = slot.LineId,
        ChildId = slot.ChildId,
        ParentId = slot.ParentId,
        Day = o.Date,
        StartsAt = o.StartUtc,
        EndsAt = o.EndUtc,
    };

    // Calls of a parent who is at home rest from the start.
    private static async Task Rest(Work work, List<CallSlot> slots, List<Call> calls)
    {
        List<long> parents = [.. slots.Select(s => s.ParentId).Distinct()];
        var pauses = (await work.Db.Pauses.Present(p => parents.Contains(p.MemberId), work.Stop)).ToLookup(p => p.MemberId);
        foreach (var call in calls.Where(c => pauses[c.ParentId].Any(p => p.Covers(c.Day)))) call.Pause();
    }

    // An extra call may hold the time already, and an hour that does not exist can push two slots onto one: the later gives way and stands on the coordinator's list.
    private static async Task WithoutOverlap(Work work, List<Call> calls)
    {
        if (calls.Count == 0) return;
        var (first, last) = (calls[0].StartsAt, calls.Max(c => c.EndsAt));
        List<long?> lines = [.. calls.Select(c => c.LineId).Where(l => l is not null).Distinct()];
        List<long> children = [.. calls.Select(c => c.ChildId).Distinct()], parents = [.. calls.Select(c => c.ParentId).Distinct()];
        var held = await work.Db.Calls.AsNoTracking()
            .Where(c => c.Plan == CallPlan.Planned && c.EndsAt > first && c.StartsAt < last)
            .Where(c => lines.Contains(c.LineId) || children.Contains(c.ChildId) || parents.Contains(c.ParentId)).ToListAsync(work.Stop);
        var taken = new Taken(held);
        foreach (var call in calls.Where(c => c.Plan == CallPlan.Planned))
            if (taken.Add(call) is { } holder) call.GiveWay(holder);
    }

    private sealed class Taken
    {
        private readonly Dictionary<(char, long), List<Call>> _spans = [];

        public Taken(IEnumerable<Call> held)
        {
            foreach (var call in held) Keep(call);
        }

        /// <summary>Keeps a call's time; the id of the call that has it already, or null.</summary>
        public long? Add(Call call)
        {
            foreach (var key in Keys(call))
                if (_spans.TryGetValue(key, out var spans) && spans.Find(t => t.StartsAt < call.EndsAt && call.StartsAt < t.EndsAt) is { } holder) return holder.Id;
            Keep(call);
            return null;
        }

        private void Keep(Call call)
        {
            foreach (var key in Keys(call))
            {
                if (!_spans.TryGetValue(key, out var spans)) _spans[key] = spans = [];
                spans.Add(call);
            }
        }

        private static IEnumerable<(char, long)> Keys(Call call)
        {
            yield return ('c', call.ChildId);
            yield return ('p', call.ParentId);
            if (call.LineId is { } line) yield return ('l', line);
        }
    }
}
