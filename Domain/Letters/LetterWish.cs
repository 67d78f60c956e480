using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Letters;

/// <summary>Somebody wanted to write with a child before the family had agreed to letters; gone once they were told that it has.</summary>
public sealed class LetterWish : SchoolEntity
{
    /// <summary>Whose letter.</summary>
    public long ChildId { get; init; }

    /// <summary>Who wanted to write it with the child, or the child itself in its own account.</summary>
    public long MemberId { get; init; }
}

/// <summary>Who could not write because the family had not agreed hears of it when it has, so that the child's letter is not forgotten.</summary>
public static class LetterWishes
{
    /// <summary>To who wanted to write: the family agrees now.</summary>
    public const string Open = "letter.open";

    /// <summary>Keeps the wish of the actor, once.</summary>
    internal static async Task Keep(Work work, long schoolId, long childId)
    {
        if (work.Actor.MemberId is not { } me || (await work.Db.LetterWishes.Present(w => w.ChildId == childId && w.MemberId == me, work.Stop)).Count > 0) return;
        work.Db.LetterWishes.Add(new LetterWish { Id = work.NewId(), SchoolId = schoolId, ChildId = childId, MemberId = me });
    }

    /// <summary>The family of a child said yes: if that opens letters, whoever waited for it is told, once.</summary>
    internal static async Task Tell(Work work, long childId)
    {
        var wishes = await work.Db.LetterWishes.Present(w => w.ChildId == childId, work.Stop);
        if (wishes.Count == 0) return;
        await Ending.WriteSoFar(work);
        if (!await ConsentGate.Allows(work.Db, childId, ConsentPurpose.Letters, work.Stop)) return;
        var circle = await Circle.Around(work, [childId], [.. wishes.Select(w => w.MemberId)]);
        foreach (var wish in wishes)
        {
            if (circle.Find(wish.MemberId) is { MayBeTold: true } person && person.Awake(work.Now) is var at)
                work.Owe(Owing.To(work, person.Member, Open, wish.Id, childId)).Due(at, at + MessageKinds.Of(Open).Life);
            work.Db.LetterWishes.Remove(wish);
        }
    }
}
