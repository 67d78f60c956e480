using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>One child in one week on the map.</summary>
/// <param name="State">How the week stands, or null when nothing was owed and nothing happened.</param>
/// <param name="Done">How many things were done by its end, or happened in it.</param>
/// <param name="Of">How many were asked for by its end.</param>
public readonly record struct CareCell(CareState? State, int Done, int Of);

/// <summary>A child's line on the map.</summary>
/// <param name="Child">The child.</param>
/// <param name="Cells">The term's weeks in order.</param>
public sealed record CareRow(CaredFor Child, List<CareCell> Cells);

/// <summary>A month in figures.</summary>
/// <param name="Month">Its days.</param>
/// <param name="Lines">By duty: asked for by its end, done, could not.</param>
public sealed record CareFigures(CareSpan Month, List<(CareDuty Duty, int Of, int Done, int CouldNot)> Lines)
{
    /// <summary>Asked for in all.</summary>
    public int Of => Lines.Sum(l => l.Of);

    /// <summary>Done in all.</summary>
    public int Done => Lines.Sum(l => l.Done);

    /// <summary>Could not, with a reason.</summary>
    public int CouldNot => Lines.Sum(l => l.CouldNot);
}

/// <summary>The map of a school or class: children × weeks of a term.</summary>
/// <param name="Start">From when on things count, or null when the school has not begun.</param>
/// <param name="Term">The term.</param>
/// <param name="Weeks">Its weeks.</param>
/// <param name="Now">Which of them is the present one, or -1.</param>
/// <param name="Rows">By class and name.</param>
/// <param name="Figures">The present month so far: what was asked for by today.</param>
public sealed record CareMap(CareStart? Start, CareTerm Term, List<CareSpan> Weeks, int Now, List<CareRow> Rows, CareFigures Figures);

/// <summary>What is owed, done and late, seen by who leads the school, and by teachers of their own children; never what was written.</summary>
public sealed class CareBoard
{
    /// <summary>The map of the term that holds a day, of a class when given, as far as the person may see. Refused: NotAllowed.</summary>
    public async Task<Result<CareMap>> Map(Work work, long schoolId, long? classId = null, DateOnly? day = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeeCareMap, schoolId);
        if (no is not null) return no;
        var of = day ?? await CareLog.Today(work, schoolId);
        var terms = new CareCalendar(await work.Db.Terms.AsNoTracking().Where(t => t.SchoolId == schoolId).ToListAsync(work.Stop));
        var term = terms.TermOf(of);
        var ledger = await CareLedger.Load(work.Db, work.Sealer, schoolId, work.Now, work.Stop, children.Where(c => classId == null || c.ClassId == classId), term.Span);
        var weeks = CareCalendar.Windows(CareWindow.Week, term);
        return new CareMap(ledger.Start, term, weeks, weeks.FindIndex(w => w.Holds(ledger.Today)), ledger.Children.ConvertAll(c => new CareRow(c, Cells(ledger, c, term, weeks))),
            Figures(ledger, new CareSpan(new DateOnly(ledger.Today.Year, ledger.Today.Month, 1), ledger.Today)));
    }

    /// <summary>What is owed to one child: what is late or due now, and what comes next of each duty; or what a stretch of days asked for. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<CareItem>>> OfChild(Work work, long childId, CareSpan? stretch = null)
    {
        var found = await Files.FileBook.FindChild(work, UseCase.SeeCareMap, childId);
        if (found.Value is not { } child) return found.Refused!;
        var ledger = await CareLedger.Load(work.Db, work.Sealer, child.SchoolId, work.Now, work.Stop, work.Db.Children.Where(c => c.Id == childId), stretch);
        if (ledger.Children.FirstOrDefault() is not { } one) return new List<CareItem>();
        if (stretch is { } days) return ledger.Of(one, days).Where(i => days.Holds(i.Span.Until) || (days.Holds(ledger.Today) && i.Span.Holds(ledger.Today))).OrderBy(i => i.Span.Until).ThenBy(i => i.Duty).ToList();
        var left = ledger.Open(one).Where(i => !i.Span.Holds(ledger.Today));
        var present = ledger.Of(one, new CareSpan(ledger.Today, ledger.Today)).Select(i => ledger.Open(one).Find(o => o.Duty == i.Duty && o.Span == i.Span) ?? i);
        var next = ledger.Of(one, new CareSpan(ledger.Today, ledger.Today.AddDays(2 * 31))).Where(i => i.Span.From > ledger.Today).GroupBy(i => i.Duty).Select(g => g.MinBy(i => i.Span.From)!);
        return (List<CareItem>)[.. left, .. present, .. next.OrderBy(i => i.Span.From)];
    }

    /// <summary>A month's figures from what its windows asked for by their end; a family's own duties are not counted.</summary>
    public static CareFigures Figures(CareLedger ledger, CareSpan month) => Figures(month, Asked(ledger, month));

    /// <summary>The figures of some of what was asked for.</summary>
    public static CareFigures Figures(CareSpan month, IEnumerable<(CaredFor Child, CareItem Item)> asked) => new(month, [.. asked.GroupBy(a => a.Item.Duty).OrderBy(g => g.Key)
        .Select(g => (g.Key, g.Count(), g.Count(a => a.Item.State == CareState.Done), g.Count(a => a.Item.State == CareState.CouldNot)))]);

    /// <summary>What the windows that end in a month asked for by their end, child by child; a family's own duties are not among it.</summary>
    public static IEnumerable<(CaredFor Child, CareItem Item)> Asked(CareLedger ledger, CareSpan month) => ledger.Children.SelectMany(c => ledger.Of(c, month).Select(i => (Child: c, Item: i)))
        .Where(a => a.Item.Rule.Who != CareWho.Family && month.Holds(a.Item.Span.Until) && (a.Item.Span.Until < ledger.Today || a.Item.State is CareState.Done or CareState.CouldNot));

    private static List<CareCell> Cells(CareLedger ledger, CaredFor child, CareTerm term, List<CareSpan> weeks)
    {
        var items = ledger.Of(child, term.Span).FindAll(i => i.Rule.Who != CareWho.Family);
        var facts = ledger.Facts(child.Id);
        return weeks.ConvertAll(w => Cell(ledger, w, items.FindAll(i => w.Holds(i.Span.Until)), items, facts.Count(f => w.Holds(f.Day))));
    }

    // What a week asks for is what ends in it; and in the present one also what presses.
    private static CareCell Cell(CareLedger ledger, CareSpan week, List<CareItem> ended, List<CareItem> all, int happened)
    {
        var today = ledger.Today;
        var done = ended.Count(i => i.State == CareState.Done);
        CareState? state = week.From > today ? ended.Count > 0 ? CareState.Upcoming : null
            : ended.Exists(i => i.State == CareState.Overdue) ? CareState.Overdue
            : week.Holds(today) && all.Exists(i => i.Span.Holds(today) && i.Presses(today)) ? CareState.Due
            : ended.Exists(i => i.State == CareState.CouldNot) ? CareState.CouldNot
            : done > 0 || happened > 0 ? CareState.Done : null;
        return new CareCell(state, ended.Count == 0 ? happened : done, ended.Count);
    }
}
