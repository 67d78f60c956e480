using System.Globalization;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>What becomes of a letter with who it is for: seen, asked for, opened again; and of an answer with the child.</summary>
public sealed class LetterReading
{
    /// <summary>The longest word of the child back to the parent, in characters.</summary>
    public const int LongestWord = 300;

    /// <summary>What the child's word is sealed for.</summary>
    public const string WordPurpose = "letter.word";

    /// <summary>So long a child's word that comes after the press still goes along.</summary>
    public static readonly TimeSpan Along = TimeSpan.FromMinutes(10);

    /// <summary>So long after a letter was seen its keeper hears of it, unless an answer came.</summary>
    public static readonly TimeSpan Answering = TimeSpan.FromHours(2);

    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>我看到了: nothing else makes a letter seen. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> See(Work work, long letterId)
    {
        var (letter, reader, no) = await Mine(work, letterId);
        if (no is not null) return no;
        if (reader!.SeenAt is null) await TellChild(work, letter!, reader);
        reader.See(work.Now);
        return Result.Done;
    }

    // The cover says that the child will hear of it. Who answers within the time tells the child with that.
    private static async Task TellChild(Work work, Letter letter, LetterReader reader)
    {
        // In its own account the child hears of it itself.
        if ((await ChildAccounts.Chat(work, letter.ChildId) is { } own && own.Member.Id == letter.CarrierId ? own : await LetterNews.Keeper(work, letter.ChildId, letter.CarrierId)) is not { } near || near.Member.Id == reader.MemberId) return;
        LetterNews.Owe(work, near, LetterNews.Seen, letter, near.Awake(work.Now + Answering), string.Create(CultureInfo.InvariantCulture, $"m={reader.MemberId}"), string.Create(CultureInfo.InvariantCulture, $"{reader.MemberId}"));
    }

    /// <summary>听老师读: the teacher who took the letter in, or is near the child, is asked to read it to the addressee, and may open it for that; once. Refused: NotFound, also when no teacher has a chat; NotAllowed.</summary>
    public async Task<Result> AskReading(Work work, long letterId)
    {
        var (letter, reader, no) = await Mine(work, letterId);
        if (no is not null) return no;
        if (reader!.AskedAt is not null) return Result.Done;
        if (await LetterNews.Teacher(work, letter!.ChildId, letter.CarrierId) is not { } near) return RefusalCode.NotFound;
        reader.Ask(work.Now);
        LetterNews.Owe(work, near, LetterNews.Asked, letter, near.Awake(work.Now), string.Create(CultureInfo.InvariantCulture, $"m={reader.MemberId}"), string.Create(CultureInfo.InvariantCulture, $"{reader.MemberId}"));
        return Result.Done;
    }

    /// <summary>Who a letter is for wants to see it again, an addressee or the child in its own account: about whom it is, and in how many messages its pages go. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<(long Child, int Messages)>> Again(Work work, long letterId)
    {
        var (letter, no) = work.Actor.Roles.Contains(Role.Child) ? await Answer(work, letterId) : await Mine(work, letterId) is var (mine, _, not) ? (mine, not) : default;
        if (no is not null) return no;
        var me = work.Actor.MemberId!.Value;
        if ((await Circle.Around(work, [letter!.ChildId], [me])).Find(me) is not { MayBeTold: true }) return RefusalCode.NotFound;
        return (letter.ChildId, LetterNews.Messages(letter, await LetterWriting.PartsOf(work, letterId)));
    }

    /// <summary>听过了, 读过了: an answer came to the child; the parent is told, with the child's word when one comes soon. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Hear(Work work, long letterId, HeardHow how)
    {
        var (letter, no) = await Answer(work, letterId);
        if (no is not null) return no;
        if (letter!.HeardAt is not null) return Result.Done;
        letter.Hear(how, work.Actor, work.Now);
        if (letter.CarrierId is { } parent && (await Circle.Around(work, [letter.ChildId])) is var circle && circle.AtSchool(letter.ChildId) && circle.LinkOf(letter.ChildId, parent) is { NoContact: false } && circle.Find(parent) is { MayBeTold: true } person)
            LetterNews.Owe(work, person, LetterNews.Heard, letter, person.Awake(work.Now + Along));
        return Result.Done;
    }

    /// <summary>What the child said to an answer, or how it was; both go to the parent. Refused: NotFound, NotAllowed, TooEarly before it was heard, TooLate once the parent was told, TooLong.</summary>
    public async Task<Result> Say(Work work, long letterId, string? words, LetterMood? mood)
    {
        var (letter, no) = await Answer(work, letterId);
        if (no is not null) return no;
        if (letter!.HeardAt is null) return RefusalCode.TooEarly;
        if (await work.Db.Outbox.AnyAsync(m => m.SubjectId == letterId && m.Kind == LetterNews.Heard && m.State == OutboxState.Sent, work.Stop)) return RefusalCode.TooLate;
        if (words?.Trim() is { Length: > 0 } text)
        {
            if (text.Length > LongestWord) return new Refusal(RefusalCode.TooLong, Field: nameof(words));
            letter.WordSealed = work.Sealer.Seal(letter.ChildId, WordPurpose, letter.Id, text);
        }

        letter.Mood = mood ?? letter.Mood;
        return Result.Done;
    }

    /// <summary>⏰ 明天: the answer is laid before the teacher again the next morning. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Tomorrow(Work work, long letterId)
    {
        var (letter, no) = await Answer(work, letterId);
        if (no is not null) return no;
        if (letter!.HeardAt is not null || work.Actor.MemberId is not { } me || (await Circle.Around(work, [], [me])).Find(me) is not { } teacher) return Result.Done;
        var day = Zones.DateAt(work.Now, teacher.Zone).AddDays(1);
        var row = Owing.To(work, teacher.Member, LetterNews.Reply, letter.Id, letter.ChildId, again: $"{day:yyyyMMdd}");
        var at = teacher.Awake(Zones.ToInstant(day, Morning, teacher.Zone));
        if (!await work.Db.Outbox.AnyAsync(m => m.UniqueKey == row.UniqueKey, work.Stop)) work.Owe(row).Due(at, at + MessageKinds.Of(row.Kind).Life);
        return Result.Done;
    }

    /// <summary>A printed letter was posted. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Posted(Work work, long letterId, long memberId)
    {
        if (await work.Db.Letters.FirstOrDefaultAsync(l => l.Id == letterId && l.OutAt != null && l.WithdrawnAt == null, work.Stop) is not { } letter) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PostLetter, new Target(letter.SchoolId, letter.ChildId, SubjectId: letter.Id)) is { } no) return no;
        if (await work.Db.LetterReaders.FirstOrDefaultAsync(r => r.LetterId == letterId && r.MemberId == memberId && r.ByPost, work.Stop) is not { } reader) return RefusalCode.NotFound;
        reader.Posted(work.Actor.Who.ToString(), work.Now);
        return Result.Done;
    }

    private static async Task<(Letter? Letter, LetterReader? Reader, Refusal? No)> Mine(Work work, long letterId)
    {
        if (work.Actor.MemberId is not { } me || await work.Db.Letters.FirstOrDefaultAsync(l => l.Id == letterId && l.OutAt != null && l.WithdrawnAt == null, work.Stop) is not { } letter) return (null, null, new Refusal(RefusalCode.NotFound));
        var aim = new Target(letter.SchoolId, letter.ChildId, SubjectId: letter.Id);
        if (await work.Db.LetterReaders.FirstOrDefaultAsync(r => r.LetterId == letterId && r.MemberId == me, work.Stop) is { } reader) return (letter, reader, await work.Demand(UseCase.ReadLetter, aim));
        work.Refuse(UseCase.ReadLetter, aim);
        return (null, null, new Refusal(RefusalCode.NotFound));
    }

    private static async Task<(Letter? Letter, Refusal? No)> Answer(Work work, long letterId)
    {
        if (await work.Db.Letters.FirstOrDefaultAsync(l => l.Id == letterId && l.Way == LetterWay.ToChild && l.OutAt != null && l.WithdrawnAt == null, work.Stop) is not { } letter) return (null, new Refusal(RefusalCode.NotFound));
        if (!await ChildAccounts.Stands(work, letter.ChildId)) return (null, new Refusal(RefusalCode.NotAllowed));
        return (letter, await work.Demand(UseCase.HandLetter, new Target(letter.SchoolId, letter.ChildId, SubjectId: letter.Id)));
    }
}
