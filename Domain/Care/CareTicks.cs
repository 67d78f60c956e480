using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>Once a day, at the school's hour or the first that somebody chose for themselves, what is owed is told; a row for each day says that it was, so that it repeats harmlessly.</summary>
/// <param name="store">The door to the tables.</param>
/// <param name="clock">School clock.</param>
public sealed class CareTicks(Store store, ISchoolClock clock) : IDue
{
    /// <summary>Tells what is due at the school clock's instant, school by school.</summary>
    public async Task RunDue(CancellationToken ct = default)
    {
        while (!ct.IsCancellationRequested && await store.Look(db => Due(db, clock.UtcNow, ct)) is { } schoolId && (await store.Write(Who.System, work => CareNews.Tell(work, schoolId), ct)).Ok) { }
    }

    /// <summary>The next instant (UTC, school clock) after the given one at which a school is told, or null.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db => (await Starts(db, default)).Min(s => (DateTime?)Next(s.Start, s.First, s.Zone, after)));

    private static async Task<long?> Due(FamilyLinkDb db, DateTime now, CancellationToken ct)
    {
        foreach (var (start, first, zone) in await Starts(db, ct))
        {
            var day = Zones.DateAt(now, zone);
            if (day < start.From || Zones.ToInstant(day, first, zone) > now) continue;
            if (!await db.CareRuns.AnyAsync(r => r.SchoolId == start.SchoolId && r.Day == day, ct)) return start.SchoolId;
        }

        return null;
    }

    private static async Task<List<(CareStart Start, TimeOnly First, string Zone)>> Starts(FamilyLinkDb db, CancellationToken ct)
    {
        var schools = await (from s in db.CareStarts join school in db.Schools on s.SchoolId equals school.Id select new { s, school.TimeZone }).AsNoTracking().ToListAsync(ct);
        var own = (await db.Members.Where(m => m.Active && m.CareHour != null).Select(m => new { m.SchoolId, Hour = m.CareHour!.Value }).Distinct().ToListAsync(ct)).ToLookup(m => m.SchoolId, m => m.Hour);
        return schools.ConvertAll(s => (s.s, own[s.s.SchoolId].Append(s.s.Hour).Min(), s.TimeZone));
    }

    private static DateTime Next(CareStart start, TimeOnly first, string zone, DateTime after)
    {
        var day = Zones.DateAt(after, zone);
        if (day < start.From) day = start.From;
        var at = Zones.ToInstant(day, first, zone);
        return at > after ? at : Zones.ToInstant(day.AddDays(1), first, zone);
    }
}
