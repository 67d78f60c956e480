using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.ContactCards;

/// <summary>A card that is about.</summary>
/// <param name="CardId">The card.</param>
/// <param name="ChildId">The child.</param>
/// <param name="Kind">Which print.</param>
/// <param name="Holder">In whose hands.</param>
/// <param name="HolderName">The guardian's or teacher's name, or null.</param>
/// <param name="Number">Its version.</param>
/// <param name="IssuedAt">When it was printed, UTC.</param>
/// <param name="State">In use, or replaced and not yet back.</param>
/// <param name="Changed">What is another on it today; empty while it holds good.</param>
public sealed record CardLine(long CardId, long ChildId, CardKind Kind, CardHolder Holder, string? HolderName, int Number, DateTime IssuedAt, CardState State, List<CardField> Changed)
{
    /// <summary>True for a card in use that does not say what is true today.</summary>
    public bool Old => State == CardState.Current && Changed.Count > 0;
}

/// <summary>A child with the cards that are about.</summary>
public sealed record CardRow(long ChildId, string Child, long ClassId, string Class, List<CardLine> Cards);

/// <summary>Contact cards (联系卡): who holds which, which say something old, what came back.</summary>
public sealed class Cards
{
    /// <summary>The children at school whom the person may see with the cards that are about, of one class when given. Refused: NotAllowed.</summary>
    public async Task<Result<List<CardRow>>> List(Work work, long schoolId, long? classId = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeeCards, schoolId);
        if (no is not null) return no;
        if (classId is { } only) children = children.Where(c => c.ClassId == only);
        var (source, lines) = await Read(work, schoolId, children);
        var byChild = lines.ToLookup(l => l.ChildId);
        return source.Children.Select(c => new CardRow(c.Child.Id, c.Child.Name, c.Class.Id, c.Class.Name, [.. byChild[c.Child.Id]])).ToList();
    }

    /// <summary>Marks cards as back at the school. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> TakeBack(Work work, IReadOnlyCollection<long> cardIds)
    {
        List<long> ids = [.. cardIds];
        var cards = await work.Db.ContactCards.Where(c => ids.Contains(c.Id)).ToListAsync(work.Stop);
        if (cards.Count < ids.Count) return RefusalCode.NotFound;
        foreach (var card in cards)
        {
            if (await work.Demand(UseCase.IssueCards, new Target(card.SchoolId, card.ChildId, SubjectId: card.Id, Why: nameof(CardState.TakenBack))) is { } no) return no;
            card.TakeBack(work.Now);
        }

        return Result.Done;
    }

    /// <summary>The children of a school for whom a card is in use.</summary>
    internal static async Task<HashSet<long>> Holders(Work work, long schoolId) =>
        [.. await work.Db.ContactCards.Where(c => c.SchoolId == schoolId && c.State == CardState.Current).Select(c => c.ChildId).Distinct().ToListAsync(work.Stop)];

    /// <summary>What the cards of some children say today, and the cards that are about.</summary>
    internal static async Task<(CardSource Source, List<CardLine> Lines)> Read(Work work, long schoolId, IQueryable<Child> children)
    {
        var db = work.Db;
        var source = await CardSource.Load(work, schoolId, children);
        var cards = await (from card in db.ContactCards.AsNoTracking()
                           where card.SchoolId == schoolId && card.State != CardState.TakenBack && children.Any(c => c.Id == card.ChildId)
                           orderby card.Kind, card.Holder, card.Number descending
                           select new { Card = card, Name = db.Members.Where(m => m.Id == card.HolderId).Select(m => m.Name).FirstOrDefault() }).ToListAsync(work.Stop);
        return (source, cards.ConvertAll(c => new CardLine(c.Card.Id, c.Card.ChildId, c.Card.Kind, c.Card.Holder, c.Name, c.Card.Number, c.Card.IssuedAt, c.Card.State, Changed(work, source, c.Card))));
    }

    /// <summary>What is another on a card today; nothing for one that is no longer in use.</summary>
    internal static List<CardField> Changed(Work work, CardSource source, ContactCard card) =>
        card.State == CardState.Current && source.Of(card.ChildId, card.Kind, card.Holder, card.HolderId) is { } content ? CardPrints.Changed(work.Sealer, card, content) : [];
}
