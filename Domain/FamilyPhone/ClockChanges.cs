using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Tells parents abroad once, in the week before, that their clock changes against the school's.</summary>
public static class ClockChanges
{
    /// <summary>The kind of message; its subject is the day of the change, where the parent is, as a day number.</summary>
    public const string Kind = "call.clock";

    private const int DaysAhead = 7, DaysBefore = 4;
    private static readonly TimeOnly Evening = new(19, 30);

    /// <summary>The day, where the zone is, in the seven days after an instant on which its clock changes against another's; null when it does not.</summary>
    public static DateOnly? Next(DateTime after, string zone, string schoolZone)
    {
        if (zone == schoolZone) return null;
        for (var hour = 0; hour < DaysAhead * 24; hour++)
            if (Apart(after.AddHours(hour + 1)) != Apart(after.AddHours(hour))) return Zones.DateAt(after.AddHours(hour + 1), zone);
        return null;

        TimeSpan Apart(DateTime at) => Zones.ToLocal(at, zone) - Zones.ToLocal(at, schoolZone);
    }

    /// <summary>Whether somebody is still to be told at an instant.</summary>
    internal static async Task<bool> AnyDue(FamilyLinkDb db, DateTime now) => (await Due(db, now)).Count > 0;

    /// <summary>Owes them their message.</summary>
    internal static async Task<Result> Tell(Work work)
    {
        var due = await Due(work.Db, work.Now);
        var circle = await Circle.Around(work, [.. due.Select(d => d.ChildId).Distinct()]);
        foreach (var all in due.GroupBy(d => d.ParentId))
        {
            var one = all.First();
            if (circle.Caller(one.ChildId, one.ParentId) is not { } person) continue;
            var evening = Zones.ToInstant(one.Day.AddDays(-DaysBefore), Evening, person.Zone);
            var at = person.Awake(evening > work.Now ? evening : work.Now);
            var until = Zones.StartOfDay(one.Day.AddDays(1), person.Zone);
            if (at < until) work.Owe(Owing.To(work, person.Member, Kind, one.Day.DayNumber, Owing.AboutOne(all.Select(d => d.ChildId)))).Due(at, until);
        }

        return Result.Done;
    }

    private static async Task<List<(long ChildId, long ParentId, DateOnly Day)>> Due(FamilyLinkDb db, DateTime now)
    {
        var zones = await db.Members.Where(m => m.TimeZone != null && m.Active).Join(db.Schools, m => m.SchoolId, s => s.Id, (m, s) => new { m.TimeZone, School = s.TimeZone }).Distinct().ToListAsync();
        var due = new List<(long, long, DateOnly)>();
        foreach (var zone in zones)
        {
            if (Next(now, zone.TimeZone!, zone.School) is not { } day) continue;
            var (name, school, subject) = (zone.TimeZone, zone.School, (long)day.DayNumber);
            var touched = await (from s in db.Slots
                                 join m in db.Members on s.ParentId equals m.Id
                                 where m.TimeZone == name && m.Active && !m.PaperOnly && (s.Until == null || s.Until > day)
                                     && db.Schools.Any(k => k.Id == s.SchoolId && k.TimeZone == school)
                                     && db.Children.Any(c => c.Id == s.ChildId && c.Status == ChildStatus.AtSchool)
                                     && db.Links.Any(l => l.ChildId == s.ChildId && l.MemberId == m.Id && l.MayCall && !l.NoContact)
                                     && db.Addresses.Any(a => a.MemberId == m.Id && (a.State == AddressState.Active || a.State == AddressState.Blocked))
                                     && !db.Outbox.Any(o => o.Kind == Kind && o.MemberId == m.Id && o.SubjectId == subject)
                                 orderby s.Id
                                 select new { s.ChildId, s.ParentId }).ToListAsync();
            due.AddRange(touched.Select(t => (t.ChildId, t.ParentId, day)));
        }

        return due;
    }
}
