using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Fetches recordings that parents left and seals them; a row says what is to be fetched, so a restart in the middle loses nothing.</summary>
/// <param name="store">The store.</param>
/// <param name="media">Where recordings are kept.</param>
/// <param name="sealer">Opens where they are.</param>
/// <param name="words">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed partial class VoiceCollector(
    Store store, MediaStore media, Sealer sealer, ParentWords words, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<VoiceCollector> log)
{
    /// <summary>Fetches everything that is due at the school clock's instant; one failing holds up no other.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        var now = clock.UtcNow;
        foreach (var word in await store.Look(db => db.Words.Where(w => w.FetchAt <= now && w.FileSealed != null).OrderBy(w => w.FetchAt).Take(50).ToListAsync(ct))) await Fetch(word, ct);
    }

    /// <summary>The next instant (UTC, school clock) after another at which something is to be fetched, or null.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db =>
        Fetching.Next(await db.Words.Where(w => w.FetchAt != null).MinAsync(w => w.FetchAt), after));

    private async Task Fetch(ParentWord word, CancellationToken ct)
    {
        var (kept, again) = await Get(word, ct);
        if (kept is not null) await store.Write(Who.System, work => words.Fetched(work, word.Id, word.Version, kept), ct);
        else
        {
            var wait = Fetching.Again(clock.UtcNow, word.FetchTries, again);
            LogNotFetched(word.Id, word.FetchTries + 1);
            await store.Write(Who.System, work => words.NotFetched(work, word.Id, word.Version, wait), ct);
        }
    }

    private async Task<(MediaRef? Kept, bool Again)> Get(ParentWord word, CancellationToken ct)
    {
        if (!sealer.Open(word.ChildId, ParentWords.FilePurpose, word.Id, word.FileSealed).TryText(out var file)) return (null, false);
        var (content, again) = await Fetching.Get(bot(), file, ct);
        if (content is null) return (null, again);
        return ((await media.Put(word.ChildId, word.Id, content, ct)).Ref, false);
    }

    [LoggerMessage(LogLevel.Warning, "The recording of word {Word} was not fetched, try {Try}.")]
    private partial void LogNotFetched(long word, int @try);
}
