using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>The notes of a stretch of time (UTC) as families without chat may read them.</summary>
internal static class PaperNotes
{
    /// <summary>By child, in the order in which they were written: what went to the families with the week, and what went at once, which these have not heard.</summary>
    public static async Task<ILookup<long, PaperNote>> Of(Work work, List<long> children, DateTime since, DateTime until)
    {
        var (db, ct) = (work.Db, work.Stop);
        var rows = await (from n in db.Notes.AsNoTracking()
                          where (n.Reach == NoteReach.Weekly || n.Reach == NoteReach.Now) && n.WithdrawnAt == null && n.ChosenAt >= since && n.ChosenAt < until
                          join c in db.NoteChildren on n.Id equals c.NoteId
                          where children.Contains(c.ChildId)
                          join m in db.Members on n.AuthorId equals m.Id
                          orderby n.WrittenAt, n.Id
                          select new { Note = n, c.ChildId, m.Name, m.Kind }).ToListAsync(ct);
        List<long> ids = [.. rows.Select(r => r.Note.Id).Distinct()];
        var texts = (await db.NoteTexts.AsNoTracking().Where(t => ids.Contains(t.NoteId) && children.Contains(t.ChildId)).ToListAsync(ct)).ToDictionary(t => (t.NoteId, t.ChildId, t.Edition));
        var files = (await db.NoteFiles.AsNoTracking().Where(f => ids.Contains(f.NoteId) && f.AnswerId == null && !f.Lost).ToListAsync(ct)).ToLookup(f => f.NoteId);
        var media = (await db.NoteMedia.AsNoTracking().Where(m => ids.Contains(m.NoteId) && children.Contains(m.ChildId)).ToListAsync(ct)).ToLookup(m => (m.NoteId, m.ChildId));
        List<(long Child, PaperNote Note)> notes = [];
        foreach (var row in rows)
        {
            var own = files[row.Note.Id].Where(f => f.Kind == NoteFileKind.Picture).Select(f => f.Id).ToHashSet();
            var pictures = 0;
            foreach (var one in media[(row.Note.Id, row.ChildId)].Where(m => own.Contains(m.FileId)))
                if (await ChildMedia.Permit(db, one, ct) is not null) pictures++;
            notes.Add((row.ChildId, new PaperNote(row.Name, row.Kind == MemberKind.Teacher, row.Note.Aspect, row.Note.Care,
                texts.TryGetValue((row.Note.Id, row.ChildId, row.Note.Edition), out var text) ? NoteBook.Open(work, text) : null, files[row.Note.Id].Any(f => f.Kind == NoteFileKind.Voice), pictures)));
        }

        return notes.Where(n => n.Note.Says).ToLookup(n => n.Child, n => n.Note);
    }
}
