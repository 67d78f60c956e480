using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Telegram.Bot;

namespace FamilyLink.Bot.Delivery;

/// <summary>Brings files whose place is sealed, and seals them under the same key and the row's own id.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="store">The store.</param>
/// <param name="media">Where they are kept.</param>
/// <param name="sealer">Opens where they are.</param>
/// <param name="purpose">What the place is sealed for.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public abstract class SealedCollector<T>(Store store, MediaStore media, Sealer sealer, string purpose, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger log)
    : Collector<T>(store, bot, clock, log) where T : class, ISealedFetch
{
    /// <inheritdoc />
    protected sealed override string? File(T row) => sealer.Open(row.OwnerId, purpose, row.Id, row.FileSealed).TryText(out var file) ? file : null;

    /// <inheritdoc />
    protected sealed override async Task<Func<Work, Task<Result>>?> Keep(T row, MemoryStream content, CancellationToken ct) =>
        await media.Put(row.OwnerId, row.Id, content, ct) switch
        {
            { Ref: { } kept } => work => Fetched(work, row, kept),
            { Refusal: { } why } => Refused(row, why),
            _ => null,
        };

    /// <summary>The use case that says why it is not kept, or null where that is as if it had not come.</summary>
    protected virtual Func<Work, Task<Result>>? Refused(T row, MediaRefusal why) => null;

    /// <summary>The use case that says where it is kept.</summary>
    protected abstract Task<Result> Fetched(Work work, T row, MediaRef kept);
}
