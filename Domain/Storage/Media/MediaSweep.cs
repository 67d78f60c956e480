using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>Removes files that no row knows: left by a crash between file and row, or by a recording that was replaced.</summary>
/// <param name="store">The tables.</param>
/// <param name="media">The files.</param>
/// <param name="machine">Machine clock: files know no other.</param>
public sealed class MediaSweep(Store store, MediaStore media, TimeProvider machine) : IDue
{
    private const int Batch = 500;
    private static readonly TimeSpan Every = TimeSpan.FromHours(12);
    private DateTimeOffset _next;

    /// <summary>Runs once in twelve hours of the machine clock, an hour after the start for the first time.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        var now = machine.GetUtcNow();
        if (_next == default) _next = now + TimeSpan.FromHours(1);
        if (now < _next) return;
        _next = now + Every;
        await Run(ct);
    }

    /// <summary>Removes what is older than a day and known to no row; returns how many files.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        media.SweepHalfWritten();
        var removed = 0;
        foreach (var names in media.OlderThanADay().Chunk(Batch))
        {
            List<string> asked = [.. names];
            var known = (await store.Look(async db => (await db.Words.Where(w => w.MediaName != null && asked.Contains(w.MediaName)).Select(w => w.MediaName!).ToListAsync(ct))
                .Concat(await db.PromptRecordings.Where(r => r.MediaName != null && asked.Contains(r.MediaName)).Select(r => r.MediaName!).ToListAsync(ct))
                .Concat(await db.Scans.Where(s => s.TakenAwayAt == null && asked.Contains(s.MediaName)).Select(s => s.MediaName).ToListAsync(ct))
                .Concat(await db.CareMedia.Where(m => m.MediaName != null && asked.Contains(m.MediaName)).Select(m => m.MediaName!).ToListAsync(ct))
                .Concat(await db.LetterParts.Where(p => p.MediaName != null && asked.Contains(p.MediaName)).Select(p => p.MediaName!).ToListAsync(ct))
                .Concat(await db.NoteMedia.Where(m => asked.Contains(m.MediaName)).Select(m => m.MediaName).ToListAsync(ct))
                .Concat(await db.FileProposals.Where(p => p.MediaName != null && asked.Contains(p.MediaName)).Select(p => p.MediaName!).ToListAsync(ct)))).ToHashSet(StringComparer.Ordinal);
            foreach (var name in asked.Where(n => !known.Contains(n)))
            {
                media.Delete(name);
                removed++;
            }
        }

        return removed;
    }
}
