using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>What was said to a note.</summary>
/// <param name="From">Who said it.</param>
/// <param name="Words">The words, or null for a voice or what cannot be opened.</param>
/// <param name="Voice">The recording's row, or null.</param>
/// <param name="At">When, UTC, school clock.</param>
public sealed record AnswerLine(string From, string? Words, long? Voice, DateTime At);

/// <summary>A note as it lies with one child.</summary>
/// <param name="Note">The note.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Words">The words that stand, or null.</param>
/// <param name="Earlier">Earlier editions, the latest first, with when each was written, UTC.</param>
/// <param name="Pictures">Rows of its pictures and films, in order.</param>
/// <param name="Voice">The row of its recording, or null.</param>
/// <param name="Others">The names of other children in it.</param>
/// <param name="Told">Parents and guardians who have it.</param>
/// <param name="Answers">What was said to it about this child.</param>
public sealed record NoteLine(
    Note Note, string Author, string? Words, List<(string Words, DateTime At)> Earlier, List<long> Pictures, long? Voice, List<string> Others, List<string> Told, List<AnswerLine> Answers);

/// <summary>The notes about a child, for who may read them in the console.</summary>
public sealed class NoteBook
{
    /// <summary>The newest notes about a child, those taken back left out. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<NoteLine>>> OfChild(Work work, long childId, int most = 200)
    {
        var (db, ct) = (work.Db, work.Stop);
        if (await db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, ct) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeNotes, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        var notes = await db.Notes.AsNoTracking().Where(n => n.WithdrawnAt == null && n.Aspect != NoteAspect.Month && n.Aspect != NoteAspect.Letter && db.NoteChildren.Any(c => c.NoteId == n.Id && c.ChildId == childId)).OrderByDescending(n => n.WrittenAt).ThenByDescending(n => n.Id).Take(most).ToListAsync(ct);
        List<long> ids = [.. notes.Select(n => n.Id)];
        var names = await Names(work, child.SchoolId);
        var texts = (await db.NoteTexts.AsNoTracking().Where(t => t.ChildId == childId && ids.Contains(t.NoteId)).OrderByDescending(t => t.Edition).ToListAsync(ct)).ToLookup(t => t.NoteId);
        var files = (await db.NoteFiles.AsNoTracking().Where(f => ids.Contains(f.NoteId) && !f.Lost).OrderBy(f => f.Place).ToListAsync(ct)).ToLookup(f => f.NoteId);
        var media = (await db.NoteMedia.AsNoTracking().Where(m => m.ChildId == childId && ids.Contains(m.NoteId)).ToListAsync(ct)).ToDictionary(m => m.FileId, m => m.Id);
        var others = (await (from c in db.NoteChildren where ids.Contains(c.NoteId) && c.ChildId != childId join k in db.Children on c.ChildId equals k.Id orderby c.Id select new { c.NoteId, k.Name }).ToListAsync(ct)).ToLookup(o => o.NoteId, o => o.Name);
        var told = (await db.Outbox.AsNoTracking().Where(m => m.SubjectId != null && ids.Contains(m.SubjectId.Value) && db.Links.Any(l => l.MemberId == m.MemberId && l.ChildId == childId) && (m.Kind == NoteNews.Kind || m.Kind == NoteNews.Ill) && m.State == OutboxState.Sent).Select(m => new { Note = m.SubjectId!.Value, m.MemberId }).ToListAsync(ct)).ToLookup(m => m.Note, m => m.MemberId);
        var atOnce = (await NoteNews.AtOnce(db).Where(m => ids.Contains(m.SubjectId!.Value)).Select(m => new { Note = m.SubjectId!.Value, Member = m.MemberId!.Value }).ToListAsync(ct)).ToHashSet();
        var answers = (await db.NoteAnswers.AsNoTracking().Where(a => a.ChildId == childId && ids.Contains(a.NoteId)).OrderBy(a => a.SaidAt).ToListAsync(ct)).ToLookup(a => a.NoteId);
        var weeks = await WeeklyUpdates.SentAbout(work, childId);
        var lines = new List<NoteLine>(notes.Count);
        foreach (var note in notes)
        {
            var own = files[note.Id].Where(f => f.AnswerId is null && media.ContainsKey(f.Id)).ToList();
            var editions = texts[note.Id].Select(t => (Words: Open(work, t), t.WrittenAt)).Where(t => t.Words is not null).Select(t => (t.Words!, t.WrittenAt)).ToList();
            List<long?> have = [.. told[note.Id], .. weeks.Where(w => w.Update.From <= note.ChosenAt && w.Update.Until > note.ChosenAt && WeekNews.Tells(w.Update.Notes, w.Reader, note.Reach, note.Aspect, atOnce.Contains(new { Note = note.Id, Member = w.Update.MemberId }), files[note.Id].Any(f => f.AnswerId is null && f.Waits))).Select(w => (long?)w.Update.MemberId)];
            lines.Add(new NoteLine(note, names.GetValueOrDefault(note.AuthorId, ""), editions.Count == 0 ? null : editions[0].Item1, editions[Math.Min(1, editions.Count)..],
                [.. own.Where(f => f.Kind != NoteFileKind.Voice).Select(f => media[f.Id])], own.Find(f => f.Kind == NoteFileKind.Voice) is { } voice ? media[voice.Id] : null, [.. others[note.Id]],
                [.. have.OfType<long>().Distinct().Select(m => names.GetValueOrDefault(m, ""))],
                [.. answers[note.Id].Select(a => new AnswerLine(names.GetValueOrDefault(a.FromId, ""), NoteAnswers.Words(work.Sealer, a), files[note.Id].FirstOrDefault(f => f.AnswerId == a.Id) is { } file && media.TryGetValue(file.Id, out var said) ? said : null, a.SaidAt))]));
        }

        return lines;
    }

    /// <summary>Where a file of a note lies, for who may read the child's notes and while the families agree; a look is logged, so ask inside a Write. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<(long ChildId, MediaRef Media)>> File(Work work, long mediaId)
    {
        if (await work.Db.NoteMedia.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mediaId, work.Stop) is not { } media) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeNotes, new Target(media.SchoolId, media.ChildId, SubjectId: media.NoteId)) is { } no) return no;
        return await Enrolment.ChildMedia.Permit(work.Db, media, work.Stop) is null ? RefusalCode.NotFound : (media.ChildId, media.Media);
    }

    /// <summary>The words of an edition, or null when they cannot be opened.</summary>
    internal static string? Open(Work work, NoteText text) => work.Sealer.Open(text.ChildId, Notes.TextPurpose, text.Id, text.TextSealed).TryText(out var words) ? words : null;

    private static Task<Dictionary<long, string>> Names(Work work, long schoolId) => work.Db.Members.Where(m => m.SchoolId == schoolId).ToDictionaryAsync(m => m.Id, m => m.Name, work.Stop);
}
