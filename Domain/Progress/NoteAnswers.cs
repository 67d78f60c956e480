using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>What parents say to a note and teachers say back: each answer goes to one person, under the note.</summary>
public sealed class NoteAnswers
{
    /// <summary>The kind of message that brings an answer.</summary>
    public const string Kind = "note.answer";

    /// <summary>What the words are sealed for.</summary>
    public const string TextPurpose = "note.answer";

    /// <summary>A parent or guardian answers a note about their child; it goes to who wrote it while they have the child, else to who is near the child now. Refused: NotFound, NotAllowed, Missing, TooLong.</summary>
    public async Task<Result<long>> ToTeacher(Work work, long noteId, long childId, string? text, NoteEnclosure? voice)
    {
        var (note, no) = await Find(work, noteId, childId);
        if (no is not null) return no;
        var near = await FamilyPhone.NearTeachers.Of(work, childId);
        return (near.Find(p => p.Member.Id == note!.AuthorId) ?? near.FirstOrDefault()) is not { } to ? RefusalCode.NotFound : await Say(work, note!, childId, to, text, voice);
    }

    /// <summary>A teacher answers what a parent said. Refused: NotFound, NotAllowed, Missing, TooLong.</summary>
    public async Task<Result<long>> Back(Work work, long answerId, string? text, NoteEnclosure? voice)
    {
        if (await work.Db.NoteAnswers.FirstOrDefaultAsync(a => a.Id == answerId, work.Stop) is not { } said) return RefusalCode.NotFound;
        var (note, no) = await Find(work, said.NoteId, said.ChildId);
        if (no is not null) return no;
        if (said.ToId != work.Actor.MemberId) return RefusalCode.NotFound;
        var to = (await Circle.Around(work, [said.ChildId], [said.FromId])).Find(said.FromId);
        return to is not { MayBeTold: true } ? RefusalCode.NotFound : await Say(work, note!, said.ChildId, to, text, voice);
    }

    /// <summary>The words of an answer, or null for a voice or one that cannot be opened.</summary>
    public static string? Words(Storage.Keys.Sealer sealer, NoteAnswer answer) =>
        answer.TextSealed is { } words && sealer.Open(answer.ChildId, TextPurpose, answer.Id, words).TryText(out var text) ? text : null;

    /// <summary>Takes an answer to whom it is for.</summary>
    internal static async Task Hand(Work work, NoteAnswer answer)
    {
        if ((await Circle.Around(work, [answer.ChildId], [answer.ToId])).Find(answer.ToId) is not { } to) return;
        var at = to.Awake(work.Now);
        work.Owe(Owing.To(work, to.Member, Kind, answer.Id, answer.ChildId)).Due(at, at + MessageKinds.Of(Kind).Life);
    }

    private static async Task<Result<long>> Say(Work work, Note note, long childId, Person to, string? text, NoteEnclosure? voice)
    {
        var words = text?.Trim() ?? "";
        if (words.Length == 0 && voice is null) return new Refusal(RefusalCode.Missing, Field: nameof(text));
        if (words.Length > Notes.Longest) return new Refusal(RefusalCode.TooLong, Field: nameof(text));
        var answer = new NoteAnswer { Id = work.NewId(), SchoolId = note.SchoolId, NoteId = note.Id, ChildId = childId, FromId = work.Actor.MemberId!.Value, ToId = to.Member.Id, SaidAt = work.Now };
        if (words.Length > 0) answer.TextSealed = work.Sealer.Seal(childId, TextPurpose, answer.Id, words);
        work.Db.NoteAnswers.Add(answer);
        if (voice is not null) Notes.Enclose(work, note, answer.Id, childId, 0, voice);
        else await Hand(work, answer);
        return answer.Id;
    }

    private static async Task<(Note? Note, Refusal? No)> Find(Work work, long noteId, long childId)
    {
        var db = work.Db;
        var found = work.Actor.MemberId is null ? null
            : await db.Notes.FirstOrDefaultAsync(n => n.Id == noteId && n.WithdrawnAt == null && n.Reach != NoteReach.School && n.Reach != NoteReach.Draft && db.NoteChildren.Any(c => c.NoteId == noteId && c.ChildId == childId), work.Stop);
        return found is null ? (null, new Refusal(RefusalCode.NotFound)) : (found, await work.Demand(UseCase.AnswerNote, new Target(found.SchoolId, childId, MemberId: found.AuthorId, SubjectId: found.Id)));
    }
}
