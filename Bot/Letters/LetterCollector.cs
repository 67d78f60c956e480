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
    : Collector<LetterPart>(store, bot, clock, log)
{
    /// <inheritdoc />
    protected override IQueryable<LetterPart> Rows(FamilyLinkDb db) => db.LetterParts;

    /// <inheritdoc />
    protected override string? File(LetterPart row) => sealer.Open(row.ChildId, LetterWriting.FilePurpose, row.Id, row.FileSealed).TryText(out var file) ? file : null;

    /// <inheritdoc />
    protected override async Task<Func<Work, Task<Result>>?> Keep(LetterPart row, MemoryStream content, CancellationToken ct) =>
        (await media.Put(row.ChildId, row.Id, content, ct)).Ref is { } kept ? work => files.Fetched(work, row.Id, kept) : null;

    /// <inheritdoc />
    protected override Task<Result> NotFetched(Work work, LetterPart row, DateTime? again) => files.NotFetched(work, row.Id, again);
}
