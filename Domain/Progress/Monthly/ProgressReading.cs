using FamilyLink.Domain.Access;
using FamilyLink.Domain.AskTeacher;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress.Monthly;

/// <summary>What a family says to a monthly note with its buttons; an answer in words goes the way of every note's.</summary>
/// <param name="asks">Asks for the teacher.</param>
public sealed class ProgressReading(AskForTeacher asks)
{
    /// <summary>我看到了. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> See(Work work, long noteId)
    {
        var (reader, no) = await Mine(work, noteId);
        reader?.See(work.Now);
        return new Result(no);
    }

    /// <summary>想通话: the teacher near the child hears of it, and it stands on the coordinator's list until somebody was in touch. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Talk(Work work, long noteId)
    {
        var (reader, no) = await Mine(work, noteId);
        if (no is not null) return no;
        if (reader!.TalkAt is not null) return Result.Done;
        var asked = await asks.Ask(work, reader.ChildId);
        if (asked.Refused is { } refused) return refused;
        reader.Talk(work.Now);
        return Result.Done;
    }

    private static async Task<(ProgressReader? Reader, Refusal? No)> Mine(Work work, long noteId)
    {
        if (work.Actor.MemberId is not { } me || await work.Db.ProgressReaders.FirstOrDefaultAsync(r => r.NoteId == noteId && r.MemberId == me, work.Stop) is not { } reader) return (null, new Refusal(RefusalCode.NotFound));
        var author = await work.Db.Notes.Where(n => n.Id == noteId).Select(n => n.AuthorId).FirstAsync(work.Stop);
        return await work.Demand(UseCase.AnswerNote, new Target(reader.SchoolId, reader.ChildId, MemberId: author, SubjectId: noteId)) is { } no ? (null, no) : (reader, null);
    }
}
