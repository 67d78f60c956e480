using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress.Monthly;

/// <summary>The monthly note and the term's letter: begun, kept at every tap, sent, corrected, taken back. Whoever stands in takes the open ones over by going on with them.</summary>
/// <param name="log">Where a talk with the family is written down.</param>
public sealed class ProgressNotes(CareLog log)
{
    /// <summary>The longest sentence of an aspect, in characters: six of them and the closing words are still one message.</summary>
    public const int Longest = 200;

    /// <summary>The longest closing words.</summary>
    public const int LongestWords = 500;

    /// <summary>The longest letter: one message of the chat service with room for its escapes (telegram.md).</summary>
    public const int LongestLetter = 2_000;

    // Until then the month before is still written about.
    private const int MiddleOfMonth = 14;

    /// <summary>So long a note that was sent can be taken back unsaid.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(10);

    /// <summary>Begins the note that is to be written now, or finds the one begun. Refused: NotFound, NotAllowed, Missing without a member.</summary>
    public async Task<Result<ProgressNote>> Open(Work work, long childId, ProgressKind kind)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.WriteNote, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        if (work.Actor.MemberId is not { } me) return new Refusal(RefusalCode.Missing);
        var period = await PeriodOf(work.Db, child.SchoolId, kind, work.Now, work.Stop);
        if ((await work.Db.ProgressNotes.Present(p => p.ChildId == childId && p.Kind == kind && p.Period == period, work.Stop)).FirstOrDefault() is { } begun)
        {
            if (begun.SentAt is null) (await NoteOf(work, begun)).PassTo(me);
            return begun;
        }

        var note = new Note { Id = work.NewId(), SchoolId = child.SchoolId, AuthorId = me, Aspect = kind == ProgressKind.Month ? NoteAspect.Month : NoteAspect.Letter, WrittenAt = work.Now };
        note.Send(NoteReach.Draft, work.Now);
        var progress = new ProgressNote { Id = work.NewId(), SchoolId = child.SchoolId, NoteId = note.Id, ChildId = childId, Kind = kind, Period = period };
        work.Db.Notes.Add(note);
        work.Db.NoteChildren.Add(new NoteChild { Id = work.NewId(), SchoolId = child.SchoolId, NoteId = note.Id, ChildId = childId });
        work.Db.ProgressNotes.Add(progress);
        return progress;
    }

    /// <summary>Marks an aspect; the same mark again takes it away. Refused: NotFound, NotAllowed, Invalid for what is no aspect.</summary>
    public async Task<Result> Mark(Work work, long noteId, NoteAspect aspect, MonthMark mark)
    {
        var (progress, no) = await Mine(work, noteId);
        if (no is not null) return no;
        if (!ProgressParts.Aspects.Contains(aspect)) return new Refusal(RefusalCode.Invalid, Field: nameof(aspect));
        var part = await ProgressParts.Editing(work, progress!, aspect);
        part.Mark = part.Mark == mark ? null : mark;
        return Result.Done;
    }

    /// <summary>Everything not marked yet is steady. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Calm(Work work, long noteId)
    {
        var (progress, no) = await Mine(work, noteId);
        if (no is not null) return no;
        foreach (var aspect in ProgressParts.Aspects) (await ProgressParts.Editing(work, progress!, aspect)).Mark ??= MonthMark.Steady;
        return Result.Done;
    }

    /// <summary>A sentence about an aspect, or the closing words (<see cref="NoteAspect.Month"/>); empty words take it away, a voice takes the place of words. Refused: NotFound, NotAllowed, TooLong, MarksOrRanks.</summary>
    public async Task<Result> Say(Work work, long noteId, NoteAspect aspect, string? words, NoteEnclosure? voice = null)
    {
        var (progress, no) = await Mine(work, noteId);
        if (no is not null) return no;
        var text = words?.Trim() ?? "";
        if (text.Length > MostOf(progress!.Kind, aspect)) return new Refusal(RefusalCode.TooLong, Field: nameof(words));
        if (MarksAndRanks.Find(text) is not null) return new Refusal(RefusalCode.MarksOrRanks, Field: nameof(words));
        var part = await ProgressParts.Editing(work, progress, aspect);
        part.TextSealed = text.Length == 0 ? null : work.Sealer.Seal(progress.ChildId, ProgressParts.Purpose, part.Id, text);
        part.FileId = voice is null ? null : Notes.Enclose(work, await NoteOf(work, progress), null, progress.ChildId, (int)aspect, voice).Id;
        return Result.Done;
    }

    /// <summary>How long words may be in a place, in characters.</summary>
    public static int MostOf(ProgressKind kind, NoteAspect aspect) => kind == ProgressKind.Letter ? LongestLetter : aspect == NoteAspect.Month ? LongestWords : Longest;

    /// <summary>Sends it to the family; sent before, the new edition goes as a correction to who has the old one. Refused: NotFound, NotAllowed, Missing when there is nothing to read, Conflict when nothing changed.</summary>
    public async Task<Result> Send(Work work, long noteId)
    {
        var (progress, no) = await Mine(work, noteId);
        if (no is not null) return no;
        var parts = await work.Db.ProgressParts.Present(p => p.NoteId == noteId, work.Stop);
        if (!ProgressParts.Lines(parts, work.Sealer).Exists(l => l.Goes)) return new Refusal(RefusalCode.Missing);
        if (progress!.SentAt is not null && parts.All(p => p.Edition <= progress.Edition)) return RefusalCode.Conflict;
        var note = await NoteOf(work, progress);
        if (progress.Send(work.Now)) await ProgressNews.Tell(work, progress, note);
        else await ProgressNews.Correct(work, progress, note);
        return Result.Done;
    }

    /// <summary>Takes it back before anybody has it: a draft again. Refused: NotFound, NotAllowed, TooLate.</summary>
    public async Task<Result> TakeBack(Work work, long noteId)
    {
        var (progress, no) = await Mine(work, noteId);
        if (no is not null) return no;
        if (progress!.SentAt is null) return Result.Done;
        var note = await NoteOf(work, progress);
        if (progress.PaperAt is not null || await ProgressNews.Told(work, noteId)) return RefusalCode.TooLate;
        await NoteNews.Unsay(work, noteId, ProgressNews.Kind, ProgressNews.Voice, ProgressNews.Corrected);
        progress.TakeBack();
        note.Send(NoteReach.Draft, work.Now);
        work.Db.ProgressReaders.RemoveRange(await work.Db.ProgressReaders.Present(r => r.NoteId == noteId, work.Stop));
        return Result.Done;
    }

    /// <summary>When the teacher means to speak with the family; the teacher is reminded then. Refused: NotFound, NotAllowed, Past, Invalid for more than a month ahead.</summary>
    public async Task<Result> Speak(Work work, long noteId, DateTime at)
    {
        var (progress, no) = await Mine(work, noteId);
        if (no is not null) return no;
        if (at <= work.Now) return RefusalCode.Past;
        if (at > work.Now.AddDays(31)) return new Refusal(RefusalCode.Invalid, Field: nameof(at));
        progress!.Speak(at);
        await ProgressNews.Remind(work, progress, await NoteOf(work, progress));
        return Result.Done;
    }

    /// <summary>It was said to the family: kept, and written down as a call to the parents. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Spoken(Work work, long noteId)
    {
        var (progress, no) = await Mine(work, noteId);
        if (no is not null) return no;
        if (progress!.SpokenAt is not null) return Result.Done;
        progress.Spoken(work.Now);
        var logged = await log.Record(work, new CareDraft(CareKind.ParentCall, [progress.ChildId], work.Actor.MemberId is null ? CareWay.Console : CareWay.Chat));
        return new Result(logged.Refused);
    }

    /// <summary>It was handed to the family on paper. Refused: NotFound, NotAllowed, TooEarly while it is a draft.</summary>
    public async Task<Result> HandOver(Work work, long noteId)
    {
        var (progress, no) = await Mine(work, noteId);
        if (no is not null) return no;
        if (progress!.SentAt is null) return RefusalCode.TooEarly;
        progress.OnPaper(work.Now);
        return Result.Done;
    }

    /// <summary>The first day of the month or term that is being written about at an instant: in the first half of a month the one before, in the holidays the last one of the term.</summary>
    public static async Task<DateOnly> PeriodOf(FamilyLinkDb db, long schoolId, ProgressKind kind, DateTime now, CancellationToken ct)
    {
        var zone = await db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(ct);
        var calendar = new CareCalendar(await db.Terms.AsNoTracking().Where(t => t.SchoolId == schoolId).ToListAsync(ct));
        var today = Zones.DateAt(now, zone);
        if (kind == ProgressKind.Letter) return calendar.TermOf(today).Span.From;
        var month = new DateOnly(today.Year, today.Month, 1);
        if (today.Day <= MiddleOfMonth && calendar.AskedOn(month.AddMonths(-1)) is not null) return month.AddMonths(-1);
        return Months(calendar, today).Cast<DateOnly?>().FirstOrDefault() ?? month;
    }

    /// <summary>The last few months that have begun by a day and for which a note is asked, the newest first.</summary>
    internal static IEnumerable<DateOnly> Months(CareCalendar calendar, DateOnly today) =>
        Enumerable.Range(0, 9).Select(i => new DateOnly(today.Year, today.Month, 1).AddMonths(-i)).Where(m => calendar.AskedOn(m) is not null);

    internal static async Task<Note> NoteOf(Work work, ProgressNote progress) => (await work.Db.Notes.Present(n => n.Id == progress.NoteId, work.Stop))[0];

    private static async Task<(ProgressNote? Progress, Refusal? No)> Mine(Work work, long noteId)
    {
        if ((await work.Db.ProgressNotes.Present(p => p.NoteId == noteId, work.Stop)).FirstOrDefault() is not { } progress) return (null, new Refusal(RefusalCode.NotFound));
        return (progress, await work.Demand(UseCase.WriteNote, new Target(progress.SchoolId, progress.ChildId, SubjectId: noteId)));
    }
}
