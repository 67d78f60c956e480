using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Spoken;

/// <summary>The school's spoken prompts: what lacks a voice, recorded, replaced, withdrawn.</summary>
public sealed class Recordings
{
    /// <summary>The longest recording, in seconds: a prompt is two short sentences.</summary>
    public const int LongestSeconds = 60;

    /// <summary>Every prompt in every dialect that somebody needs or somebody recorded, standard Mandarin first. Refused: NotAllowed.</summary>
    public async Task<Result<List<PromptLine>>> List(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeRecordings, new Target(schoolId)) is { } no) return no;
        var (db, ct) = (work.Db, work.Stop);
        var present = await db.PromptRecordings.Where(r => r.SchoolId == schoolId && r.EndedAt == null)
            .Select(r => new { Recording = r, By = db.Members.Where(m => m.Id == r.RecordedBy).Select(m => m.Name).FirstOrDefault() }).ToListAsync(ct);
        // An empty word and none are the same dialect.
        var hearers = (await db.Members.Where(m => m.SchoolId == schoolId && m.Active && m.TwoButtons).Select(m => m.Dialect).ToListAsync(ct)).GroupBy(d => d ?? Dialects.Standard).ToDictionary(g => g.Key, g => g.Count());
        var dialects = hearers.Keys.Append(Dialects.Standard).Concat(present.Select(p => p.Recording.Dialect)).Distinct().OrderBy(d => d.Length > 0).ThenBy(d => d, StringComparer.Ordinal);
        return (from dialect in dialects
                from prompt in Prompts.All
                let mine = present.Where(p => p.Recording.Dialect == dialect && p.Recording.Prompt == prompt).ToList()
                let used = mine.Find(p => p.Recording.InUse)
                let coming = mine.Find(p => !p.Recording.InUse)
                select new PromptLine(prompt, dialect, hearers.GetValueOrDefault(dialect), used?.Recording, used?.By, coming?.Recording)).ToList();
    }

    /// <summary>Keeps a recording whose file lies in the store already, in the place of what was there. Refused: NotAllowed, Invalid, TooLong.</summary>
    /// <param name="work">The use case at work.</param>
    /// <param name="schoolId">The school, under whose key the file lies.</param>
    /// <param name="prompt">Which prompt.</param>
    /// <param name="dialect">In which dialect.</param>
    /// <param name="words">The text that was shown to be read out.</param>
    /// <param name="media">The file; its id becomes the recording's.</param>
    /// <param name="seconds">Its length.</param>
    public async Task<Result> Keep(Work work, long schoolId, string prompt, string dialect, string words, MediaRef media, int seconds)
    {
        if (await work.Demand(UseCase.KeepRecordings, new Target(schoolId, SubjectId: media.Id)) is { } no) return no;
        if (Wrong(prompt, dialect, seconds) is { } wrong) return wrong;
        if (media.Kind != MediaKind.Ogg) return new Refusal(RefusalCode.Invalid, Field: nameof(media));
        await EndOthers(work, schoolId, prompt, Dialects.Read(dialect)!, media.Id);
        work.Db.PromptRecordings.Add(Make(work, media.Id, schoolId, prompt, dialect, words).Keep(media, seconds));
        return Result.Done;
    }

    /// <summary>Takes a voice message down as the recording; it is played once it is fetched and kept. Refused: NotAllowed, Invalid, TooLong.</summary>
    public async Task<Result<long>> Record(Work work, long schoolId, string prompt, string dialect, string words, string file, int seconds)
    {
        var id = work.NewId();
        if (await work.Demand(UseCase.KeepRecordings, new Target(schoolId, SubjectId: id)) is { } no) return no;
        if (Wrong(prompt, dialect, seconds) is { } wrong) return wrong;
        if (file.Length is 0 or > 500) return new Refusal(RefusalCode.Invalid, Field: nameof(file));
        work.Db.PromptRecordings.Add(Make(work, id, schoolId, prompt, dialect, words).FetchFrom(file, seconds, work.Now));
        work.LeaveSomethingToDo();
        return id;
    }

    /// <summary>Takes a recording out of use; those who hardly read get the words alone again. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Withdraw(Work work, long recordingId)
    {
        if (await work.Db.PromptRecordings.FirstOrDefaultAsync(r => r.Id == recordingId, work.Stop) is not { } recording) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepRecordings, new Target(recording.SchoolId, SubjectId: recording.Id)) is { } no) return no;
        recording.End(work.Now);
        return Result.Done;
    }

    /// <summary>A recording to be listened to. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<PromptRecording>> Listen(Work work, long recordingId)
    {
        if (await work.Db.PromptRecordings.AsNoTracking().FirstOrDefaultAsync(r => r.Id == recordingId, work.Stop) is not { Voice: not null } recording) return RefusalCode.NotFound;
        return await work.Demand(UseCase.SeeRecordings, new Target(recording.SchoolId, SubjectId: recording.Id)) is { } no ? no : recording;
    }

    /// <summary>The fetched file is kept: from now on this one is played. One that was replaced or withdrawn meanwhile is left alone.</summary>
    public async Task<Result> Fetched(Work work, long recordingId, MediaRef media, int seconds)
    {
        if (await Fetching(work, recordingId) is not { } recording) return Result.Done;
        await EndOthers(work, recording.SchoolId, recording.Prompt, recording.Dialect, recording.Id);
        recording.Keep(media, seconds);
        return Result.Done;
    }

    /// <summary>It could not be fetched: again later, or its recorder is asked to record once more.</summary>
    public async Task<Result> NotFetched(Work work, long recordingId, DateTime? again)
    {
        if (await Fetching(work, recordingId) is not { } recording) return Result.Done;
        recording.NotFetched(again, work.Now);
        if (again is null && recording.RecordedBy is { } by && (await Circle.Around(work, [], [by])).Find(by) is { MayBeTold: true } teacher)
            work.Owe(Owing.To(work, teacher.Member, "spoken.lost", recording.Id)).Due(work.Now, work.Now + MessageKinds.Of("spoken.lost").Life);
        return Result.Done;
    }

    /// <summary>The recording that a member is to hear with a prompt: in the dialect, else in standard Mandarin, else none.</summary>
    public static async Task<PromptRecording?> For(FamilyLinkDb db, Member member, string language, string prompt, CancellationToken ct)
    {
        List<string> speeches = [.. Dialects.For(member, language)];
        var found = await db.PromptRecordings.AsNoTracking()
            .Where(r => r.SchoolId == member.SchoolId && r.Prompt == prompt && speeches.Contains(r.Dialect) && r.EndedAt == null && r.MediaName != null).ToListAsync(ct);
        return found.MinBy(r => speeches.IndexOf(r.Dialect));
    }

    private static Refusal? Wrong(string prompt, string dialect, int seconds) =>
        !Prompts.All.Contains(prompt) ? new Refusal(RefusalCode.Invalid, Field: nameof(prompt))
        : Dialects.Read(dialect) is null ? new Refusal(RefusalCode.Invalid, Field: nameof(dialect))
        : seconds > LongestSeconds ? new Refusal(RefusalCode.TooLong, Field: nameof(seconds)) : null;

    private static PromptRecording Make(Work work, long id, long schoolId, string prompt, string dialect, string words) =>
        new() { Id = id, SchoolId = schoolId, Prompt = prompt, Dialect = Dialects.Read(dialect)!, Words = words, RecordedBy = work.Actor.MemberId, RecordedAt = work.Now };

    // Also one that is still being fetched: whoever recorded last is heard. Saved first, since one alone may be in use.
    private static async Task EndOthers(Work work, long schoolId, string prompt, string dialect, long but)
    {
        var others = await work.Db.PromptRecordings.Where(r => r.SchoolId == schoolId && r.Prompt == prompt && r.Dialect == dialect && r.EndedAt == null && r.Id < but).ToListAsync(work.Stop);
        others.ForEach(r => r.End(work.Now));
        if (others.Count > 0) await work.Db.SaveChangesAsync(work.Stop);
    }

    private static Task<PromptRecording?> Fetching(Work work, long id) => work.Db.PromptRecordings.FirstOrDefaultAsync(r => r.Id == id && r.FetchAt != null, work.Stop);
}
