using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>Voices and pictures of records on their way from the chat into the sealed store.</summary>
public sealed class CareFetching
{
    /// <summary>It is kept; what was taken back meanwhile is left alone.</summary>
    public async Task<Result> Fetched(Work work, long mediaId, MediaRef kept)
    {
        if (await Find(work, mediaId) is not { } media) return Result.Done;
        // What was sent as a picture and is none is not kept; the sweep removes its file.
        if (media.Picture && !kept.Kind.IsPicture()) media.NotFetched(null);
        else media.Fetched(kept);
        return Result.Done;
    }

    /// <summary>It could not be fetched: again later, or never.</summary>
    public async Task<Result> NotFetched(Work work, long mediaId, DateTime? again)
    {
        if (await Find(work, mediaId) is { } media) media.NotFetched(again);
        return Result.Done;
    }

    private static Task<CareMedia?> Find(Work work, long mediaId) => work.Db.CareMedia.FirstOrDefaultAsync(m => m.Id == mediaId && m.FileSealed != null, work.Stop);
}
