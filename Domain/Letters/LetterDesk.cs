using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>A letter that is being written.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Parts">What is in it, in order.</param>
/// <param name="Adults">To whom the child may write.</param>
/// <param name="To">For whom it is.</param>
/// <param name="Back">What was said to it when it was given back, or null.</param>
/// <param name="Looker">Who looks at it before it goes, or null when nobody does.</param>
public sealed record LetterDraft(Letter Letter, string Child, string Class, List<LetterContent> Parts, List<(Member Member, Relation Relation)> Adults, HashSet<long> To, string? Back, Role? Looker);

/// <summary>A letter written at a desk: from a scan, with what it says typed out beside it.</summary>
/// <param name="writing">Takes words in.</param>
public sealed class LetterDesk(LetterWriting writing)
{
    /// <summary>The draft that the actor has of a child's letter, or nothing, and whether the family has agreed to letters; whoever only looks begins none. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<(string Child, long? LetterId, bool Agreed)>> Begun(Work work, long childId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.WriteLetter, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        return (child.Name, (await LetterWriting.Open(work, childId))?.Id, await ConsentGate.Allows(work.Db, childId, ConsentPurpose.Letters, work.Stop));
    }

    /// <summary>Asks the family for its consent to letters where that is needed, and says how it stands; a letter is begun once it is open. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<ConsentNeed>> Need(Work work, long childId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.WriteLetter, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        return await ConsentAsks.Need(work, childId, ConsentPurpose.Letters);
    }

    /// <summary>Adds words that were typed at a desk. Refused: NotFound, NotAllowed, TooLong, Missing, Invalid when it is full.</summary>
    public Task<Result> Write(Work work, long letterId, string words) => writing.Take(work, letterId, words, null, work.NewId());

    /// <summary>Gives it up for sending with what was typed and not yet added, together or not at all; a letter that the same person has just sent with these words in it is done. Refused: as <see cref="Write"/> and <see cref="LetterWriting.Send"/>.</summary>
    public async Task<Result> Send(Work work, long letterId, string words)
    {
        var (_, no) = await LetterWriting.Draft(work, letterId);
        if (no is { Code: RefusalCode.AlreadySettled } && await IsSent(work, letterId, words.Trim())) return Result.Done;
        if (no is not null) return no;
        if (!string.IsNullOrWhiteSpace(words) && await Write(work, letterId, words) is { Ok: false } wrong) return wrong;
        return await writing.Send(work, letterId);
    }

    /// <summary>A draft as it stands, for who writes it: its parts in order, for whom it is and could be. Refused: NotFound, NotAllowed, AlreadySettled once it is sent.</summary>
    public async Task<Result<LetterDraft>> Look(Work work, long letterId)
    {
        var (letter, no) = await LetterWriting.Draft(work, letterId);
        if (no is not null) return no;
        var child = await (from c in work.Db.Children where c.Id == letter!.ChildId join k in work.Db.Classes on c.ClassId equals k.Id select new { c.Name, Class = k.Name }).FirstAsync(work.Stop);
        return new LetterDraft(letter!, child.Name, child.Class, await LetterBook.Parts(work.Db, work.Sealer, letterId, work.Stop), await LetterWriting.Addressees(work.Db, letter!.ChildId, work.Stop),
            [.. await work.Db.LetterReaders.Where(r => r.LetterId == letterId).Select(r => r.MemberId).ToListAsync(work.Stop)],
            letter.BackSealed is { } back && work.Sealer.Open(letter.ChildId, LetterLooks.WordPurpose, letter.Id, back).TryText(out var words) ? words : null,
            await LetterLooks.Asks(work.Db, letter.ChildId, letter.CarrierId, work.Now, work.Stop) ? (await LetterLooks.RuleOf(work.Db, letter.SchoolId, work.Stop)).Role : null);
    }

    /// <summary>Keeps a part whose file lies in the store already, such as a scan, under the id of the file. Refused: NotFound, NotAllowed, Invalid when it is full.</summary>
    public async Task<Result> Lay(Work work, long letterId, LetterPartKind kind, MediaRef file)
    {
        var (letter, no) = await LetterWriting.Draft(work, letterId);
        if (no is not null) return no;
        var parts = await LetterWriting.PartsOf(work, letterId);
        if (parts.Count >= LetterWriting.MostParts) return new Refusal(RefusalCode.Invalid, Field: nameof(LetterPart));
        work.Db.LetterParts.Add(new LetterPart { Id = file.Id, SchoolId = letter!.SchoolId, LetterId = letterId, ChildId = letter.ChildId, Kind = kind, Place = file.Id, Source = file.Id }.Keep(file));
        return Result.Done;
    }

    /// <summary>What a page says, typed out beside it for eyes that cannot read the hand; empty takes it away. Refused: NotFound, NotAllowed, TooLong, Invalid for what is no page.</summary>
    public async Task<Result> Transcribe(Work work, long letterId, long partId, string words)
    {
        var (letter, no) = await LetterWriting.Draft(work, letterId);
        if (no is not null) return no;
        if ((await LetterWriting.PartsOf(work, letterId)).Find(p => p.Id == partId) is not { } part) return RefusalCode.NotFound;
        if (part.Kind is not (LetterPartKind.Picture or LetterPartKind.Document)) return new Refusal(RefusalCode.Invalid, Field: nameof(LetterPart));
        var text = words.Trim();
        if (text.Length > LetterWriting.Longest) return new Refusal(RefusalCode.TooLong, Field: nameof(words));
        part.TextSealed = text.Length == 0 ? null : work.Sealer.Seal(letter!.ChildId, LetterWriting.TextPurpose, part.Id, text);
        return Result.Done;
    }

    private static async Task<bool> IsSent(Work work, long letterId, string words)
    {
        var me = work.Actor.Who.ToString();
        return await work.Db.Letters.AnyAsync(l => l.Id == letterId && l.SentBy == me, work.Stop)
            && (words.Length == 0 || (await LetterBook.Parts(work.Db, work.Sealer, letterId, work.Stop)).Exists(p => p.Part.Kind == LetterPartKind.Words && p.Words == words));
    }
}
