using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>What becomes of the files of notes and answers: kept for each child under its own key, or given up and said so.</summary>
public sealed class NoteFiles
{
    /// <summary>The consent without which a file is neither kept nor sent; null for a voice.</summary>
    public static ConsentPurpose? Needs(NoteFileKind kind) => kind switch
    {
        NoteFileKind.Picture => ConsentUses.Of(ConsentUse.Picture).Purpose,
        NoteFileKind.Film => ConsentUses.Of(ConsentUse.Film).Purpose,
        _ => null,
    };

    /// <summary>A family takes its consent back: what shows the child is not kept any longer, in nobody's copy; the bytes are swept away within days.</summary>
    internal static async Task Forget(Work work, long childId, ConsentPurpose purpose)
    {
        var files = (await work.Db.NoteFiles.Where(f => !f.Lost && f.AnswerId == null && f.Kind != NoteFileKind.Voice && work.Db.NoteChildren.Any(c => c.NoteId == f.NoteId && c.ChildId == childId)).ToListAsync(work.Stop)).FindAll(f => Needs(f.Kind) == purpose);
        List<long> ids = [.. files.Select(f => f.Id)];
        work.Db.NoteMedia.RemoveRange(await work.Db.NoteMedia.Where(m => ids.Contains(m.FileId)).ToListAsync(work.Stop));
        foreach (var file in files) file.Withhold();
    }

    /// <summary>The file is kept for these children; when it was the last one, what waits for it goes out.</summary>
    public async Task<Result> Fetched(Work work, long fileId, IReadOnlyList<(long ChildId, MediaRef Media)> kept)
    {
        if (await work.Db.NoteFiles.FirstOrDefaultAsync(f => f.Id == fileId && f.FetchAt != null, work.Stop) is not { } file) return Result.Done;
        // A family may have said no while it was fetched.
        if (Needs(file.Kind) is { } purpose && (await ConsentGate.Open(work.Db, [.. kept.Select(k => k.ChildId)], purpose, work.Stop)).Count < kept.Count)
        {
            file.Withhold();
            await GoOn(work, file);
            return Result.Done;
        }

        file.Fetched();
        work.Db.NoteMedia.AddRange(kept.Select(k => new NoteMedia { Id = k.Media.Id, SchoolId = file.SchoolId, FileId = file.Id, NoteId = file.NoteId, ChildId = k.ChildId, MediaName = k.Media.Name, MediaKind = k.Media.Kind, MediaBytes = k.Media.Bytes }));
        await GoOn(work, file);
        return Result.Done;
    }

    /// <summary>It was not fetched: again at an instant (UTC, school clock), or never, and who sent it is told.</summary>
    public async Task<Result> NotFetched(Work work, long fileId, DateTime? again)
    {
        if (await work.Db.NoteFiles.FirstOrDefaultAsync(f => f.Id == fileId && f.FetchAt != null, work.Stop) is not { } file) return Result.Done;
        file.NotFetched(again);
        if (again is not null) return Result.Done;
        var note = await work.Db.Notes.FirstAsync(n => n.Id == file.NoteId, work.Stop);
        var sender = file.AnswerId is { } answer ? await work.Db.NoteAnswers.Where(a => a.Id == answer).Select(a => a.FromId).FirstAsync(work.Stop) : note.AuthorId;
        if ((await Circle.Around(work, [], [sender])).Find(sender) is { MayBeTold: true } person)
            work.Owe(Owing.To(work, person.Member, "note.lost", file.NoteId, file.ChildId, again: $"{file.Id}")).Due(person.Awake(work.Now), work.Now + MessageKinds.Of("note.lost").Life);
        await GoOn(work, file);
        return Result.Done;
    }

    /// <summary>The children for whom a file is to be kept.</summary>
    public static Task<List<long>> KeptFor(FamilyLinkDb db, NoteFile file, CancellationToken ct) => file.AnswerId is not null ? Task.FromResult<List<long>>([file.ChildId])
        : db.NoteChildren.Where(c => c.NoteId == file.NoteId).OrderBy(c => c.Id).Select(c => c.ChildId).ToListAsync(ct);

    private static async Task GoOn(Work work, NoteFile file)
    {
        if (file.AnswerId is { } answerId)
        {
            if (!file.Lost) await NoteAnswers.Hand(work, await work.Db.NoteAnswers.FirstAsync(a => a.Id == answerId, work.Stop));
            return;
        }

        var note = await work.Db.Notes.FirstAsync(n => n.Id == file.NoteId, work.Stop);
        // Whoever sends it in the same moment still waits for this file.
        work.Guard(note);
        if (note.Aspect is NoteAspect.Month or NoteAspect.Letter && !file.Lost) await Monthly.ProgressNews.Follow(work, note, file.Id);
        if (await work.Db.NoteFiles.AnyAsync(f => f.NoteId == file.NoteId && f.AnswerId == null && f.FetchAt != null && f.Id != file.Id, work.Stop)) return;
        if (note is { Stands: true, Reach: NoteReach.Now } && note.Aspect != NoteAspect.Illness) await NoteNews.Tell(work, note, await Notes.ChildrenOf(work, note.Id));
    }
}
