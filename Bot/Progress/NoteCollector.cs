using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Telegram.Bot;

namespace FamilyLink.Bot.Progress;

/// <summary>Fetches the pictures and voices of notes once and keeps them for each child under its own key.</summary>
/// <param name="store">The store.</param>
/// <param name="media">Where files are kept.</param>
/// <param name="sealer">Opens where they are.</param>
/// <param name="ids">Makes the ids under which they are kept.</param>
/// <param name="files">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed class NoteCollector(Store store, MediaStore media, Sealer sealer, IdSource ids, NoteFiles files, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<NoteCollector> log)
    : Collector<NoteFile>(store, bot, clock, log)
{
    /// <inheritdoc />
    protected override IQueryable<NoteFile> Rows(FamilyLinkDb db) => db.NoteFiles;

    /// <inheritdoc />
    protected override string? File(NoteFile row) => sealer.Open(row.ChildId, Notes.FilePurpose, row.Id, row.FileSealed).TryText(out var file) ? file : null;

    /// <inheritdoc />
    protected override async Task<Func<Work, Task<Result>>?> Keep(NoteFile row, MemoryStream content, CancellationToken ct)
    {
        List<(long, MediaRef)> kept = [];
        foreach (var child in await Store.Look(db => NoteFiles.KeptFor(db, row, ct)))
        {
            content.Position = 0;
            if ((await media.Put(child, ids.Next(), content, ct)).Ref is { } place) kept.Add((child, place));
        }

        return kept.Count == 0 ? null : work => files.Fetched(work, row.Id, kept);
    }

    /// <inheritdoc />
    protected override Task<Result> NotFetched(Work work, NoteFile row, DateTime? again) => files.NotFetched(work, row.Id, again);
}
