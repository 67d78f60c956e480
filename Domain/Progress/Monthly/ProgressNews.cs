using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress.Monthly;

/// <summary>What a monthly note or letter brings about: to the family, and to the teacher who means to speak with it.</summary>
public static class ProgressNews
{
    /// <summary>The kind for the note.</summary>
    public const string Kind = "note.month";

    /// <summary>The kind for what the teacher spoke, each as a voice of its own behind it.</summary>
    public const string Voice = "note.month.voice";

    /// <summary>The kind for a new edition, to who has the old one.</summary>
    public const string Corrected = "note.month.corrected";

    /// <summary>The kind that reminds the teacher to speak with the family.</summary>
    public const string Speak = "note.month.speak";

    /// <summary>Who of a child's family reads: the parents; where none is reached by chat, who looks after the child.</summary>
    public static async Task<List<Person>> Readers(Work work, long childId)
    {
        var circle = await Circle.Around(work, [childId]);
        if (!circle.AtSchool(childId)) return [];
        List<Person> told = [.. circle.LinksOf(childId).Where(l => l is { MaySee: true, NoContact: false }).Select(l => circle.Find(l.MemberId)).OfType<Person>().Where(p => p.MayBeTold && p.Member.Kind is MemberKind.Parent or MemberKind.Guardian)];
        return told.Exists(p => p.Member.Kind == MemberKind.Parent) ? told.FindAll(p => p.Member.Kind == MemberKind.Parent) : told;
    }

    // Who wants none reads it on paper, or not.
    private static bool Wants(Person person) => News.Of(person.Member, NewsKind.Month) != NewsWay.Off;

    /// <summary>Owes it to the family; a child whose family has no chat gets it on paper.</summary>
    internal static async Task Tell(Work work, ProgressNote progress, Note note)
    {
        note.Send(NoteReach.Month, work.Now);
        var voices = await Voices(work, progress, since: 0);
        foreach (var person in (await Readers(work, progress.ChildId)).Where(Wants))
        {
            work.Db.ProgressReaders.Add(new ProgressReader { Id = work.NewId(), SchoolId = progress.SchoolId, NoteId = note.Id, ChildId = progress.ChildId, MemberId = person.Member.Id });
            var at = News.At(person, NewsKind.Month, work.Now + ProgressNotes.Hold);
            Owe(work, person, Kind, progress, NoteNews.ChoiceOf(note), $"{note.Choice}", at);
            foreach (var voice in voices) OweVoice(work, person, progress, note, voice, at);
        }
    }

    /// <summary>Owes the new edition to who has the old one; to whom the old one is still on its way it brings the new one by itself.</summary>
    internal static async Task Correct(Work work, ProgressNote progress, Note note)
    {
        await NoteNews.SayAnew(work, note.Id, Kind, Corrected);
        var voices = await Voices(work, progress, since: progress.Edition);
        var have = await OnTheWay(work.Db, note.Id).Select(m => m.MemberId!.Value).ToListAsync(work.Stop);
        // What somebody has is put right for them whatever they chose since.
        foreach (var person in (await Readers(work, progress.ChildId)).Where(p => have.Contains(p.Member.Id) || Wants(p)))
        {
            var at = have.Contains(person.Member.Id) ? person.Awake(work.Now) : News.At(person, NewsKind.Month, work.Now + ProgressNotes.Hold);
            if (have.Contains(person.Member.Id)) Owe(work, person, Corrected, progress, $"e={progress.Edition}", $"{progress.Edition}", at);
            foreach (var voice in voices) OweVoice(work, person, progress, note, voice, at);
        }
    }

    /// <summary>A voice is fetched only now: when its note was sent already, it follows.</summary>
    internal static async Task Follow(Work work, Note note, long fileId)
    {
        if ((await work.Db.ProgressNotes.Present(p => p.NoteId == note.Id, work.Stop)).FirstOrDefault() is not { } progress) return;
        // Who sends it in the same moment does not see the file yet, nor this that it is sent.
        work.Guard(progress);
        if (progress.SentAt is null || !(await Voices(work, progress, since: 0)).Contains(fileId)) return;
        var have = await OnTheWay(work.Db, note.Id).Select(m => m.MemberId!.Value).ToListAsync(work.Stop);
        foreach (var person in (await Readers(work, progress.ChildId)).Where(p => have.Contains(p.Member.Id) || Wants(p)))
            OweVoice(work, person, progress, note, fileId, have.Contains(person.Member.Id) ? person.Awake(work.Now) : News.At(person, NewsKind.Month, work.Now + ProgressNotes.Hold));
    }

    /// <summary>Reminds the teacher of the hour at which the family was to be spoken with; an earlier hour is not meant any more.</summary>
    internal static async Task Remind(Work work, ProgressNote progress, Note note)
    {
        if ((await Circle.Around(work, [progress.ChildId], [note.AuthorId])).Find(note.AuthorId) is not { MayBeTold: true } author || progress.SpeakAt is not { } at) return;
        Owe(work, author, Speak, progress, HourOf(progress), HourOf(progress), at);
    }

    /// <summary>The hour a reminder was made for.</summary>
    public static string HourOf(ProgressNote progress) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"h={progress.SpeakAt:yyyyMMddHHmm}");

    /// <summary>Whether somebody has it already, or it is on its way.</summary>
    internal static Task<bool> Told(Work work, long noteId) => OnTheWay(work.Db, noteId).AnyAsync(work.Stop);

    /// <summary>Those of some notes of which at least one message reached the family, or still may; of the others the family must have paper.</summary>
    internal static async Task<HashSet<long>> Reaching(FamilyLinkDb db, IReadOnlyCollection<long> notes, CancellationToken ct) =>
        [.. await db.Outbox.Where(m => m.SubjectId != null && notes.Contains(m.SubjectId.Value) && m.Kind == Kind && m.Act == OutboxAct.Send && m.State != OutboxState.Expired && m.State != OutboxState.Cancelled && m.State != OutboxState.Dead).Select(m => m.SubjectId!.Value).Distinct().ToListAsync(ct)];

    private static IQueryable<OutboxMessage> OnTheWay(FamilyLinkDb db, long noteId) => db.Outbox.Where(m => m.SubjectId == noteId && m.Kind == Kind && m.MemberId != null
        && (m.State == OutboxState.Sent || m.State == OutboxState.Attempting || m.State == OutboxState.Uncertain));

    // Each by its file, once it is fetched: one that was spoken anew takes the old one's place also where that is still on its way.
    private static async Task<List<long>> Voices(Work work, ProgressNote progress, int since)
    {
        var parts = await work.Db.ProgressParts.Present(p => p.NoteId == progress.NoteId, work.Stop);
        var anew = parts.Where(p => p.Edition >= since && p.Edition <= progress.Edition).Select(p => p.FileId).ToHashSet();
        var there = (await work.Db.NoteFiles.Present(f => f.NoteId == progress.NoteId && f.AnswerId == null && f.FetchAt == null && !f.Lost, work.Stop)).Select(f => f.Id).ToHashSet();
        return [.. ProgressParts.Lines(parts.Where(p => p.Edition <= progress.Edition), work.Sealer).Where(l => l.Goes).Select(l => l.FileId).OfType<long>().Where(f => anew.Contains(f) && there.Contains(f))];
    }

    private static void OweVoice(Work work, Person person, ProgressNote progress, Note note, long file, DateTime at) =>
        Owe(work, person, Voice, progress, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"f={file}"), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{note.Choice}:{file}"), at);

    private static void Owe(Work work, Person person, string kind, ProgressNote progress, string args, string again, DateTime at) =>
        work.Owe(Owing.To(work, person.Member, kind, progress.NoteId, progress.ChildId, args, again)).Due(at, at + MessageKinds.Of(kind).Life);
}
