using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Ledger;

/// <summary>What stands on the lid of the inspector's box (档案盒).</summary>
/// <param name="School">The school's name.</param>
/// <param name="Class">The class's name, or null for the school.</param>
/// <param name="Span">The term, up to today.</param>
/// <param name="Months">Its months in order, the first and last as the term cuts them.</param>
/// <param name="Figures">What was asked for by the end of the span, done and not, by duty.</param>
/// <param name="OfSchool">The same of what the school owes as a whole; empty for a class, and for who sees no more than a part.</param>
/// <param name="Day">The day on which it was made, school calendar.</param>
public sealed record BoxLid(string School, string? Class, CareSpan Span, List<CareSpan> Months, CareFigures Figures, List<SchoolDutyFigure> OfSchool, DateOnly Day);

/// <summary>Begins the inspector's box of a term; its months are then taken out one by one, so that it can be stopped and nobody waits for it.</summary>
public sealed class LedgerBox
{
    /// <summary>The lid of the box of the term that holds a day, of a class when given; logged, so ask inside a Write. Refused: NotFound (class), NotAllowed, Invalid for a term that has not begun.</summary>
    public async Task<Result<BoxLid>> Open(Work work, long schoolId, DateOnly? day = null, long? classId = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.ExportLedger, schoolId);
        if (no is not null) return no;
        var db = work.Db;
        var name = classId is null ? null : await db.Classes.Where(k => k.Id == classId && k.SchoolId == schoolId).Select(k => k.Name).FirstOrDefaultAsync(work.Stop);
        if (classId is not null && name is null) return RefusalCode.NotFound;
        var today = await CareLog.Today(work, schoolId);
        var calendar = new CareCalendar(await db.Terms.AsNoTracking().Where(t => t.SchoolId == schoolId).ToListAsync(work.Stop));
        var term = calendar.TermOf(day ?? today).Span;
        if (term.From > today) return new Refusal(RefusalCode.Invalid, Field: nameof(day));
        var span = new CareSpan(term.From, term.Until < today ? term.Until : today);
        var ledger = await CareLedger.Load(db, work.Sealer, schoolId, work.Now, work.Stop, children.Where(c => classId == null || c.ClassId == classId), span);
        var school = await db.Schools.Where(s => s.Id == schoolId).Select(s => s.Name).FirstAsync(work.Stop);
        var whole = classId is null && await Authority.Allows(db, work.Actor, UseCase.ExportLedger, new Target(schoolId), work.Now, work.Stop);
        return new BoxLid(school, name, span, Months(span), CareBoard.Figures(ledger, span), whole ? await SchoolDuties.Figures(work, schoolId, span) : [], today);
    }

    /// <summary>The calendar months of a stretch, cut by its edges.</summary>
    public static List<CareSpan> Months(CareSpan span)
    {
        var months = new List<CareSpan>();
        for (var from = span.From; from <= span.Until; from = new DateOnly(from.Year, from.Month, 1).AddMonths(1))
        {
            var last = new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1);
            months.Add(new CareSpan(from, last < span.Until ? last : span.Until));
        }

        return months;
    }
}
