using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>What a word holds, for who may open it: text or recording.</summary>
/// <param name="Text">The words, or null.</param>
/// <param name="Voice">The recording, or null.</param>
/// <param name="Seconds">Its length in seconds.</param>
public sealed record WordContent(string? Text, MediaRef? Voice, int Seconds);

/// <summary>A parent's word on its way to the child: left, handed to a teacher, heard, and the parent told.</summary>
public sealed class ParentWords
{
    /// <summary>The longest written word, in characters.</summary>
    public const int LongestWord = 1000;

    /// <summary>What a written word is sealed for.</summary>
    public const string TextPurpose = "call.word";

    /// <summary>What the place of a recording is sealed for.</summary>
    public const string FilePurpose = "call.word.file";

    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>Keeps a written word, sealed under the child's key; until the child heard it, a later one replaces it.</summary>
    /// <returns>Refused: NotFound, NotAllowed, NoConsent, Missing, TooLong.</returns>
    public async Task<Result<long>> Write(Work work, long callId, string text)
    {
        var (word, no) = await Begin(work, callId);
        if (no is not null) return no;
        if (string.IsNullOrWhiteSpace(text)) return new Refusal(RefusalCode.Missing, Field: nameof(text));
        if (text.Length > LongestWord) return new Refusal(RefusalCode.TooLong, Field: nameof(text));
        word!.Write(work.Sealer.Seal(word.ChildId, TextPurpose, word.Id, text.Trim()), work.Now);
        await Hand(work, word);
        return word.Id;
    }

    /// <summary>Takes a recording down to be fetched; it is handed on once it is kept. Refused: NotFound, NotAllowed, Invalid.</summary>
    public async Task<Result<long>> Record(Work work, long callId, string file, int seconds)
    {
        var (word, no) = await Begin(work, callId);
        if (no is not null) return no;
        if (file.Length is 0 or > 500) return new Refusal(RefusalCode.Invalid, Field: nameof(file));
        word!.Record(work.Sealer.Seal(word.ChildId, FilePurpose, word.Id, file), Math.Max(0, seconds), work.Now);
        work.LeaveSomethingToDo();
        return word.Id;
    }

    /// <summary>The recording is kept: the teacher hears that it waits. A word replaced meanwhile is left alone.</summary>
    public async Task<Result> Fetched(Work work, long wordId, long version, MediaRef media)
    {
        if (await Fetching(work, wordId, version) is not { } word) return Result.Done;
        word.Fetched(media);
        await Hand(work, word);
        return Result.Done;
    }

    /// <summary>The recording could not be fetched: again later, or the parent is asked to record once more.</summary>
    public async Task<Result> NotFetched(Work work, long wordId, long version, DateTime? again)
    {
        if (await Fetching(work, wordId, version) is not { } word) return Result.Done;
        word.NotFetched(again);
        if (again is null && (await Circle.Around(work, [word.ChildId])).Find(word.ParentId) is { MayBeTold: true } parent)
            work.Owe(Owing.To(work, parent.Member, "call.word.lost", word.CallId, word.ChildId, again: $"{word.Id}.{word.Version}")).Due(work.Now, work.Now + MessageKinds.Of("call.word.lost").Life);
        return Result.Done;
    }

    /// <summary>Opens a word to read or play it to the child; every opening is logged, so ask inside a Write. Refused: NotFound (also when erased), NotAllowed, NoConsent when the parent has taken theirs back.</summary>
    public async Task<Result<WordContent>> Open(Work work, long wordId)
    {
        var (word, no) = await Find(work, wordId);
        if (no is not null) return no;
        if (!await ChildMedia.ParentAgrees(work.Db, word!, work.Stop)) return RefusalCode.NoConsent;
        if (word!.TextSealed is null) return word.Voice is { } voice ? new WordContent(null, voice, word.Seconds) : RefusalCode.NotFound;
        return work.Sealer.Open(word.ChildId, TextPurpose, word.Id, word.TextSealed).TryText(out var text) ? new WordContent(text, null, 0) : RefusalCode.NotFound;
    }

    /// <summary>听过了, 读过了: the child heard it, and the parent is told so once. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Heard(Work work, long wordId)
    {
        var (word, no) = await Find(work, wordId);
        if (no is not null) return no;
        if (word!.HeardAt is not null || !word.Ready) return Result.Done;
        word.Heard(work.Now);
        if ((await Circle.Around(work, [word.ChildId])).Caller(word.ChildId, word.ParentId) is not { } parent) return Result.Done;
        var at = parent.Awake(work.Now);
        work.Owe(Owing.To(work, parent.Member, "call.word.heard", word.Id, word.ChildId)).Due(at, at + MessageKinds.Of("call.word.heard").Life);
        return Result.Done;
    }

    /// <summary>⏰ 明天: the teacher is reminded the next morning. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Tomorrow(Work work, long wordId)
    {
        var (word, no) = await Find(work, wordId);
        if (no is not null) return no;
        if (word!.HeardAt is not null || work.Actor.MemberId is not { } me || (await Circle.Around(work, [], [me])).Find(me) is not { } teacher) return Result.Done;
        var day = Zones.DateAt(work.Now, teacher.Zone).AddDays(1);
        var at = teacher.Awake(Zones.ToInstant(day, Morning, teacher.Zone));
        var row = Owing.To(work, teacher.Member, "call.word.teacher", word.Id, word.ChildId, again: $"{day:yyyyMMdd}");
        if (!await work.Db.Outbox.AnyAsync(m => m.UniqueKey == row.UniqueKey, work.Stop)) work.Owe(row).Due(at, at + MessageKinds.Of(row.Kind).Life);
        return Result.Done;
    }

    private static async Task<(ParentWord? Word, Refusal? No)> Begin(Work work, long callId)
    {
        if (await work.Db.Calls.FirstOrDefaultAsync(c => c.Id == callId, work.Stop) is not { } call) return (null, new Refusal(RefusalCode.NotFound));
        if (await work.Demand(UseCase.LeaveWord, new Target(call.SchoolId, call.ChildId, SubjectId: call.Id)) is { } no) return (null, no);
        if (call.ParentId != work.Actor.MemberId) return (null, new Refusal(RefusalCode.NotFound));
        if (!await Consents.Stands(work.Db, await work.Db.Members.FirstAsync(m => m.Id == call.ParentId, work.Stop), work.Stop)) return (null, new Refusal(RefusalCode.NoConsent));
        if ((await work.Db.Words.Present(w => w.CallId == callId && w.HeardAt == null, work.Stop)).MaxBy(w => w.Id) is { } unheard) return (unheard, null);
        var word = new ParentWord { Id = work.NewId(), SchoolId = call.SchoolId, CallId = call.Id, ChildId = call.ChildId, ParentId = call.ParentId };
        work.Db.Words.Add(word);
        return (word, null);
    }

    // The teacher who knows the child from the call, else who knows it otherwise; nobody is told twice of one word.
    private static async Task Hand(Work work, ParentWord word)
    {
        var call = await work.Db.Calls.FirstAsync(c => c.Id == word.CallId, work.Stop);
        if (word.TeacherId is not null || (await NearTeachers.Of(work, word.ChildId, await NearTeachers.OnDuty(work, call))).FirstOrDefault() is not { } teacher) return;
        word.TeacherId = teacher.Member.Id;
        var at = teacher.Awake(work.Now);
        work.Owe(Owing.To(work, teacher.Member, "call.word.teacher", word.Id, word.ChildId)).Due(at, at + MessageKinds.Of("call.word.teacher").Life);
    }

    private static async Task<ParentWord?> Fetching(Work work, long wordId, long version) =>
        await work.Db.Words.FirstOrDefaultAsync(w => w.Id == wordId, work.Stop) is { FileSealed: not null } word && word.Version == version ? word : null;

    private static async Task<(ParentWord? Word, Refusal? No)> Find(Work work, long wordId)
    {
        if (await work.Db.Words.FirstOrDefaultAsync(w => w.Id == wordId, work.Stop) is not { } word) return (null, new Refusal(RefusalCode.NotFound));
        var call = await work.Db.Calls.FirstAsync(c => c.Id == word.CallId, work.Stop);
        long? session = call.LineId is null ? null
            : await work.Db.Sessions.Where(s => s.LineId == call.LineId && s.Day == call.Day).Select(s => (long?)s.Id).FirstOrDefaultAsync(work.Stop);
        return (word, await work.Demand(UseCase.ReadWord, new Target(word.SchoolId, word.ChildId, word.TeacherId, session, word.Id)));
    }
}
