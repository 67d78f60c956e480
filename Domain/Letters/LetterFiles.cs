using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>Pages, voices and films of letters on their way from the chat into the sealed store; the last one lets its letter go.</summary>
public sealed class LetterFiles
{
    /// <summary>It is kept; when it was the last one of a letter that is given up for sending, that goes out.</summary>
    public async Task<Result> Fetched(Work work, long partId, MediaRef kept)
    {
        if (await Find(work, partId) is not { } part) return Result.Done;
        // Many phones name the box of a film on a recording.
        var file = part.Kind == LetterPartKind.Voice && kept.Kind == MediaKind.Mp4 ? kept with { Kind = MediaKind.M4a } : kept;
        if (Fits(part.Kind, file.Kind)) part.Keep(file);
        else part.Refuse();
        return await GoOn(work, part);
    }

    /// <summary>It came, and the store keeps no such kind: the letter comes back with that.</summary>
    public async Task<Result> Refused(Work work, long partId)
    {
        if (await Find(work, partId) is not { } part) return Result.Done;
        part.Refuse();
        return await GoOn(work, part);
    }

    /// <summary>It was not fetched: again at an instant (UTC, school clock), or never, and the letter comes back.</summary>
    public async Task<Result> NotFetched(Work work, long partId, DateTime? again)
    {
        if (await Find(work, partId) is not { } part) return Result.Done;
        part.NotFetched(again);
        return again is null ? await GoOn(work, part) : Result.Done;
    }

    private static async Task<Result> GoOn(Work work, LetterPart part)
    {
        var letter = await work.Db.Letters.FirstAsync(l => l.Id == part.LetterId, work.Stop);
        // Whoever sends it in the same moment still waits for this part.
        work.Guard(letter);
        // Of a draft it is said at once, while the page is still on the table.
        if (part.Lost && letter.IsDraft)
        {
            letter.LosePage(work.Now);
            await LetterNews.SayReturned(work, letter);
        }

        if (letter is { SentAt: not null, OutAt: null, WithdrawnAt: null } && (await LetterWriting.PartsOf(work, letter.Id)).TrueForAll(p => p.FetchAt is null)) await LetterNews.GoOut(work, letter);
        return Result.Done;
    }

    // What a phone calls a picture may be something else.
    private static bool Fits(LetterPartKind sent, MediaKind kind) => sent switch
    {
        LetterPartKind.Picture => kind.IsPicture(),
        LetterPartKind.Document => kind.IsPicture() || kind == MediaKind.Pdf,
        LetterPartKind.Voice => kind is MediaKind.Ogg or MediaKind.Mp3 or MediaKind.M4a,
        LetterPartKind.Film => kind is MediaKind.Mp4 or MediaKind.Webm,
        _ => false,
    };

    private static Task<LetterPart?> Find(Work work, long partId) => work.Db.LetterParts.FirstOrDefaultAsync(p => p.Id == partId && p.FetchAt != null, work.Stop);
}
