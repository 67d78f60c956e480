using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Spoken;

/// <summary>What follows in the commit that settles a message as sent: its voice is owed, or the id of the voice that went is remembered.</summary>
internal static class Voices
{
    /// <summary>Owes the voice of a message to who hardly reads, once; true always, since the message itself is settled.</summary>
    public static async Task<bool> Follow(Work work, Outcome outcome)
    {
        var (row, words) = (outcome.Parcel.Row, outcome.Parcel.Words);
        if (outcome.Verdict.File is { } file && words?.Sound is { PromptId: { } prompt } sound) await Remember(work, prompt, sound.Bot!, file);
        // The last word to a phone is on nobody's account, but spoken as to who held it.
        if (row.Act == OutboxAct.Send && words?.Spoken is { } spoken && (row.MemberId ?? (row.Kind == LastWord.Kind ? row.SubjectId : null)) is { } member) await Owe(work, outcome.Parcel, member, spoken);
        return true;
    }

    private static async Task Owe(Work work, Parcel parcel, long memberId, string spoken)
    {
        var (row, key) = (parcel.Row, $"spoken:{parcel.Row.Id}");
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId, work.Stop) is not { TwoButtons: true } member) return;
        var language = member.Language ?? await work.Db.Schools.Where(s => s.Id == member.SchoolId).Select(s => s.Language).FirstAsync(work.Stop);
        if (await Recordings.For(work.Db, member, language, spoken, work.Stop) is not { } recording) return;
        if (await work.Db.Outbox.AnyAsync(m => m.UniqueKey == key, work.Stop)) return;
        var kind = MessageKinds.Of(MessageKinds.Spoken);
        work.Owe(new OutboxMessage
        {
            Id = work.NewId(),
            SchoolId = row.SchoolId,
            Kind = kind.Key,
            Lane = kind.Lane,
            UniqueKey = key,
            MemberId = row.MemberId,
            ChildId = row.ChildId,
            SubjectId = recording.Id,
            TargetId = row.Id,
            CreatedAt = work.Now,
        }.Due(work.Now, work.Now + kind.Life).To(parcel.Chat));
    }

    // Two voices of one recording may be settled in the same commit.
    private static async Task Remember(Work work, long recordingId, string bot, string file)
    {
        var known = (await work.Db.PromptFiles.Present(f => f.RecordingId == recordingId && f.Bot == bot, work.Stop)).FirstOrDefault();
        if (known is null) work.Db.PromptFiles.Add(new PromptFile { Id = work.NewId(), RecordingId = recordingId, Bot = bot, File = file });
        else if (known.File != file) known.File = file;
    }
}
