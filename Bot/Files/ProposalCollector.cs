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
    : Collector<FileProposal>(store, bot, clock, log)
{
    /// <inheritdoc />
    protected override IQueryable<FileProposal> Rows(FamilyLinkDb db) => db.FileProposals;

    /// <inheritdoc />
    protected override string? File(FileProposal row) => sealer.Open(row.ChildId, FileProposal.FilePurpose, row.Id, row.FileSealed).TryText(out var file) ? file : null;

    /// <inheritdoc />
    protected override async Task<Func<Work, Task<Result>>?> Keep(FileProposal row, MemoryStream content, CancellationToken ct) =>
        (await media.Put(row.ChildId, row.Id, content, ct)).Ref is { } kept ? work => proposals.Fetched(work, row.Id, kept) : null;

    /// <inheritdoc />
    protected override Task<Result> NotFetched(Work work, FileProposal row, DateTime? again) => proposals.NotFetched(work, row.Id, again);
}
