using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;

namespace FamilyLink.Bot.Progress;

/// <summary>Fetches the pictures and voices of notes once and keeps them for each child under its own key; a row says what is to be fetched, so a restart in the middle loses nothing.</summary>
/// <param name="store">The store.</param>
/// <param name="media">Where files are kept.</param>
/// <param name="sealer">Opens where they are.</param>
/// <param name="ids">Makes the ids under which they are kept.</param>
/// <param name="files">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed partial class NoteCollector(
    Store store, MediaStore media, Sealer sealer, IdSource ids, NoteFiles files, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<NoteCollector> log)
{
    /// <summary>Fetches everything that is due at the school clock's instant; one failing holds up no other.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        var now = clock.UtcNow;
        foreach (var one in await store.Look(db => db.NoteFiles.Where(f => f.FetchAt <= now && f.FileSealed != null).OrderBy(f => f.FetchAt).ThenBy(f => f.Id).Take(50).ToListAsync(ct))) await Fetch(one, ct);
    }

    /// <summary>The next instant (UTC, school clock) after another at which something is to be fetched, or null.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db => Fetching.Next(await db.NoteFiles.Where(f => f.FetchAt != null).MinAsync(f => f.FetchAt), after));

    private async Task Fetch(NoteFile one, CancellationToken ct)
    {
        var (kept, again) = await Get(one, ct);
        if (kept.Count > 0)
        {
            await store.Write(Who.System, work => files.Fetched(work, one.Id, kept), ct);
            return;
        }

        LogNotFetched(one.Id, one.FetchTries + 1);
        await store.Write(Who.System, work => files.NotFetched(work, one.Id, Fetching.Again(clock.UtcNow, one.FetchTries, again)), ct);
    }

    private async Task<(List<(long ChildId, MediaRef Media)> Kept, bool Again)> Get(NoteFile one, CancellationToken ct)
    {
        if (!sealer.Open(one.ChildId, Notes.FilePurpose, one.Id, one.FileSealed).TryText(out var file)) return ([], false);
        var (content, again) = await Fetching.Get(bot(), file, ct);
        if (content is null) return ([], again);
        List<(long, MediaRef)> kept = [];
        foreach (var child in await store.Look(db => NoteFiles.KeptFor(db, one, ct)))
        {
            content.Position = 0;
            if ((await media.Put(child, ids.Next(), content, ct)).Ref is { } place) kept.Add((child, place));
        }

        return (kept, false);
    }

    [LoggerMessage(LogLevel.Warning, "The file {File} of a note was not fetched, try {Try}.")]
    private partial void LogNotFetched(long file, int @try);
}
