using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>
/// Which letters somebody has a task with, so that they may open them. The family was promised that letters are not opened and read:
/// who took an open one in may look again, whom an addressee asked to read it to them, who has to print one for the post or for the family's own book, who brings an answer to
/// the child unless it lies in the child's own account, and in young classes the one who looks before it goes. A sealed one is its addressee's, who reads it in the chat.
/// </summary>
public sealed class LetterDoors
{
    private static readonly TimeSpan Reading = TimeSpan.FromDays(14);
    private readonly long? _me;
    private readonly HashSet<long> _toLook, _toPost, _toHand, _toRead, _toBind;

    private LetterDoors(long? me, HashSet<long> toLook, HashSet<long> toPost, HashSet<long> toHand, HashSet<long> toRead, HashSet<long> toBind) => (_me, _toLook, _toPost, _toHand, _toRead, _toBind) = (me, toLook, toPost, toHand, toRead, toBind);

    /// <summary>Asks the tables once for all of them.</summary>
    internal static async Task<LetterDoors> Of(Work work, long schoolId, List<Letter> letters)
    {
        List<long> ids = [.. letters.Select(l => l.Id)], children = [.. letters.Where(l => l.AtReview).Select(l => l.ChildId).Distinct()];
        HashSet<long> looks = [];
        foreach (var child in children)
            if (await LetterLooks.Looks(work, schoolId, child)) looks.Add(child);
        var posted = await work.Db.LetterReaders.Where(r => ids.Contains(r.LetterId) && r.ByPost && r.PostedAt == null).Select(r => r.LetterId).ToListAsync(work.Stop);
        // An answer of somebody who must not be in touch any more is brought to no child.
        var handed = await work.Db.Letters.Where(l => ids.Contains(l.Id) && l.Way == LetterWay.ToChild && work.Db.Links.Any(k => k.ChildId == l.ChildId && k.MemberId == l.CarrierId && !k.NoContact)).Select(l => l.Id).ToListAsync(work.Stop);
        HashSet<long> read = work.Actor.MemberId is { } me ? await AskedOf(work.Db, ids, me, work.Now, work.Stop) : [];
        return new LetterDoors(work.Actor.MemberId, [.. letters.Where(l => l.AtReview && looks.Contains(l.ChildId)).Select(l => l.Id)], [.. posted], [.. handed], read, await LetterBindings.Among(work, schoolId, letters));
    }

    /// <summary>The letters of some that an addressee asked a member to read to them, within the time in which that is done.</summary>
    public static async Task<HashSet<long>> AskedOf(FamilyLinkDb db, List<long> ids, long memberId, DateTime now, CancellationToken ct)
    {
        var since = now - Reading;
        return [.. await db.LetterReaders.Where(r => ids.Contains(r.LetterId) && r.AskedAt >= since && db.Outbox.Any(m => m.Kind == LetterNews.Asked && m.SubjectId == r.LetterId && m.MemberId == memberId)).Select(r => r.LetterId).ToListAsync(ct)];
    }

    /// <summary>The task with a letter, or null.</summary>
    public UseCase? To(Letter letter) => letter switch
    {
        { WithdrawnAt: not null } => null,
        { IsDraft: true } => letter.CarrierId == _me ? letter.Way == LetterWay.Home ? UseCase.WriteLetter : UseCase.AnswerLetter : null,
        _ when _toLook.Contains(letter.Id) => UseCase.LookLetter,
        // Of a sealed one there is a label alone; what the child wrote goes into the envelope closed.
        { Sealed: true } => Binds(letter) ?? (letter.Way == LetterWay.Home && _toPost.Contains(letter.Id) ? UseCase.PostLetter : null),
        { Way: LetterWay.Home, CarrierId: { } carrier } when carrier == _me => UseCase.OpenLetter,
        { Way: LetterWay.Home } when _toRead.Contains(letter.Id) => UseCase.OpenLetter,
        { Way: LetterWay.ToChild, OutAt: not null, HeardAt: null, OwnUntil: null } when _toHand.Contains(letter.Id) => UseCase.HandLetter,
        { Way: LetterWay.Home } when _toPost.Contains(letter.Id) => UseCase.PostLetter,
        _ => Binds(letter),
    };

    private UseCase? Binds(Letter letter) => _toBind.Contains(letter.Id) ? UseCase.BindLetters : null;
}
