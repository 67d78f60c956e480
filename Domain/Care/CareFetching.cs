using FamilyLink.Domain.Enrolment;
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
        // What was sent as a picture and is none is not kept, nor what a family took its consent back for meanwhile; the sweep removes its file.
        if (media.Picture && (!kept.Kind.IsPicture() || !await Agreed(work, media.RecordId))) media.NotFetched(null);
        else media.Fetched(kept);
        return Result.Done;
    }

    /// <summary>It could not be fetched: again later, or never.</summary>
    public async Task<Result> NotFetched(Work work, long mediaId, DateTime? again)
    {
        if (await Find(work, mediaId) is { } media) media.NotFetched(again);
        return Result.Done;
    }

    /// <summary>A family takes its consent to pictures back: no picture with the child is kept any longer; the bytes are swept away within days.</summary>
    internal static async Task Forget(Work work, long childId)
    {
        foreach (var media in await work.Db.CareMedia.Where(m => m.Picture && (m.MediaName != null || m.FileSealed != null) && work.Db.CareChildren.Any(c => c.RecordId == m.RecordId && c.ChildId == childId)).ToListAsync(work.Stop)) media.Forget();
    }

    private static async Task<bool> Agreed(Work work, long recordId)
    {
        var children = await work.Db.CareChildren.Where(c => c.RecordId == recordId).Select(c => c.ChildId).ToListAsync(work.Stop);
        return (await ConsentGate.Open(work.Db, children, ConsentPurpose.Pictures, work.Stop)).Count == children.Count;
    }

    private static Task<CareMedia?> Find(Work work, long mediaId) => work.Db.CareMedia.FirstOrDefaultAsync(m => m.Id == mediaId && m.FileSealed != null, work.Stop);
}
