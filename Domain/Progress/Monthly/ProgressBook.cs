using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress.Monthly;

/// <summary>How far a monthly note has come.</summary>
public enum ProgressState
{
    /// <summary>Nobody has begun it.</summary>
    NotBegun,
    /// <summary>It is being written.</summary>
    Draft,
    /// <summary>It was sent by chat; nobody has pressed anything yet.</summary>
    Sent,
    /// <summary>The family has no chat, or none of its chats could be reached: it is to be printed and handed over.</summary>
    ToPrint,
    /// <summary>It was handed over on paper.</summary>
    OnPaper,
    /// <summary>Somebody of the family pressed that they saw it.</summary>
    Seen,
    /// <summary>Somebody of the family answered.</summary>
    Answered,
}

/// <summary>A child's note of a month in the list.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Its name.</param>
/// <param name="Class">Its class.</param>
/// <param name="NoteId">The note, or null while nobody has begun.</param>
/// <param name="Writer">Who writes it, or whose turn it is; empty when nobody's.</param>
/// <param name="State">How far it has come.</param>
/// <param name="SentAt">When it was sent, UTC, or null.</param>
/// <param name="WantsTalk">Somebody of the family wants to talk.</param>
/// <param name="ToSay">Something is to be said to the family that was not written, and was not said yet.</param>
public sealed record ProgressRow(long ChildId, string Child, string Class, long? NoteId, string Writer, ProgressState State, DateTime? SentAt, bool WantsTalk, bool ToSay);

/// <summary>Somebody of the family and what they pressed.</summary>
/// <param name="Name">The name.</param>
/// <param name="SeenAt">UTC, or null.</param>
/// <param name="TalkAt">UTC, or null.</param>
public sealed record ProgressReaderLine(string Name, DateTime? SeenAt, DateTime? TalkAt);

/// <summary>A note as a page and a sheet of paper show it.</summary>
/// <param name="Note">The monthly note.</param>
/// <param name="Child">The child.</param>
/// <param name="Class">Its class.</param>
/// <param name="Writer">Who wrote it.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Lines">What is written, with what was changed since it was sent.</param>
/// <param name="Changed">True when that is more than the family has.</param>
/// <param name="Voices">Rows of the voices that can be heard, by file.</param>
/// <param name="Readers">Who has it.</param>
/// <param name="Answers">What was said to it.</param>
public sealed record ProgressSheet(ProgressNote Note, Child Child, string Class, string Writer, ProgressState State, List<ProgressLine> Lines, bool Changed, Dictionary<long, long> Voices, List<ProgressReaderLine> Readers, List<AnswerLine> Answers);

/// <summary>The monthly notes of a school in the console: who has written, what was sent, seen, answered; never a ranking.</summary>
public sealed class ProgressBook
{
    /// <summary>The notes of a month for the children whom the reader may see, by class and name. Refused: NotAllowed.</summary>
    public async Task<Result<List<ProgressRow>>> OfMonth(Work work, long schoolId, DateOnly month, long? classId = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeeCareMap, schoolId);
        if (no is not null) return no;
        var (db, ct) = (work.Db, work.Stop);
        var ledger = await CareLedger.Load(db, work.Sealer, schoolId, work.Now, ct, children.Where(c => classId == null || c.ClassId == classId), calls: false);
        var notes = await (from p in db.ProgressNotes where p.SchoolId == schoolId && p.Period == month && p.Kind == ProgressKind.Month join n in db.Notes on p.NoteId equals n.Id select new { p, n.AuthorId }).AsNoTracking().ToDictionaryAsync(x => x.p.ChildId, ct);
        List<long> ids = [.. notes.Values.Select(n => n.p.NoteId)];
        var readers = (await db.ProgressReaders.AsNoTracking().Where(r => ids.Contains(r.NoteId)).ToListAsync(ct)).ToLookup(r => r.NoteId);
        var reaching = await ProgressNews.Reaching(db, ids, ct);
        var answered = (await (from a in db.NoteAnswers where ids.Contains(a.NoteId) join r in db.ProgressReaders on new { a.NoteId, MemberId = a.FromId } equals new { r.NoteId, r.MemberId } select a.NoteId).Distinct().ToListAsync(ct)).ToHashSet();
        var watched = (await db.ProgressParts.AsNoTracking().Where(p => ids.Contains(p.NoteId)).ToListAsync(ct)).GroupBy(p => p.NoteId).Where(g => ProgressParts.Lines(g, work.Sealer).Exists(l => l.Mark == MonthMark.Watch)).Select(g => g.Key).ToHashSet();
        var names = await db.Members.Where(m => m.SchoolId == schoolId && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer)).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        return ledger.Children.ConvertAll(c =>
        {
            var turn = c.HelperId ?? c.TeacherId;
            if (!notes.TryGetValue(c.Id, out var found)) return new ProgressRow(c.Id, c.Name, c.Class, null, turn is { } t ? names.GetValueOrDefault(t, "") : "", ProgressState.NotBegun, null, false, false);
            return new ProgressRow(c.Id, c.Name, c.Class, found.p.NoteId, names.GetValueOrDefault(found.AuthorId, ""), StateOf(found.p, [.. readers[found.p.NoteId]], answered.Contains(found.p.NoteId), reaching.Contains(found.p.NoteId)), found.p.SentAt,
                readers[found.p.NoteId].Any(r => r.TalkAt is not null), watched.Contains(found.p.NoteId) && found.p.SpokenAt is null);
        });
    }

    /// <summary>One note with everything to it. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<ProgressSheet>> Show(Work work, long noteId)
    {
        var (db, ct) = (work.Db, work.Stop);
        if (await db.ProgressNotes.AsNoTracking().FirstOrDefaultAsync(p => p.NoteId == noteId, ct) is not { } note) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeNotes, new Target(note.SchoolId, note.ChildId, SubjectId: noteId)) is { } no) return no;
        var child = await db.Children.AsNoTracking().FirstAsync(c => c.Id == note.ChildId, ct);
        var of = await db.Classes.Where(k => k.Id == child.ClassId).Select(k => k.Name).FirstOrDefaultAsync(ct) ?? "";
        var writer = await (from n in db.Notes where n.Id == noteId join m in db.Members on n.AuthorId equals m.Id select m.Name).FirstAsync(ct);
        var lines = await ProgressParts.Read(db, work.Sealer, noteId, note.Draft, ct);
        var changed = note.SentAt is not null && await db.ProgressParts.AnyAsync(p => p.NoteId == noteId && p.Edition > note.Edition, ct);
        var media = await db.NoteMedia.AsNoTracking().Where(m => m.NoteId == noteId && m.ChildId == note.ChildId).ToDictionaryAsync(m => m.FileId, m => m.Id, ct);
        var readers = await (from r in db.ProgressReaders where r.NoteId == noteId join m in db.Members on r.MemberId equals m.Id orderby m.Id select new { r, m.Name }).AsNoTracking().ToListAsync(ct);
        var said = await (from a in db.NoteAnswers where a.NoteId == noteId join m in db.Members on a.FromId equals m.Id orderby a.SaidAt select new { a, m.Name }).AsNoTracking().ToListAsync(ct);
        var voices = await db.NoteFiles.AsNoTracking().Where(f => f.NoteId == noteId && f.AnswerId != null && !f.Lost).ToDictionaryAsync(f => f.AnswerId!.Value, f => f.Id, ct);
        return new ProgressSheet(note, child, of, writer, StateOf(note, readers.ConvertAll(r => r.r), said.Exists(s => readers.Exists(r => r.r.MemberId == s.a.FromId)), (await ProgressNews.Reaching(db, [noteId], ct)).Count > 0), lines, changed, media,
            readers.ConvertAll(r => new ProgressReaderLine(r.Name, r.r.SeenAt, r.r.TalkAt)),
            said.ConvertAll(s => new AnswerLine(s.Name, NoteAnswers.Words(work.Sealer, s.a), voices.TryGetValue(s.a.Id, out var file) && media.TryGetValue(file, out var heard) ? heard : null, s.a.SaidAt)));
    }

    /// <summary>The sheets of a month to print: what was sent, of everyone or only of those who have no chat and have it not yet. Refused: NotAllowed.</summary>
    public async Task<Result<List<ProgressSheet>>> Sheets(Work work, long schoolId, DateOnly month, long? classId, bool onlyToPrint)
    {
        var rows = await OfMonth(work, schoolId, month, classId);
        if (rows.Value is null) return rows.Refused!;
        List<ProgressSheet> sheets = [];
        foreach (var row in rows.Value.Where(r => r.SentAt is not null && (!onlyToPrint || r.State == ProgressState.ToPrint)))
        {
            var sheet = await Show(work, row.NoteId!.Value);
            if (sheet.Value is null) return sheet.Refused!;
            sheets.Add(sheet.Value);
        }

        return sheets;
    }

    /// <summary>The last months for which notes are asked, the newest first, and the one that is being written about now (null when there is none). Refused: NotAllowed.</summary>
    public async Task<Result<(List<DateOnly> Months, DateOnly? Now)>> Months(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeToday, new Target(schoolId, MemberId: work.Actor.MemberId)) is { } no) return no;
        var calendar = new CareCalendar(await work.Db.Terms.AsNoTracking().Where(t => t.SchoolId == schoolId).ToListAsync(work.Stop));
        List<DateOnly> months = [.. ProgressNotes.Months(calendar, await CareLog.Today(work, schoolId))];
        var now = await ProgressNotes.PeriodOf(work.Db, schoolId, ProgressKind.Month, work.Now, work.Stop);
        return (months, months.Contains(now) ? now : null);
    }

    private static ProgressState StateOf(ProgressNote note, List<ProgressReader> readers, bool answered, bool reaching) =>
        note.SentAt is null ? ProgressState.Draft
        : answered ? ProgressState.Answered
        : readers.Exists(r => r.SeenAt is not null) ? ProgressState.Seen
        : note.PaperAt is not null ? ProgressState.OnPaper
        : !reaching ? ProgressState.ToPrint : ProgressState.Sent;
}
