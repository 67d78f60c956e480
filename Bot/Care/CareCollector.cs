using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;

namespace FamilyLink.Bot.Care;

/// <summary>Fetches the voices and pictures of records and seals them; a row says what is to be fetched, so a restart in the middle loses nothing.</summary>
/// <param name="store">The store.</param>
/// <param name="media">Where they are kept.</param>
/// <param name="sealer">Opens where they are.</param>
/// <param name="fetching">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed partial class CareCollector(
    Store store, MediaStore media, Sealer sealer, CareFetching fetching, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<CareCollector> log)
{
    /// <summary>Fetches everything that is due at the school clock's instant; one failing holds up no other.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        var now = clock.UtcNow;
        foreach (var one in await store.Look(db => db.CareMedia.Where(p => p.FetchAt <= now && p.FileSealed != null).OrderBy(p => p.FetchAt).Take(50).ToListAsync(ct))) await Fetch(one, ct);
    }

    /// <summary>The next instant (UTC, school clock) after another at which something is to be fetched, or null.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db =>
        Fetching.Next(await db.CareMedia.Where(p => p.FetchAt != null).MinAsync(p => p.FetchAt), after));

    private async Task Fetch(CareMedia one, CancellationToken ct)
    {
        var (kept, again) = await Get(one, ct);
        if (kept is not null) await store.Write(Who.System, work => fetching.Fetched(work, one.Id, kept), ct);
        else
        {
            var wait = Fetching.Again(clock.UtcNow, one.FetchTries, again);
            LogNotFetched(one.Id, one.FetchTries + 1);
            await store.Write(Who.System, work => fetching.NotFetched(work, one.Id, wait), ct);
        }
    }

    private async Task<(MediaRef? Kept, bool Again)> Get(CareMedia one, CancellationToken ct)
    {
        if (!sealer.Open(one.OwnerId, CareMedia.FilePurpose, one.Id, one.FileSealed).TryText(out var file)) return (null, false);
        var (content, again) = await Fetching.Get(bot(), file, ct);
        if (content is null) return (null, again);
        return ((await media.Put(one.OwnerId, one.Id, content, ct)).Ref, false);
    }

    [LoggerMessage(LogLevel.Warning, "The file {Media} of a record was not fetched, try {Try}.")]
    private partial void LogNotFetched(long media, int @try);
}
