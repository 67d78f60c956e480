using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>A picture, film or voice as the chat service knows it.</summary>
/// <param name="File">Its id there.</param>
/// <param name="Seconds">Its length; 0 for a picture.</param>
/// <param name="Kind">What it is.</param>
public sealed record NoteEnclosure(string File, int Seconds, NoteFileKind Kind);

/// <summary>A note to be written.</summary>
/// <param name="ChildIds">The children, each once.</param>
/// <param name="Aspect">What it is about.</param>
/// <param name="Text">The words, or null.</param>
/// <param name="Files">What goes with it, in order.</param>
/// <param name="Reach">Whom it goes to; an illness goes at once whatever stands here.</param>
/// <param name="Care">For an illness: what was done.</param>
/// <param name="Album">What the chat service calls the album of which its pictures are parts, or null.</param>
public sealed record NoteDraft(IReadOnlyList<long> ChildIds, NoteAspect Aspect, string? Text, IReadOnlyList<NoteEnclosure> Files, NoteReach Reach = NoteReach.Weekly, IllnessCare? Care = null, string? Album = null);

/// <summary>Quick notes: written, sent, corrected, taken back.</summary>
public sealed class Notes
{
    /// <summary>The longest words, in characters: what fits under a picture with a line before it (telegram.md, captions).</summary>
    public const int Longest = 800;

    /// <summary>The most children of one note.</summary>
    public const int MostChildren = 60;

    /// <summary>The most files of one note: an album holds no more.</summary>
    public const int MostFiles = 10;

    /// <summary>So long a note that goes at once can be taken back unsaid.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    // An album's parts come within seconds; a day later it is another thought.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <summary>What the words are sealed for.</summary>
    public const string TextPurpose = "note.text";

    /// <summary>What the place of a file is sealed for.</summary>
    public const string FilePurpose = "note.file";

    /// <summary>Writes a note. Pictures and films are kept only when the families of all its children have agreed; who was not asked yet is asked. Words with a mark or a rank stay in the school. Refused: NotFound, NotAllowed, Missing, TooLong, Invalid for too many children or files, or an aspect that is no quick note's.</summary>
    public async Task<Result<long>> Write(Work work, NoteDraft draft)
    {
        List<long> ids = [.. draft.ChildIds.Distinct()];
        if (await Reach(work, ids) is { } no) return no;
        var text = draft.Text?.Trim() ?? "";
        if (Wrong(draft, ids, text) is { } wrong) return wrong;
        var school = await work.Db.Children.Where(c => c.Id == ids[0]).Select(c => c.SchoolId).FirstAsync(work.Stop);
        var note = new Note { Id = work.NewId(), SchoolId = school, AuthorId = work.Actor.MemberId!.Value, Aspect = draft.Aspect, Care = draft.Care, Album = draft.Album, WrittenAt = work.Now };
        work.Db.Notes.Add(note);
        work.Db.NoteChildren.AddRange(ids.Select(c => new NoteChild { Id = work.NewId(), SchoolId = school, NoteId = note.Id, ChildId = c }));
        if (text.Length > 0) Say(work, note, ids, text);
        note.Send(draft.Aspect == NoteAspect.Illness ? NoteReach.Now : MarksAndRanks.Find(text) is null ? draft.Reach : NoteReach.School, work.Now);
        var fetched = await Enclose(work, note, ids, draft.Files);
        // Who is ill does not wait for a picture.
        if (note.Reach == NoteReach.Now && (fetched == 0 || note.Aspect == NoteAspect.Illness)) await NoteNews.Tell(work, note, ids);
        return note.Id;
    }

    /// <summary>A part of an album that comes late joins the note that the others are in. Refused: NotFound when the actor wrote none with that album lately, NotAllowed, TooLate once parents have it, Invalid when it is full.</summary>
    public async Task<Result> Join(Work work, string album, NoteEnclosure file)
    {
        var (me, since) = (work.Actor.MemberId, work.Now - Late);
        var id = await work.Db.Notes.Where(n => n.AuthorId == me && n.Album == album && n.WithdrawnAt == null && n.WrittenAt >= since).OrderByDescending(n => n.Id).Select(n => n.Id).FirstOrDefaultAsync(work.Stop);
        var (note, no) = await Find(work, id);
        if (no is not null) return no;
        if (await NoteNews.Told(work, note!)) return RefusalCode.TooLate;
        var files = await work.Db.NoteFiles.Present(f => f.NoteId == id && f.AnswerId == null, work.Stop);
        if (files.Count >= MostFiles) return new Refusal(RefusalCode.Invalid, Field: nameof(NoteDraft.Files));
        // What waits to be said of it waits for this part too.
        await NoteNews.Unsay(work, id, NoteNews.Kind, NoteNews.Ill, NoteNews.Pages);
        note!.Send(note.Reach, work.Now);
        var children = await ChildrenOf(work, id);
        var fetched = await Enclose(work, note, children, [file], first: files.Count);
        if (note.Reach == NoteReach.Now && (note.Aspect == NoteAspect.Illness || (fetched == 0 && !files.Exists(f => f.Waits)))) await NoteNews.Tell(work, note, children);
        return Result.Done;
    }

    /// <summary>Chooses whom it goes to. Refused: NotFound, NotAllowed, TooLate once parents have it, Invalid for an illness, MarksOrRanks for words that stay in the school.</summary>
    public async Task<Result> Send(Work work, long noteId, NoteReach reach)
    {
        var (note, no) = await Find(work, noteId);
        if (no is not null) return no;
        if (note!.Reach == reach) return Result.Done;
        if (note.Aspect == NoteAspect.Illness) return RefusalCode.Invalid;
        if (await NoteNews.Told(work, note)) return RefusalCode.TooLate;
        if (reach != NoteReach.School && MarksAndRanks.Find(await Words(work, note)) is not null) return RefusalCode.MarksOrRanks;
        await NoteNews.Unsay(work, noteId, NoteNews.Kind, NoteNews.Pages);
        note.Send(reach, work.Now);
        if (reach == NoteReach.Now && !await work.Db.NoteFiles.AnyAsync(f => f.NoteId == noteId && f.AnswerId == null && f.FetchAt != null, work.Stop))
            await NoteNews.Tell(work, note, await ChildrenOf(work, noteId));
        return Result.Done;
    }

    /// <summary>Takes it back as if it had never been said. Refused: NotFound, NotAllowed, TooLate once a parent has it: it can be corrected.</summary>
    public async Task<Result> Withdraw(Work work, long noteId)
    {
        var (note, no) = await Find(work, noteId);
        if (no is not null) return no;
        if (await NoteNews.Told(work, note!)) return RefusalCode.TooLate;
        await NoteNews.Unsay(work, noteId, NoteNews.Kind, NoteNews.Ill, NoteNews.Pages, NoteNews.Corrected);
        note!.Withdraw(work.Now);
        return Result.Done;
    }

    /// <summary>New words in the place of the old ones, which stay as history; parents who have them get the correction, marked. Refused: NotFound, NotAllowed, Missing, TooLong, MarksOrRanks for what goes to a family.</summary>
    public async Task<Result> Correct(Work work, long noteId, string text)
    {
        var (note, no) = await Find(work, noteId);
        if (no is not null) return no;
        if (string.IsNullOrWhiteSpace(text)) return new Refusal(RefusalCode.Missing, Field: nameof(text));
        if (text.Trim().Length > Longest) return new Refusal(RefusalCode.TooLong, Field: nameof(text));
        if (note is { Reach: not NoteReach.School, Aspect: not NoteAspect.Illness } && MarksAndRanks.Find(text) is not null) return new Refusal(RefusalCode.MarksOrRanks, Field: nameof(text));
        Say(work, note!, await ChildrenOf(work, noteId), text.Trim());
        await NoteNews.Correct(work, note!);
        return Result.Done;
    }

    /// <summary>The children of a note.</summary>
    internal static async Task<List<long>> ChildrenOf(Work work, long noteId) =>
        [.. (await work.Db.NoteChildren.Present(c => c.NoteId == noteId, work.Stop)).OrderBy(c => c.Id).Select(c => c.ChildId)];

    private static async Task<string> Words(Work work, Note note) =>
        (await work.Db.NoteTexts.Present(t => t.NoteId == note.Id && t.Edition == note.Edition, work.Stop)).FirstOrDefault() is { } row && work.Sealer.Open(row.ChildId, TextPurpose, row.Id, row.TextSealed).TryText(out var words) ? words : "";

    // Gives how many are to be fetched.
    private static async Task<int> Enclose(Work work, Note note, List<long> ids, IReadOnlyList<NoteEnclosure> files, int first = 0)
    {
        var open = new Dictionary<NoteFileKind, bool> { [NoteFileKind.Voice] = true };
        foreach (var kind in files.Select(f => f.Kind).Distinct().Where(k => k != NoteFileKind.Voice))
            open[kind] = (await ConsentAsks.Need(work, ids, NoteFiles.Needs(kind)!.Value)).Values.All(n => n == ConsentNeed.Open);
        for (var i = 0; i < files.Count; i++)
            if (open[files[i].Kind]) Enclose(work, note, null, ids[0], first + i, files[i]);
            else work.Db.NoteFiles.Add(new NoteFile { Id = work.NewId(), SchoolId = note.SchoolId, NoteId = note.Id, ChildId = ids[0], Place = first + i, Kind = files[i].Kind }.Withhold());
        return files.Count(f => open[f.Kind]);
    }

    /// <summary>Takes down a file that is to be fetched.</summary>
    internal static NoteFile Enclose(Work work, Note note, long? answerId, long childId, int place, NoteEnclosure file)
    {
        var row = new NoteFile { Id = work.NewId(), SchoolId = note.SchoolId, NoteId = note.Id, AnswerId = answerId, ChildId = childId, Place = place, Kind = file.Kind, Seconds = Math.Max(0, file.Seconds) };
        work.Db.NoteFiles.Add(row.Fetch(work.Sealer.Seal(childId, FilePurpose, row.Id, file.File), work.Now));
        work.LeaveSomethingToDo();
        return row;
    }

    private static Refusal? Wrong(NoteDraft draft, List<long> ids, string text) =>
        ids.Count > MostChildren || draft.Files.Count > MostFiles ? new Refusal(RefusalCode.Invalid, Field: ids.Count > MostChildren ? nameof(draft.ChildIds) : nameof(draft.Files))
        : draft.Aspect is NoteAspect.Month or NoteAspect.Letter ? new Refusal(RefusalCode.Invalid, Field: nameof(draft.Aspect))
        : text.Length > Longest ? new Refusal(RefusalCode.TooLong, Field: nameof(draft.Text))
        : text.Length == 0 && draft.Files.Count == 0 && draft.Care is null ? new Refusal(RefusalCode.Missing, Field: nameof(draft.Text))
        : null;

    private static async Task<Refusal?> Reach(Work work, List<long> ids)
    {
        if (ids.Count == 0 || work.Actor.MemberId is null) return new Refusal(RefusalCode.Missing);
        var schools = await work.Db.Children.Where(c => ids.Contains(c.Id) && c.Status == ChildStatus.AtSchool).ToDictionaryAsync(c => c.Id, c => c.SchoolId, work.Stop);
        foreach (var id in ids)
        {
            if (!schools.TryGetValue(id, out var school)) return new Refusal(RefusalCode.NotFound);
            if (await work.Demand(UseCase.WriteNote, new Target(school, id, SubjectId: id)) is { } no) return no;
        }

        return null;
    }

    private static void Say(Work work, Note note, List<long> children, string text)
    {
        var edition = note.Reword();
        foreach (var child in children)
        {
            var id = work.NewId();
            work.Db.NoteTexts.Add(new NoteText { Id = id, SchoolId = note.SchoolId, NoteId = note.Id, ChildId = child, Edition = edition, WrittenAt = work.Now, ById = work.Actor.MemberId, TextSealed = work.Sealer.Seal(child, TextPurpose, id, text) });
        }
    }

    private static async Task<(Note? Note, Refusal? No)> Find(Work work, long noteId)
    {
        if (await work.Db.Notes.FirstOrDefaultAsync(n => n.Id == noteId && n.WithdrawnAt == null && n.Aspect != NoteAspect.Month && n.Aspect != NoteAspect.Letter, work.Stop) is not { } note) return (null, new Refusal(RefusalCode.NotFound));
        if (await work.Demand(UseCase.KeepNote, new Target(note.SchoolId, MemberId: note.AuthorId, SubjectId: note.Id)) is { } no) return (null, no);
        // Who wrote it keeps it only while they may write of its children.
        var children = await work.Db.Children.Where(c => c.Status == ChildStatus.AtSchool && work.Db.NoteChildren.Any(n => n.NoteId == noteId && n.ChildId == c.Id)).Select(c => c.Id).ToListAsync(work.Stop);
        if (children.Count == 0) return (null, new Refusal(RefusalCode.NotFound));
        foreach (var child in children)
            if (await work.Demand(UseCase.WriteNote, new Target(note.SchoolId, child, SubjectId: note.Id)) is { } none) return (null, none);
        return (note, null);
    }
}
