using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Census;

/// <summary>When a census is due: in the first weeks of the school's terms, or from the first of September and of March on where it has written none down (forms.md 2.1).</summary>
public static class CensusSeasons
{
    /// <summary>So many days from the term's first a round is missed, when there is none.</summary>
    public const int DueDays = 28;

    /// <summary>The month that names a round begun on a day: September, or from February on March.</summary>
    public static DateOnly Of(DateOnly day) => day.Month switch
    {
        1 => new DateOnly(day.Year - 1, 9, 1),
        >= 8 => new DateOnly(day.Year, 9, 1),
        _ => new DateOnly(day.Year, 3, 1),
    };

    /// <summary>Since when a round is due at the use case's instant and not yet begun, or null.</summary>
    internal static async Task<DateOnly?> DueSince(Work work, School school)
    {
        var today = Zones.DateAt(work.Now, school.TimeZone);
        var term = await work.Db.Terms.AsNoTracking().FirstOrDefaultAsync(t => t.SchoolId == school.Id && t.From <= today && t.Until >= today, work.Stop);
        var start = term is not null ? term.From : today.Month is 3 or 9 ? new DateOnly(today.Year, today.Month, 1) : (DateOnly?)null;
        // A summer that was written down as a term has no census.
        if (start is not { Month: not (5 or 6 or 7) } from || today >= from.AddDays(DueDays)) return null;
        return await work.Db.CensusRounds.AnyAsync(r => r.SchoolId == school.Id && r.OpenedOn >= from, work.Stop) ? null : from;
    }
}
