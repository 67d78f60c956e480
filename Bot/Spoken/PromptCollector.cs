using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

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
    private const int MostTries = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    /// <summary>Fetches everything that is due at the school clock's instant; one failing holds up no other.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        var now = clock.UtcNow;
        foreach (var one in await store.Look(db => db.PromptRecordings.Where(r => r.FetchAt <= now && r.File != null).OrderBy(r => r.FetchAt).Take(50).ToListAsync(ct))) await Fetch(one, ct);
    }

    /// <summary>The next instant (UTC, school clock) after another at which something is to be fetched, or null.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db =>
        // What came in after the last run at this very instant is fetched at the next.
        await db.PromptRecordings.Where(r => r.FetchAt != null).MinAsync(r => r.FetchAt) is { } at ? at > after ? at : after.AddMilliseconds(1) : (DateTime?)null);

    private async Task Fetch(PromptRecording one, CancellationToken ct)
    {
        var (kept, seconds, again) = await Get(one, ct);
        if (kept is not null) await store.Write(Who.System, work => recordings.Fetched(work, one.Id, kept, seconds), ct);
        else
        {
            var wait = again && one.FetchTries + 1 < MostTries ? clock.UtcNow + FirstWait * Math.Pow(2, one.FetchTries) : (DateTime?)null;
            LogNotFetched(one.Id, one.FetchTries + 1);
            await store.Write(Who.System, work => recordings.NotFetched(work, one.Id, wait), ct);
        }
    }

    private async Task<(MediaRef? Kept, int Seconds, bool Again)> Get(PromptRecording one, CancellationToken ct)
    {
        using var content = new MemoryStream();
        try
        {
            await bot().GetInfoAndDownloadFile(one.File!, content, ct);
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is 400 or 403)
        {
            return (null, 0, false);
        }
        catch (RequestException)
        {
            return (null, 0, true);
        }

        var taken = await taking.Take(one.SchoolId, one.Id, content.ToArray(), ct);
        return taken.Ok ? (taken.Value.Media, taken.Value.Seconds, false) : (null, 0, false);
    }

    [LoggerMessage(LogLevel.Warning, "The spoken prompt {Recording} was not fetched, try {Try}.")]
    private partial void LogNotFetched(long recording, int @try);
}
