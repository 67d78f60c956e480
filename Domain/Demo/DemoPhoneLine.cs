using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Demo;

/// <summary>The demo school's one telephone: eleven hours a week, room for 66 calls of ten minutes.</summary>
internal static class DemoPhoneLine
{
    private const int Minutes = 10;
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday];

    /// <summary>Plants the line with its opening times and duty teachers.</summary>
    public static void Plant(Work work, School school, IReadOnlyList<Member> teachers)
    {
        var line = new PhoneLine { Id = work.NewId(), SchoolId = school.Id, Name = "门厅电话", Number = "0700-5550101" };
        work.Db.Lines.Add(line);
        // 李老师, whom the first visitor meets, is on duty on Fridays.
        foreach (var (day, teacher) in Weekdays.Zip([3, 0, 1, 2, 4])) Open(day, new TimeOnly(16, 20), new TimeOnly(18, 0), teacher);
        Open(DayOfWeek.Saturday, new TimeOnly(9, 0), new TimeOnly(10, 20), 7);
        Open(DayOfWeek.Sunday, new TimeOnly(15, 0), new TimeOnly(16, 20), 8);

        void Open(DayOfWeek day, TimeOnly from, TimeOnly until, int teacher) => work.Db.Openings.Add(
            new LineOpening { Id = work.NewId(), SchoolId = school.Id, LineId = line.Id, Weekday = day, From = from, Until = until, DutyTeacherId = teachers[teacher].Id });
    }

    /// <summary>Plants one weekly time for each child, and two that alternate for the divorced pair's.</summary>
    public static async Task PlantSlots(Work work, long schoolId)
    {
        var db = work.Db;
        var school = await db.Schools.FirstAsync(s => s.Id == schoolId, work.Stop);
        var line = await db.Lines.FirstAsync(l => l.SchoolId == schoolId, work.Stop);
        var children = await db.Children.Where(c => c.SchoolId == schoolId).ToDictionaryAsync(c => c.Name, work.Stop);
        var callers = (await db.Links.Where(l => l.SchoolId == schoolId && l.MayCall).OrderBy(l => l.Relation).ToListAsync(work.Stop)).ToLookup(l => l.ChildId, l => l.MemberId);
        var today = Zones.DateAt(work.Now, school.TimeZone);
        for (var place = 0; place < DemoNames.Children.Length; place++)
        {
            var (day, start) = Time(place);
            var child = children[DemoNames.Children[place]];
            var parents = callers[child.Id].ToList();
            for (var phase = 0; phase < parents.Count; phase++)
                db.Slots.Add(new CallSlot
                {
                    Id = work.NewId(),
                    SchoolId = schoolId,
                    LineId = line.Id,
                    ChildId = child.Id,
                    ParentId = parents[phase],
                    Weekday = day,
                    StartMinute = (int)start.ToTimeSpan().TotalMinutes,
                    Minutes = Minutes,
                    EveryWeeks = parents.Count,
                    Phase = phase,
                    From = today,
                });
        }
    }

    // The first fifty go round the school days, the rest (whose parents share the school's zone) on the weekend; siblings follow each other.
    private static (DayOfWeek, TimeOnly) Time(int place)
    {
        if (place == DemoFamily.Brother) return (DayOfWeek.Monday, new TimeOnly(16, 30));
        if (place == 6) return (DayOfWeek.Tuesday, new TimeOnly(16, 20));
        return place < 50 ? (Weekdays[place % 5], new TimeOnly(16, 20).AddMinutes(place / 5 * Minutes))
            : place < 58 ? (DayOfWeek.Saturday, new TimeOnly(9, 0).AddMinutes((place - 50) * Minutes))
            : (DayOfWeek.Sunday, new TimeOnly(15, 0).AddMinutes((place - 58) * Minutes));
    }
}
