using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Bot.Delivery;

/// <summary>Brings the files that some rows wait for from the chat service into the sealed store, with patience; one failing holds up no other.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="store">The store.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public abstract partial class Collector<T>(Store store, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger log) : IDue where T : class, IFetched
{
    private const int AtOnce = 50;
    private const int MostTries = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    /// <summary>The store.</summary>
    protected Store Store => store;

    /// <summary>Fetches everything that is due at the school clock's instant.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        var now = clock.UtcNow;
        foreach (var row in await store.Look(db => Rows(db).AsNoTracking().Where(r => r.FetchAt <= now).OrderBy(r => r.FetchAt).ThenBy(r => r.Id).Take(AtOnce).ToListAsync(ct))) await Fetch(row, ct);
    }

    /// <summary>The next instant (UTC, school clock) after another at which something is to be fetched, or null; what came in after the last run at this very instant is fetched at the next.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db =>
        await Rows(db).Where(r => r.FetchAt != null).MinAsync(r => r.FetchAt) is { } due ? due > after ? due : after.AddMilliseconds(1) : (DateTime?)null);

    /// <summary>All rows of the kind.</summary>
    protected abstract IQueryable<T> Rows(FamilyLinkDb db);

    /// <summary>Under which id the chat service has the file, or null when it cannot be known any more.</summary>
    protected abstract string? File(T row);

    /// <summary>Seals the content and gives the use case that says so, or null when it is of no kind that is kept.</summary>
    protected abstract Task<Func<Work, Task<Result>>?> Keep(T row, MemoryStream content, CancellationToken ct);

    /// <summary>The use case that says that it was not fetched: again at an instant, or never when null.</summary>
    protected abstract Task<Result> NotFetched(Work work, T row, DateTime? again);

    private async Task Fetch(T row, CancellationToken ct)
    {
        var (content, again) = File(row) is { } file ? await Get(file, ct) : (null, false);
        if (content is not null && await Keep(row, content, ct) is { } kept)
        {
            await store.Write(Who.System, kept, ct);
            return;
        }

        DateTime? wait = again && row.FetchTries + 1 < MostTries ? clock.UtcNow + FirstWait * Math.Pow(2, row.FetchTries) : null;
        LogNotFetched(typeof(T).Name, row.Id, row.FetchTries + 1);
        await store.Write(Who.System, work => NotFetched(work, row, wait), ct);
    }

    // A file's bytes, or null, and then whether it may still come.
    private async Task<(MemoryStream? Content, bool Again)> Get(string file, CancellationToken ct)
    {
        var content = new MemoryStream();
        try
        {
            await bot().GetInfoAndDownloadFile(file, content, ct);
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is 400 or 403)
        {
            return (null, false);
        }
        catch (RequestException)
        {
            return (null, true);
        }

        content.Position = 0;
        return (content, false);
    }

    [LoggerMessage(LogLevel.Warning, "The file of {Kind} {Row} was not fetched, try {Try}.")]
    private partial void LogNotFetched(string kind, long row, int @try);
}
