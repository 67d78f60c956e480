using System.Text.Json;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Ledger;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.MonthChecks;

/// <summary>The weekly marks and monthly sheets of a school's teachers, counted by calendar month from the reckoning of care.</summary>
public sealed class MonthBook
{
    /// <summary>Every teacher and helper who has children, by name; a teacher sees the own line alone. Refused: NotAllowed, Invalid for a month ahead.</summary>
    public async Task<Result<List<CheckRow>>> List(Work work, long schoolId, DateOnly month)
    {
        var all = await work.Demand(UseCase.SeeChecks, new Target(schoolId)) is null;
        if (!all && (work.Actor.MemberId is not { } me || await work.Demand(UseCase.SeeChecks, new Target(schoolId, MemberId: me)) is not null)) return RefusalCode.NotAllowed;
        if (await Read(work, schoolId, month) is not { } read) return new Refusal(RefusalCode.Invalid, Field: nameof(month));
        var own = all ? null : work.Actor.MemberId;
        var (_, lacking) = await LedgerBook.Evidence(work, schoolId, read.Month, own);
        return await Rows(work, schoolId, read, own, lacking);
    }

    /// <summary>The monthly sheet of one of them; a look is logged, so ask inside a Write. Refused: NotFound, NotAllowed, Invalid for a month ahead.</summary>
    public async Task<Result<CheckSheet>> Show(Work work, long teacherId, DateOnly month)
    {
        var db = work.Db;
        if (await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == teacherId, work.Stop) is not { } teacher) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeChecks, new Target(teacher.SchoolId, MemberId: teacherId, SubjectId: teacherId)) is { } no) return no;
        if (await Read(work, teacher.SchoolId, month) is not { } read) return new Refusal(RefusalCode.Invalid, Field: nameof(month));
        var (asking, lacking) = await LedgerBook.Evidence(work, teacher.SchoolId, read.Month, teacherId);
        if ((await Rows(work, teacher.SchoolId, read, teacherId, lacking)).FirstOrDefault() is not { } row) return RefusalCode.NotFound;
        var check = await Find(work, teacherId, month);
        var names = await FileHistory.Names(work, new[] { check?.CheckedBy, check?.SignedBy }.OfType<string>());
        var zone = await db.Schools.Where(s => s.Id == teacher.SchoolId).Select(s => new { s.Name, s.TimeZone }).FirstAsync(work.Stop);
        var (from, until) = (Zones.StartOfDay(read.Month.From, zone.TimeZone), Zones.StartOfDay(read.Month.Until.AddDays(1), zone.TimeZone));
        var notes = await db.Notes.CountAsync(n => n.SchoolId == teacher.SchoolId && n.AuthorId == teacherId && n.WithdrawnAt == null && n.Reach != NoteReach.Draft && n.WrittenAt >= from && n.WrittenAt < until, work.Stop);
        return new CheckSheet(zone.Name, row, read.Month, read.Ledger.Children.Count(c => c.TeacherId == teacherId || c.HelperId == teacherId), await Gaps(work, Of(read, teacherId)), notes, asking, lacking,
            Open(work, check), check?.CheckedBy is { } by ? names.GetValueOrDefault(by, "") : null, check?.CheckedAt, check?.SignedBy is { } head ? names.GetValueOrDefault(head, "") : null, check?.SignedAt);
    }

    internal static Task<MonthCheck?> Find(Work work, long teacherId, DateOnly month) => work.Db.MonthChecks.AsNoTracking().FirstOrDefaultAsync(c => c.TeacherId == teacherId && c.Month == month, work.Stop);

    internal static Dictionary<CheckPart, string> Open(Work work, MonthCheck? check) =>
        check?.WordsSealed is { } words && work.Sealer.Open(check.SchoolId, MonthCheck.Purpose, check.Id, words).TryText(out var text) ? JsonSerializer.Deserialize<Dictionary<CheckPart, string>>(text) ?? [] : [];

    private static List<(CaredFor Child, CareItem Item)> Of((CareLedger Ledger, CareSpan Month, List<(CaredFor Child, CareItem Item)> Asked) read, long teacherId) =>
        read.Asked.FindAll(a => CareLedger.IsFor(a.Item, a.Child, teacherId));

    private static async Task<(CareLedger Ledger, CareSpan Month, List<(CaredFor Child, CareItem Item)> Asked)?> Read(Work work, long schoolId, DateOnly month)
    {
        var today = await CareLog.Today(work, schoolId);
        if (month.Day != 1 || month > today) return null;
        var last = month.AddMonths(1).AddDays(-1);
        var span = new CareSpan(month, last < today ? last : today);
        var ledger = await CareLedger.Load(work.Db, work.Sealer, schoolId, work.Now, work.Stop, stretch: span);
        return (ledger, span, [.. CareBoard.Asked(ledger, span)]);
    }

    private static async Task<List<CheckRow>> Rows(Work work, long schoolId, (CareLedger Ledger, CareSpan Month, List<(CaredFor Child, CareItem Item)> Asked) read, long? only, List<LedgerLine> lacking)
    {
        var db = work.Db;
        List<long> ids = [.. read.Ledger.Children.SelectMany(c => new[] { c.TeacherId, c.HelperId }).OfType<long>().Distinct().Where(m => only is null || m == only)];
        var month = new DateOnly(read.Month.From.Year, read.Month.From.Month, 1);
        var members = await db.Members.AsNoTracking().Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.Name }).ToListAsync(work.Stop);
        var marks = await db.CheckMarks.AsNoTracking().Where(m => m.SchoolId == schoolId && m.Month == month && m.On).OrderBy(m => m.Week).ToListAsync(work.Stop);
        var checks = (await db.MonthChecks.AsNoTracking().Where(c => c.SchoolId == schoolId && c.Month == month).ToListAsync(work.Stop)).ToDictionary(c => c.TeacherId);
        var names = await FileHistory.Names(work, marks.Select(m => m.By));
        var classes = read.Ledger.Children.Where(c => c.TeacherId is not null).Select(c => (Teacher: c.TeacherId!.Value, c.Class)).Distinct().ToLookup(c => c.Teacher, c => c.Class);
        return [.. members.OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Id).Select(m => new CheckRow(m.Id, m.Name, [.. classes[m.Id].OrderBy(ClassOrder.Key, StringComparer.Ordinal)],
            [.. marks.Where(k => k.TeacherId == m.Id).Select(k => new MarkSet(k.Week, names.GetValueOrDefault(k.By, ""), k.At))], CareBoard.Figures(read.Month, Of(read, m.Id)),
            lacking.Count(l => l.Record?.DoneById == m.Id || l.Record?.By == $"member:{m.Id}"), checks.GetValueOrDefault(m.Id)?.Grade, checks.GetValueOrDefault(m.Id)?.SignedAt is not null))];
    }

    private static async Task<List<CheckGap>> Gaps(Work work, List<(CaredFor Child, CareItem Item)> asked)
    {
        var open = asked.FindAll(a => a.Item.State is not CareState.Done);
        List<long> children = [.. open.Select(a => a.Child.Id).Distinct()];
        var excuses = (await work.Db.CareExcuses.AsNoTracking().Where(e => children.Contains(e.ChildId)).ToListAsync(work.Stop)).ToDictionary(e => (e.ChildId, e.Duty, e.From));
        return [.. open.OrderBy(a => a.Item.Duty).ThenBy(a => a.Item.Span.Until).ThenBy(a => a.Child.Name, StringComparer.Ordinal)
            .Select(a => (a.Child, a.Item, Why: a.Item.State == CareState.CouldNot ? excuses.GetValueOrDefault((a.Child.Id, a.Item.Duty, a.Item.Span.From)) : null))
            .Select(a => new CheckGap(a.Child.Name, a.Item.Duty, a.Why?.Reason, a.Why?.TextSealed is { } words && work.Sealer.Open(a.Child.Id, CareExcuse.Purpose, a.Why.Id, words).TryText(out var text) ? text : null))];
    }
}
