using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.ContactCards;

/// <summary>A card to print; its code exists here alone and is never seen again.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Kind">Which print.</param>
/// <param name="Number">Its version.</param>
/// <param name="IssuedAt">When, UTC, school clock.</param>
/// <param name="Code">The code to be typed, XXXXX-XXXXX.</param>
/// <param name="Content">What stands on it.</param>
public sealed record IssuedCard(long CardId, CardKind Kind, int Number, DateTime IssuedAt, string Code, CardContent Content);

/// <summary>What came of printing.</summary>
/// <param name="Cards">The cards, by class and name.</param>
/// <param name="Nobody">Names of children for whom there is nobody to hold such a card.</param>
public sealed record IssuedCards(List<IssuedCard> Cards, List<string> Nobody);

/// <summary>Prints cards: new versions in one commit, those in the same hands replaced by them. Ask inside a Write: who sees numbers is on record.</summary>
/// <param name="codes">Makes and hashes the codes.</param>
public sealed class CardIssuing(CardCodes codes)
{
    /// <summary>The prints that are made, each with those who may hold it.</summary>
    public static IReadOnlyList<(CardKind Kind, CardHolder Holder)> Choices { get; } =
    [
        (CardKind.Office, CardHolder.Office), (CardKind.Office, CardHolder.Teacher),
        (CardKind.Pocket, CardHolder.Child), (CardKind.Pocket, CardHolder.Guardian), (CardKind.PocketLarge, CardHolder.Guardian),
    ];

    /// <summary>Prints one kind for some children at school. Refused: NotAllowed, Invalid for a print that nobody holds so.</summary>
    public Task<Result<IssuedCards>> Issue(Work work, long schoolId, IReadOnlyCollection<long> childIds, CardKind kind, CardHolder holder) =>
        Print(work, schoolId, [.. childIds.Distinct().Select(id => new Wish(id, kind, holder, null))]);

    /// <summary>Prints again what is in use, for whoever should hold it today. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<IssuedCards>> Again(Work work, long schoolId, IReadOnlyCollection<long> cardIds)
    {
        List<long> ids = [.. cardIds];
        var cards = await work.Db.ContactCards.Where(c => ids.Contains(c.Id) && c.SchoolId == schoolId && c.State == CardState.Current).ToListAsync(work.Stop);
        if (cards.Count < ids.Count) return RefusalCode.NotFound;
        return await Print(work, schoolId, cards.ConvertAll(c => new Wish(c.ChildId, c.Kind, c.Holder, c)));
    }

    private async Task<Result<IssuedCards>> Print(Work work, long schoolId, List<Wish> wishes)
    {
        if (wishes.Exists(w => !Choices.Contains((w.Kind, w.Holder)))) return RefusalCode.Invalid;
        var (db, issued) = (work.Db, new IssuedCards([], []));
        List<long> ids = [.. wishes.Select(w => w.ChildId).Distinct()];
        var source = await CardSource.Load(work, schoolId, db.Children.Where(c => c.SchoolId == schoolId && ids.Contains(c.Id)));
        var before = (await db.ContactCards.Where(c => ids.Contains(c.ChildId)).ToListAsync(work.Stop)).ToLookup(c => (c.ChildId, c.Kind, c.Holder));
        work.Sealer.Prepare(ids);
        var byChild = wishes.ToLookup(w => w.ChildId);
        foreach (var (child, _) in source.Children)
            foreach (var wish in byChild[child.Id].DistinctBy(w => (w.Kind, w.Holder)))
            {
                var id = work.NewId();
                if (await Allowed(work, child, wish.Kind, id) is { } no) return no;
                var (nobody, member) = source.HolderOf(child.Id, wish.Holder);
                if (nobody) issued.Nobody.Add(child.Name);
                else issued.Cards.Add(Make(work, source, wish, id, member?.Id, [.. before[(child.Id, wish.Kind, wish.Holder)]]));
            }

        return issued;
    }

    private IssuedCard Make(Work work, CardSource source, Wish wish, long id, long? holderId, List<ContactCard> before)
    {
        // One printed again for another holder gives way too, whoever has it.
        foreach (var old in before.Where(c => c.HolderId == holderId || (wish.Again is not null && c.State == CardState.Current && c.Id == wish.Again.Id))) old.Replace(work.Now);
        var (code, content) = (CardCodes.New(), source.Of(wish.ChildId, wish.Kind, wish.Holder, holderId)!);
        var card = new ContactCard
        {
            Id = id,
            SchoolId = source.SchoolId,
            ChildId = wish.ChildId,
            Kind = wish.Kind,
            Holder = wish.Holder,
            HolderId = holderId,
            Number = before.Select(c => c.Number).DefaultIfEmpty().Max() + 1,
            IssuedAt = work.Now,
            IssuedBy = work.Actor.Who.ToString(),
            CodeHash = codes.Hash(CardCodes.Read(code)!),
            Prints = CardPrints.Take(work.Sealer, id, content),
        };
        work.Db.ContactCards.Add(card);
        return new IssuedCard(id, wish.Kind, card.Number, card.IssuedAt, code, content);
    }

    // Office cards carry the family's numbers: printing one is a sight of them.
    private static async Task<Refusal?> Allowed(Work work, Child child, CardKind kind, long cardId) =>
        await work.Demand(UseCase.IssueCards, new Target(child.SchoolId, child.Id, SubjectId: cardId))
        ?? (kind == CardKind.Office ? await work.Demand(UseCase.ShowNumbers, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) : null);

    private sealed record Wish(long ChildId, CardKind Kind, CardHolder Holder, ContactCard? Again);
}
