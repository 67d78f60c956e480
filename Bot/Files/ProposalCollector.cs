using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Telegram.Bot;

namespace FamilyLink.Bot.Files;

/// <summary>Fetches what families said for files by voice and seals it.</summary>
/// <param name="store">The store.</param>
/// <param name="media">Where they are kept.</param>
/// <param name="sealer">Opens where they are.</param>
/// <param name="proposals">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed class ProposalCollector(Store store, MediaStore media, Sealer sealer, FileProposals proposals, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<ProposalCollector> log)
    : SealedCollector<FileProposal>(store, media, sealer, FileProposal.FilePurpose, bot, clock, log)
{
    /// <inheritdoc />
    protected override IQueryable<FileProposal> Rows(FamilyLinkDb db) => db.FileProposals;

    /// <inheritdoc />
    protected override Task<Result> Fetched(Work work, FileProposal row, MediaRef kept) => proposals.Fetched(work, row.Id, kept);

    /// <inheritdoc />
    protected override Task<Result> NotFetched(Work work, FileProposal row, DateTime? again) => proposals.NotFetched(work, row.Id, again);
}
