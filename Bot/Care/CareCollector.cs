using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Telegram.Bot;

namespace FamilyLink.Bot.Care;

/// <summary>Fetches the voices and pictures of records and seals them.</summary>
/// <param name="store">The store.</param>
/// <param name="media">Where they are kept.</param>
/// <param name="sealer">Opens where they are.</param>
/// <param name="fetching">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed class CareCollector(Store store, MediaStore media, Sealer sealer, CareFetching fetching, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<CareCollector> log)
    : SealedCollector<CareMedia>(store, media, sealer, CareMedia.FilePurpose, bot, clock, log)
{
    /// <inheritdoc />
    protected override IQueryable<CareMedia> Rows(FamilyLinkDb db) => db.CareMedia;

    /// <inheritdoc />
    protected override Task<Result> Fetched(Work work, CareMedia row, MediaRef kept) => fetching.Fetched(work, row.Id, kept);

    /// <inheritdoc />
    protected override Task<Result> NotFetched(Work work, CareMedia row, DateTime? again) => fetching.NotFetched(work, row.Id, again);
}
