using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;

namespace FamilyLink.Bot.Spoken;

/// <summary>Fetches prompts that teachers spoke into the chat and seals them; a row says what is to be fetched, so a restart in the middle loses nothing.</summary>
/// <param name="store">The store.</param>
/// <param name="taking">Keeps the sound.</param>
/// <param name="recordings">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed partial class PromptCollector(Store store, VoiceTaking taking, Recordings recordings, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<PromptCollector> log)
{
    /// <summary>Fetches everything that is due at the school clock's instant; one failing holds up no other.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        var now = clock.UtcNow;
        foreach (var one in await store.Look(db => db.PromptRecordings.Where(r => r.FetchAt <= now && r.File != null).OrderBy(r => r.FetchAt).Take(50).ToListAsync(ct))) await Fetch(one, ct);
    }

    /// <summary>The next instant (UTC, school clock) after another at which something is to be fetched, or null.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db =>
        Fetching.Next(await db.PromptRecordings.Where(r => r.FetchAt != null).MinAsync(r => r.FetchAt), after));

    private async Task Fetch(PromptRecording one, CancellationToken ct)
    {
        var (kept, seconds, again) = await Get(one, ct);
        if (kept is not null) await store.Write(Who.System, work => recordings.Fetched(work, one.Id, kept, seconds), ct);
        else
        {
            var wait = Fetching.Again(clock.UtcNow, one.FetchTries, again);
            LogNotFetched(one.Id, one.FetchTries + 1);
            await store.Write(Who.System, work => recordings.NotFetched(work, one.Id, wait), ct);
        }
    }

    private async Task<(MediaRef? Kept, int Seconds, bool Again)> Get(PromptRecording one, CancellationToken ct)
    {
        var (content, again) = await Fetching.Get(bot(), one.File!, ct);
        if (content is null) return (null, 0, again);
        var taken = await taking.Take(one.SchoolId, one.Id, content.ToArray(), ct);
        return taken.Ok ? (taken.Value.Media, taken.Value.Seconds, false) : (null, 0, false);
    }

    [LoggerMessage(LogLevel.Warning, "The spoken prompt {Recording} was not fetched, try {Try}.")]
    private partial void LogNotFetched(long recording, int @try);
}
