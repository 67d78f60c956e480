using FamilyLink.Admin.Access;
using FamilyLink.Admin.Hosting;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Admin.FamilyPhone;

/// <summary>A parent's recording for the browser's player: as far as the signed-in person may open words, and each opening is logged.</summary>
public static class WordSound
{
    /// <summary>Maps /words/{id}.</summary>
    public static void MapWords(this IEndpointRouteBuilder app) => app.MapGet("/words/{id:long}", Play).RequireAuthorization();

    private static async Task<IResult> Play(long id, HttpContext context, Store store, ParentWords words, MediaStore media)
    {
        var opened = await store.Write(StaffSession.Who(context.User), work => words.Open(work, id), context.RequestAborted);
        if (opened.Value?.Voice is not { } voice) return Results.NotFound();
        var child = await store.Look(db => db.Words.Where(w => w.Id == id).Select(w => w.ChildId).SingleAsync(context.RequestAborted));
        return SealedFile.Show(context, media, child, voice);
    }
}
