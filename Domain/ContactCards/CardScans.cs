using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.ContactCards;

/// <summary>Who reads a card's code.</summary>
public enum CardReader
{
    /// <summary>Somebody of the child's family.</summary>
    Family,
    /// <summary>A teacher of the child's.</summary>
    Teacher,
    /// <summary>Anybody else: who found it learns no more than whom to ring.</summary>
    Finder,
}

/// <summary>What a card's code tells who reads it.</summary>
/// <param name="CardId">The card.</param>
/// <param name="ChildId">The child; not for a finder's eyes.</param>
/// <param name="Reader">Who reads.</param>
/// <param name="State">Where the card stands.</param>
/// <param name="Changed">What is another on it today.</param>
public sealed record CardScan(long CardId, long ChildId, CardReader Reader, CardState State, List<CardField> Changed)
{
    /// <summary>True while it says what is true today.</summary>
    public bool Good => State == CardState.Current && Changed.Count == 0;
}

/// <summary>Reads the code of a printed card in a chat.</summary>
/// <param name="codes">Hashes the codes.</param>
public sealed class CardScans(CardCodes codes)
{
    /// <summary>What a code says to whoever speaks; wrong codes count as those of invitations do, so commit a refusal too.</summary>
    /// <param name="work">The use case.</param>
    /// <param name="address">The chat.</param>
    /// <param name="code">As <see cref="CardCodes.Read"/> gives it.</param>
    /// <returns>Refused: TooManyTries, NotFound.</returns>
    public async Task<Result<CardScan>> Look(Work work, string address, string code)
    {
        if (await Tries.TooMany(work, address)) return RefusalCode.TooManyTries;
        var hash = codes.Hash(code);
        if (await work.Db.ContactCards.AsNoTracking().FirstOrDefaultAsync(c => c.CodeHash == hash, work.Stop) is not { } card)
        {
            Tries.Count(work, address);
            return RefusalCode.NotFound;
        }

        var reader = await ReaderOf(work, card);
        if (reader == CardReader.Finder) return new CardScan(card.Id, card.ChildId, reader, card.State, []);
        var source = await CardSource.Load(work, card.SchoolId, work.Db.Children.Where(c => c.Id == card.ChildId));
        return new CardScan(card.Id, card.ChildId, reader, card.State, Cards.Changed(work, source, card));
    }

    // A child who left or died is spoken of to nobody.
    private static async Task<CardReader> ReaderOf(Work work, ContactCard card)
    {
        if (!await work.Db.Children.AnyAsync(c => c.Id == card.ChildId && c.Status == ChildStatus.AtSchool, work.Stop)) return CardReader.Finder;
        if (await work.Demand(UseCase.ScanCard, new Target(card.SchoolId, card.ChildId, SubjectId: card.Id)) is not null) return CardReader.Finder;
        return work.Actor.Roles.Contains(Role.Parent) || work.Actor.Roles.Contains(Role.Guardian) ? CardReader.Family : CardReader.Teacher;
    }
}
