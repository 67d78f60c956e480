using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Telegram.Bot;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Fetches recordings that parents left and seals them.</summary>
/// <param name="store">The store.</param>
/// <param name="media">Where they are kept.</param>
/// <param name="sealer">Opens where they are.</param>
/// <param name="words">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed class VoiceCollector(Store store, MediaStore media, Sealer sealer, ParentWords words, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<VoiceCollector> log)
    : SealedCollector<ParentWord>(store, media, sealer, ParentWords.FilePurpose, bot, clock, log)
{
    /// <inheritdoc />
    protected override IQueryable<ParentWord> Rows(FamilyLinkDb db) => db.Words;

    /// <inheritdoc />
    protected override Task<Result> Fetched(Work work, ParentWord row, MediaRef kept) => words.Fetched(work, row.Id, row.Version, kept);

    /// <inheritdoc />
    protected override Task<Result> NotFetched(Work work, ParentWord row, DateTime? again) => words.NotFetched(work, row.Id, row.Version, again);
}
