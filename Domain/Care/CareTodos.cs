using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>What was left for a week is the coordinator's to see, one line for each class: nobody is forgotten, and nobody is counted out one by one; and one for each thing that the school itself left.</summary>
internal static class CareTodos
{
    /// <summary>So many days after its window something left is the coordinator's, too.</summary>
    public const int Days = 7;

    /// <summary>Everything of a school.</summary>
    public static async Task<List<TodoLine>> Find(Work work, long schoolId)
    {
        if (!await work.Db.CareStarts.AnyAsync(s => s.SchoolId == schoolId, work.Stop)) return [];
        var ledger = await CareLedger.Load(work.Db, work.Sealer, schoolId, work.Now, work.Stop, calls: false);
        var zone = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        return [.. await OfSchool(work, schoolId, zone), .. ledger.Children.Select(c => (Child: c, Since: ledger.Open(c).Where(i => Left(ledger, i)).Min(i => i.LateSince?.AddDays(Wait(i))))).Where(c => c.Since is not null)
            .GroupBy(c => (c.Child.ClassId, c.Child.TeacherId))
            .Select(g => new TodoLine(TodoKind.CareLate, g.Key.ClassId, Zones.StartOfDay(g.Min(c => c.Since!.Value), zone)) { TeacherId = g.Key.TeacherId, Count = g.Count() })];
    }

    // It is the coordinator's own, so it is said on the first day after its window.
    private static async Task<IEnumerable<TodoLine>> OfSchool(Work work, long schoolId, string zone) =>
        (await SchoolDuties.Now(work, schoolId)).Where(i => i.Late).Select(i => new TodoLine(TodoKind.SchoolDutyLate, (long)i.Duty, Zones.StartOfDay(i.LateSince!.Value.AddDays(1), zone)) { Duty = i.Duty });

    // The telephone has a list of its own, and a family is not reminded here.
    private static bool Left(CareLedger ledger, CareItem item) => item.Rule.Who is not (CareWho.School or CareWho.Family) && item.LateSince?.AddDays(Wait(item)) <= ledger.Today;

    // A monthly note has had its week already.
    private static int Wait(CareItem item) => item.Duty == CareDuty.MonthNote ? 1 : Days;
}
