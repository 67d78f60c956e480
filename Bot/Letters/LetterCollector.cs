using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Telegram.Bot;

namespace FamilyLink.Bot.Letters;

/// <summary>Fetches the pages, voices and films of letters and seals them.</summary>
/// <param name="store">The store.</param>
/// <param name="media">Where they are kept.</param>
/// <param name="sealer">Opens where they are.</param>
/// <param name="files">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed class LetterCollector(Store store, MediaStore media, Sealer sealer, LetterFiles files, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<LetterCollector> log)
    : SealedCollector<LetterPart>(store, media, sealer, LetterWriting.FilePurpose, bot, clock, log)
{
    /// <inheritdoc />
    protected override IQueryable<LetterPart> Rows(FamilyLinkDb db) => db.LetterParts;

    /// <inheritdoc />
    protected override Task<Result> Fetched(Work work, LetterPart row, MediaRef kept) => files.Fetched(work, row.Id, kept);

    /// <inheritdoc />
    protected override Func<Work, Task<Result>>? Refused(LetterPart row, MediaRefusal why) =>
        why is MediaRefusal.NotAllowed or MediaRefusal.Damaged ? work => files.Refused(work, row.Id) : null;

    /// <inheritdoc />
    protected override Task<Result> NotFetched(Work work, LetterPart row, DateTime? again) => files.NotFetched(work, row.Id, again);
}
