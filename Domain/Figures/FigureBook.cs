using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Figures;

/// <summary>Counts a school for who leads it, and their own children for teachers; figures and names, never what was written.</summary>
public sealed class FigureBook
{
    /// <summary>How far the school has come today. Refused: NotAllowed.</summary>
    public async Task<Result<SchoolFigures>> Show(Work work, long schoolId)
    {
        var (no, seen) = await Sight.Of(work, UseCase.SeeFigures, schoolId);
        if (no is not null) return no;
        var (db, zone) = (work.Db, await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop));
        var ledger = await CareLedger.Load(db, work.Sealer, schoolId, work.Now, work.Stop, seen);
        var today = ledger.Today;
        var (week, month) = (new CareSpan(Weeks.WeekOf(today).Monday, Weeks.WeekOf(today).Sunday), new CareSpan(new DateOnly(today.Year, today.Month, 1), today));
        var term = ledger.Calendar.TermOf(today).Span;
        var whole = await FileBook.Measures(work, schoolId, await seen.AsNoTracking().Where(c => c.Status == ChildStatus.AtSchool).ToListAsync(work.Stop));
        var ids = seen.Where(c => c.Status == ChildStatus.AtSchool).Select(c => c.Id);
        // The first week of a term is counted from its Monday.
        var first = Weeks.WeekOf(term.From).Monday;
        var called = await Called(db, schoolId, ids, first, work.Stop);
        var since = Zones.StartOfDay(first < month.From ? first : month.From, zone);
        var notes = (await (from n in db.Notes where n.SchoolId == schoolId && n.WithdrawnAt == null && n.Reach != NoteReach.Draft && n.WrittenAt >= since join c in db.NoteChildren on n.Id equals c.NoteId where ids.Contains(c.ChildId) select new { n.Id, n.WrittenAt, c.ChildId }).ToListAsync(work.Stop))
            .ConvertAll(n => (n.Id, n.ChildId, Day: Zones.DateAt(n.WrittenAt, zone)));
        var within = ledger.Children.Select(c => c.Id).ToHashSet();
        List<(long Id, long ChildId, DateOnly Day)> calls = [.. called.Select((c, i) => ((long)i, c.ChildId, c.Day))], records = [.. ledger.Records.Where(r => r.Day >= first && within.Contains(r.ChildId)).Select(r => (r.RecordId, r.ChildId, r.Day))];
        var (asked, written) = await MonthNotes(db, ledger, schoolId, term, work.Stop);
        var (thisWeek, thisMonth) = (called.Where(c => week.Holds(c.Day)).Select(c => c.ChildId).ToHashSet(), notes.Where(n => month.Holds(n.Day)).Select(n => n.ChildId).ToHashSet());
        var paired = (await db.Pairs.Where(p => p.SchoolId == schoolId && p.From <= today && (p.Until == null || p.Until >= today)).Select(p => p.ChildId).ToListAsync(work.Stop)).ToHashSet();
        var monthBegins = Zones.StartOfDay(month.From, zone);
        var wrote = (await db.Letters.Where(l => l.SchoolId == schoolId && l.Way == LetterWay.Home && l.SentAt >= monthBegins && l.WithdrawnAt == null).Select(l => l.ChildId).ToListAsync(work.Stop)).Concat(called.Where(c => month.Holds(c.Day)).Select(c => c.ChildId)).ToHashSet();
        bool Holds(CaredFor child, Measure measure) => measure switch
        {
            Measure.File => whole.TryGetValue(child.Id, out var file) && file.Whole.Percent == 100,
            Measure.Paired => paired.Contains(child.Id),
            Measure.Called => thisWeek.Contains(child.Id),
            Measure.Wrote => wrote.Contains(child.Id),
            Measure.Noted => thisMonth.Contains(child.Id),
            Measure.MonthNoted => written.Contains(child.Id),
            _ => !ledger.Open(child).Exists(i => i.Rule.Who != CareWho.Family && i.Late),
        };
        return new SchoolFigures(today, week, month, asked, ledger.Children.ConvertAll(c => new FigureChild(c.Id, c.Name, c.ClassId, c.Class, Enum.GetValues<Measure>().Where(m => Holds(c, m)).ToHashSet())),
            CareCalendar.Windows(CareWindow.Week, new CareTerm(new CareSpan(term.From, today), false)).ConvertAll(w => new FigureWeek(w, In(w, calls), In(w, records), In(w, notes))));
    }

    /// <summary>The report of a stretch, a month or a term, up to today; the same counting as the monthly sheet. Refused: NotAllowed, Invalid when it has not begun.</summary>
    public async Task<Result<SchoolReport>> Report(Work work, long schoolId, DateOnly day, bool term)
    {
        var (no, seen) = await Sight.Of(work, UseCase.SeeFigures, schoolId);
        if (no is not null) return no;
        var today = await CareLog.Today(work, schoolId);
        var terms = new CareCalendar(await work.Db.Terms.AsNoTracking().Where(t => t.SchoolId == schoolId).ToListAsync(work.Stop));
        var first = new DateOnly(day.Year, day.Month, 1);
        var asked = term ? terms.TermOf(day).Span : new CareSpan(first, first.AddMonths(1).AddDays(-1));
        if (asked.From > today) return new Refusal(RefusalCode.Invalid, Field: nameof(day));
        var span = asked.Until > today ? new CareSpan(asked.From, today) : asked;
        var ledger = await CareLedger.Load(work.Db, work.Sealer, schoolId, work.Now, work.Stop, seen, span);
        List<(CaredFor Child, CareItem Item)> items = [.. CareBoard.Asked(ledger, span)];
        var members = ledger.Children.SelectMany(c => new[] { c.TeacherId, c.HelperId }).OfType<long>().Distinct().ToList();
        var names = await work.Db.Members.Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, work.Stop);
        var school = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.Name).FirstAsync(work.Stop);
        return new SchoolReport(school, span, today, new ReportLine("", ledger.Children.Count, CareBoard.Figures(span, items)),
            [.. ledger.Children.GroupBy(c => (c.ClassId, c.Class)).OrderBy(g => ClassOrder.Key(g.Key.Class), StringComparer.Ordinal).Select(g => new ReportLine(g.Key.Class, g.Count(), CareBoard.Figures(span, items.Where(i => i.Child.ClassId == g.Key.ClassId))))],
            [.. names.OrderBy(n => n.Value, StringComparer.Ordinal).ThenBy(n => n.Key).Select(n => new ReportLine(n.Value, ledger.Children.Count(c => c.TeacherId == n.Key || c.HelperId == n.Key), CareBoard.Figures(span, items.Where(i => CareLedger.IsFor(i.Item, i.Child, n.Key)))))]);
    }

    // One thing with several children is one.
    private static FigureCount In(CareSpan week, List<(long Id, long ChildId, DateOnly Day)> things)
    {
        var its = things.FindAll(t => week.Holds(t.Day));
        return new FigureCount(its.Select(t => t.Id).Distinct().Count(), its.Select(t => t.ChildId).ToHashSet());
    }

    private static async Task<(DateOnly? Asked, HashSet<long> Written)> MonthNotes(FamilyLinkDb db, CareLedger ledger, long schoolId, CareSpan term, CancellationToken ct)
    {
        if ((await CareRules.Of(db, schoolId, ct)).Find(r => r.Duty == CareDuty.MonthNote) is not { On: true }) return (null, []);
        var first = new DateOnly(ledger.Today.Year, ledger.Today.Month, 1);
        DateOnly? asked = null;
        foreach (var month in new[] { first.AddMonths(-1), first })
            if (ledger.Calendar.AskedOn(month) is { } day && day >= term.From && day <= ledger.Today) asked = month;
        if (asked is not { } period) return (null, []);
        return (period, (await db.ProgressNotes.Where(p => p.SchoolId == schoolId && p.Kind == ProgressKind.Month && p.Period == period && p.SentAt != null).Select(p => p.ChildId).ToListAsync(ct)).ToHashSet());
    }

    private static async Task<List<(long ChildId, DateOnly Day)>> Called(FamilyLinkDb db, long schoolId, IQueryable<long> ids, DateOnly monday, CancellationToken ct)
    {
        var held = await db.Calls.Where(c => c.SchoolId == schoolId && c.Day >= monday && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.Happened && ids.Contains(c.ChildId)).Select(c => new { c.ChildId, c.Day }).ToListAsync(ct);
        var own = await db.OwnTalks.Where(t => t.SchoolId == schoolId && t.Monday >= monday && t.Confirmed != false && ids.Contains(t.ChildId)).Select(t => new { t.ChildId, Day = t.Monday }).ToListAsync(ct);
        return held.Concat(own).Select(c => (c.ChildId, c.Day)).ToList();
    }
}
