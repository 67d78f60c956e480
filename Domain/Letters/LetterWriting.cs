using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>A page, voice or film that somebody sent into the chat.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="File">The chat service's id of it.</param>
/// <param name="Seconds">Its length; 0 for a page.</param>
/// <param name="Source">The message it came with.</param>
/// <param name="Album">The album of which it is a part, or null.</param>
public sealed record LetterEnclosure(LetterPartKind Kind, string File, int Seconds, long Source, string? Album = null);

/// <summary>Letters are begun, gathered page by page, put in order, addressed, sent and taken back; a draft is kept at every step.</summary>
public sealed class LetterWriting
{
    /// <summary>The most parts of one letter.</summary>
    public const int MostParts = 30;

    /// <summary>The longest words of one part, in characters: one message of the chat service with room for its escapes (telegram.md).</summary>
    public const int Longest = 2_000;

    /// <summary>What words are sealed for.</summary>
    public const string TextPurpose = "letter.words";

    /// <summary>What the place of a file is sealed for.</summary>
    public const string FilePurpose = "letter.file";

    /// <summary>So long a letter can be taken back unsaid, and a late part still joins it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Begins a child's letter home, or goes on with the draft that the actor has of this child; it is addressed to the parents who may hear of the child. Refused: NotFound, NotAllowed, NoConsent while the family has not agreed to letters, who is asked then; the actor hears of its yes.</summary>
    public async Task<Result<Letter>> Begin(Work work, long childId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.WriteLetter, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        if (!await ChildAccounts.Stands(work, childId)) return RefusalCode.NotAllowed;
        if (await ConsentAsks.Need(work, childId, ConsentPurpose.Letters) is var need and not ConsentNeed.Open)
        {
            await LetterWishes.Keep(work, child.SchoolId, childId);
            return new Refusal(RefusalCode.NoConsent, childId, need.ToString());
        }

        if (await Open(work, childId) is { } draft) return draft;
        var letter = Add(work, child, LetterWay.Home, null);
        foreach (var (adult, _) in (await Addressees(work.Db, childId, work.Stop)).Where(a => a.Member.Kind == MemberKind.Parent)) Read(work, letter, adult.Id);
        return letter;
    }

    /// <summary>The draft that the actor has of a letter home, or null.</summary>
    internal static async Task<Letter?> Open(Work work, long childId)
    {
        var me = work.Actor.MemberId;
        return (await work.Db.Letters.Present(l => l.ChildId == childId && l.Way == LetterWay.Home && l.CarrierId == me && l.SentAt == null && l.WithdrawnAt == null, work.Stop)).MaxBy(l => l.Id);
    }

    /// <summary>Begins an answer to a letter, or a letter to the child without one; or goes on with the draft. Refused: NotFound, NotAllowed, NoConsent.</summary>
    public async Task<Result<Letter>> BeginAnswer(Work work, long childId, long? answersId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child || work.Actor.MemberId is not { } me) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AnswerLetter, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        if (answersId is { } answered && !await work.Db.LetterReaders.AnyAsync(r => r.LetterId == answered && r.MemberId == me && r.ChildId == childId, work.Stop)) return RefusalCode.NotFound;
        if (await ConsentAsks.Need(work, childId, ConsentPurpose.Letters) is var need and not ConsentNeed.Open) return new Refusal(RefusalCode.NoConsent, childId, need.ToString());
        return (await work.Db.Letters.Present(l => l.ChildId == childId && l.Way == LetterWay.ToChild && l.CarrierId == me && l.AnswersId == answersId && l.SentAt == null && l.WithdrawnAt == null, work.Stop)).MaxBy(l => l.Id)
            ?? Add(work, child, LetterWay.ToChild, answersId);
    }

    /// <summary>Takes a part in: words, or a file to be fetched; the same message twice is one part. Refused: NotFound, NotAllowed, TooLong, Missing, Invalid when it is full, NoConsent for a film while the family has not agreed to films, who is asked then.</summary>
    public async Task<Result> Take(Work work, long letterId, string? words, LetterEnclosure? file, long source)
    {
        var (letter, no) = await Draft(work, letterId);
        return no is not null ? no : await Take(work, letter!, words, file, source);
    }

    /// <summary>A late part of an album belongs where its siblings are, a draft laid aside or a letter held back, and to no other; of one thrown away it goes too. Refused: NotFound without siblings, or when they are in the open one; NotAllowed, TooLate once it is on its way, and as <see cref="Take(Work, long, string?, LetterEnclosure?, long)"/>.</summary>
    public async Task<Result> Join(Work work, LetterEnclosure file, string? words = null, long? openId = null)
    {
        var me = work.Actor.MemberId;
        var letter = file.Album is null ? null : await work.Db.Letters.Where(l => l.CarrierId == me && work.Db.LetterParts.Any(p => p.LetterId == l.Id && p.Album == file.Album)).OrderByDescending(l => l.Id).FirstOrDefaultAsync(work.Stop);
        if (letter is null || letter.Id == openId) return RefusalCode.NotFound;
        if (await Mine(work, letter) is { } no) return no;
        if (letter.WithdrawnAt is not null || (await PartsOf(work, letter.Id)).Exists(p => p.Source == file.Source)) return Result.Done;
        if (letter.SentAt is { } sent)
        {
            if (sent < work.Now - Grace || await LetterNews.Told(work, letter.Id)) return RefusalCode.TooLate;
            await LetterNews.Unsay(work, letter.Id);
            letter.WaitAgain();
            work.Guard(letter);
        }

        var taken = words is { Length: > 0 } ? await Take(work, letter, words, null, -file.Source) : Result.Done;
        return taken.Ok ? await Take(work, letter, null, file, file.Source) : taken;
    }

    /// <summary>Moves a part one place forward or back. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Move(Work work, long letterId, long partId, int by)
    {
        var (_, no) = await Draft(work, letterId);
        if (no is not null) return no;
        List<LetterPart> parts = [.. (await PartsOf(work, letterId)).OrderBy(p => p.Place).ThenBy(p => p.Id)];
        var at = parts.FindIndex(p => p.Id == partId);
        if (at < 0) return RefusalCode.NotFound;
        var to = Math.Clamp(at + by, 0, parts.Count - 1);
        (parts[at], parts[to]) = (parts[to], parts[at]);
        for (var i = 0; i < parts.Count; i++) parts[i].Place = i;
        return Result.Done;
    }

    /// <summary>Takes a part out again. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Drop(Work work, long letterId, long partId)
    {
        var (_, no) = await Draft(work, letterId);
        if (no is not null) return no;
        if ((await PartsOf(work, letterId)).Find(p => p.Id == partId) is not { } part) return RefusalCode.NotFound;
        work.Db.LetterParts.Remove(part);
        return Result.Done;
    }

    /// <summary>Addresses a child's letter to an adult, or no longer to them. Refused: NotFound, NotAllowed, NotLinked for who may not hear of the child.</summary>
    public async Task<Result> Address(Work work, long letterId, long memberId)
    {
        var (letter, no) = await Draft(work, letterId);
        if (no is not null) return no;
        if ((await work.Db.LetterReaders.Present(r => r.LetterId == letterId && r.MemberId == memberId, work.Stop)).FirstOrDefault() is { } reader) work.Db.LetterReaders.Remove(reader);
        else if ((await Addressees(work.Db, letter!.ChildId, work.Stop)).Exists(a => a.Member.Id == memberId)) Read(work, letter, memberId);
        else return RefusalCode.NotLinked;
        return Result.Done;
    }

    /// <summary>Seals a child's letter, or leaves it open: a sealed one is its addressee's alone. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Seal(Work work, long letterId, bool on)
    {
        var (letter, no) = await Draft(work, letterId);
        if (no is not null) return no;
        letter!.Sealed = on;
        return Result.Done;
    }

    /// <summary>Gives it up for sending; it goes out once all its pages are kept. Refused: NotFound, NotAllowed, Missing without a part or (field: Readers) an addressee, NoConsent, AlreadySettled.</summary>
    public async Task<Result> Send(Work work, long letterId)
    {
        var (letter, no) = await Draft(work, letterId);
        if (no is not null) return no;
        var parts = await PartsOf(work, letterId);
        // Who was told of a lost page has sent it again, or goes without it.
        if (letter!.Returned == ReturnReason.PageLost) work.Db.LetterParts.RemoveRange(parts.Where(p => p.Lost));
        if (!parts.Exists(p => !p.Lost)) return new Refusal(RefusalCode.Missing, Field: nameof(LetterPart));
        if (letter.Way == LetterWay.Home && (await work.Db.LetterReaders.Present(r => r.LetterId == letterId, work.Stop)).Count == 0) return new Refusal(RefusalCode.Missing, Field: nameof(LetterReader));
        if (!await ConsentGate.Allows(work.Db, letter.ChildId, ConsentPurpose.Letters, work.Stop)) return new Refusal(RefusalCode.NoConsent, letter.ChildId);
        letter.Mend();
        letter.Send(work.Actor.Who.ToString(), work.Now);
        work.Guard(letter);
        if (parts.TrueForAll(p => p.FetchAt is null)) await LetterNews.GoOut(work, letter);
        return Result.Done;
    }

    /// <summary>Takes a letter back that nobody has yet: a draft again, with everything in it. Refused: NotFound, NotAllowed, TooLate, AlreadySettled when it is not on its way.</summary>
    public async Task<Result<Letter>> TakeBack(Work work, long letterId)
    {
        if (await work.Db.Letters.FirstOrDefaultAsync(l => l.Id == letterId && l.WithdrawnAt == null, work.Stop) is not { } letter) return RefusalCode.NotFound;
        if (await Mine(work, letter) is { } no) return no;
        if (letter.SentAt is null) return RefusalCode.AlreadySettled;
        if (await Gone(work, letter)) return RefusalCode.TooLate;
        await LetterNews.Unsay(work, letterId);
        if (letter.LookFrom is not null) await LookedPages.Close(work, letterId);
        letter.TakeBack();
        foreach (var reader in await work.Db.LetterReaders.Present(r => r.LetterId == letterId, work.Stop)) reader.Rest();
        return letter;
    }

    // Somebody has it, by whatever way: the chat, the mailbox, the post, the desk.
    private static async Task<bool> Gone(Work work, Letter letter) => letter.HeardAt is not null || await LetterNews.Told(work, letter.Id)
        || await work.Db.LetterReaders.AnyAsync(r => r.LetterId == letter.Id && (r.PostedAt != null || r.SeenAt != null || r.AskedAt != null), work.Stop);

    /// <summary>Throws it away before anybody has it. Refused: NotFound, NotAllowed, TooLate.</summary>
    public async Task<Result> Withdraw(Work work, long letterId)
    {
        if (await work.Db.Letters.FirstOrDefaultAsync(l => l.Id == letterId && l.WithdrawnAt == null, work.Stop) is not { } letter) return RefusalCode.NotFound;
        if (await Mine(work, letter) is { } no) return no;
        if (await Gone(work, letter)) return RefusalCode.TooLate;
        await LetterNews.Unsay(work, letterId);
        if (letter.LookFrom is not null) await LookedPages.Close(work, letterId);
        letter.Withdraw(work.Actor.Who.ToString(), work.Now);
        foreach (var part in await PartsOf(work, letterId)) part.Forget();
        foreach (var reader in await work.Db.LetterReaders.Present(r => r.LetterId == letterId, work.Stop)) reader.Rest();
        return Result.Done;
    }

    /// <summary>The adults to whom a child may write: parents first, then who else is tied to the child and may hear of it.</summary>
    public static async Task<List<(Member Member, Relation Relation)>> Addressees(FamilyLinkDb db, long childId, CancellationToken ct) =>
        (await (from l in db.Links
                where l.ChildId == childId && l.MaySee && !l.NoContact
                join m in db.Members on l.MemberId equals m.Id
                where m.Active && (m.Kind == MemberKind.Parent || m.Kind == MemberKind.Guardian)
                select new { m, l.Relation, l.Id }).AsNoTracking().ToListAsync(ct)).OrderBy(a => a.m.Kind).ThenBy(a => a.Id).Select(a => (a.m, a.Relation)).ToList();

    internal static Task<List<LetterPart>> PartsOf(Work work, long letterId) => work.Db.LetterParts.Present(p => p.LetterId == letterId, work.Stop);

    private static async Task<Result> Take(Work work, Letter letter, string? words, LetterEnclosure? file, long source)
    {
        var parts = await PartsOf(work, letter.Id);
        if (parts.Exists(p => p.Source == source)) return Result.Done;
        var text = words?.Trim() ?? "";
        if (text.Length > Longest) return new Refusal(RefusalCode.TooLong, Field: nameof(words));
        if (text.Length == 0 && file is null) return new Refusal(RefusalCode.Missing, Field: nameof(words));
        // Said at once: a film that may not go would be missed by who reads the cover.
        if (file?.Kind == LetterPartKind.Film && await ConsentAsks.Need(work, letter.ChildId, ConsentPurpose.Video) is var need and not ConsentNeed.Open) return new Refusal(RefusalCode.NoConsent, letter.ChildId, need.ToString());
        if (parts.Count >= MostParts) return new Refusal(RefusalCode.Invalid, Field: nameof(LetterPart));
        var part = new LetterPart { Id = work.NewId(), SchoolId = letter.SchoolId, LetterId = letter.Id, ChildId = letter.ChildId, Kind = file?.Kind ?? LetterPartKind.Words, Place = Math.Abs(source), Source = source, Album = file?.Album, Seconds = Math.Max(0, file?.Seconds ?? 0) };
        if (text.Length > 0) part.TextSealed = work.Sealer.Seal(letter.ChildId, TextPurpose, part.Id, text);
        if (file is not null) part.Fetch(work.Sealer.Seal(letter.ChildId, FilePurpose, part.Id, file.File), work.Now);
        work.Db.LetterParts.Add(part);
        work.LeaveSomethingToDo();
        return Result.Done;
    }

    private static Letter Add(Work work, Child child, LetterWay way, long? answersId)
    {
        var letter = new Letter { Id = work.NewId(), SchoolId = child.SchoolId, ChildId = child.Id, Way = way, CarrierId = work.Actor.MemberId, AnswersId = answersId, BegunAt = work.Now, BegunBy = work.Actor.Who.ToString() };
        work.Db.Letters.Add(letter);
        return letter;
    }

    private static void Read(Work work, Letter letter, long memberId) =>
        work.Db.LetterReaders.Add(new LetterReader { Id = work.NewId(), SchoolId = letter.SchoolId, LetterId = letter.Id, ChildId = letter.ChildId, MemberId = memberId });

    /// <summary>A draft for who writes it. Refused: NotFound, NotAllowed, AlreadySettled.</summary>
    internal static async Task<(Letter? Letter, Refusal? No)> Draft(Work work, long letterId)
    {
        if ((await work.Db.Letters.Present(l => l.Id == letterId && l.WithdrawnAt == null, work.Stop)).FirstOrDefault() is not { } letter) return (null, new Refusal(RefusalCode.NotFound));
        if (await Mine(work, letter) is { } no) return (null, no);
        return letter.SentAt is null ? (letter, null) : (null, new Refusal(RefusalCode.AlreadySettled));
    }

    // A draft is who carries it alone's: nobody else looks over the child's shoulder. What staff began without a chat is the school's.
    private static async Task<Refusal?> Mine(Work work, Letter letter)
    {
        var (what, aim) = (letter.Way == LetterWay.Home ? UseCase.WriteLetter : UseCase.AnswerLetter, new Target(letter.SchoolId, letter.ChildId, SubjectId: letter.Id));
        if (letter.CarrierId is not { } carrier || (carrier == work.Actor.MemberId && await ChildAccounts.Stands(work, letter.ChildId))) return await work.Demand(what, aim);
        work.Refuse(what, aim);
        return new Refusal(RefusalCode.NotAllowed);
    }
}
