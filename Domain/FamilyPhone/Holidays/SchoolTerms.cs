using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Holidays;

/// <summary>The school's terms: until when a yes for the term holds. Where the school has written none, the usual calendar does (forms.md 2.1).</summary>
public sealed class SchoolTerms
{
    /// <summary>The longest term, in days.</summary>
    public const int Longest = 200;

    /// <summary>Terms that are not over, soonest first. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<SchoolTerm>>> All(Work work, long schoolId)
    {
        if (await work.Db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeSlots, new Target(schoolId)) is { } no) return no;
        var today = Zones.DateAt(work.Now, school.TimeZone);
        return await work.Db.Terms.AsNoTracking().Where(t => t.SchoolId == schoolId && t.Until >= today).OrderBy(t => t.From).ToListAsync(work.Stop);
    }

    /// <summary>Writes a term down; gives its id. Refused: NotFound, NotAllowed, Invalid (ends before it begins, or is too long), TooLong (name), Past, TermsOverlap (subject: the other term).</summary>
    public async Task<Result<long>> Keep(Work work, long schoolId, DateOnly from, DateOnly until, string? name = null)
    {
        if (await work.Db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepHolidays, new Target(schoolId)) is { } no) return no;
        if (until <= from || until > from.AddDays(Longest)) return new Refusal(RefusalCode.Invalid, Field: nameof(until));
        if (until < Zones.DateAt(work.Now, school.TimeZone)) return new Refusal(RefusalCode.Past, Field: nameof(until));
        if (name?.Length > SchoolHolidays.LongestName) return new Refusal(RefusalCode.TooLong, Field: nameof(name));
        if (await work.Db.Terms.AsNoTracking().FirstOrDefaultAsync(t => t.SchoolId == schoolId && t.From <= until && t.Until >= from, work.Stop) is { } other) return new Refusal(RefusalCode.TermsOverlap, other.Id, nameof(from));
        var term = new SchoolTerm { Id = work.NewId(), SchoolId = schoolId, From = from, Until = until, Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim() };
        work.Db.Terms.Add(term);
        return term.Id;
    }

    /// <summary>Takes a term back; yeses that were given for it stay. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> TakeBack(Work work, long termId)
    {
        if (await work.Db.Terms.FirstOrDefaultAsync(t => t.Id == termId, work.Stop) is not { } term) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepHolidays, new Target(term.SchoolId, SubjectId: term.Id)) is { } no) return no;
        work.Db.Terms.Remove(term);
        return Result.Done;
    }

    /// <summary>The last day of the term that holds a day, or of the usual one.</summary>
    internal static async Task<DateOnly> EndOf(Work work, long schoolId, DateOnly day) =>
        (await work.Db.Terms.AsNoTracking().FirstOrDefaultAsync(t => t.SchoolId == schoolId && t.From <= day && t.Until >= day, work.Stop))?.Until ?? UsualEnd(day);

    /// <summary>The last day of the usual term that holds a day: January, mid-July, and the summer by itself (forms.md 2.1).</summary>
    public static DateOnly UsualEnd(DateOnly day) => day switch
    {
        { Month: 1 } => new DateOnly(day.Year, 1, 31),
        { Month: >= 9 } => new DateOnly(day.Year + 1, 1, 31),
        { Month: < 7 } or { Month: 7, Day: <= 15 } => new DateOnly(day.Year, 7, 15),
        _ => new DateOnly(day.Year, 8, 31),
    };
}
