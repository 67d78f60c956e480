using FamilyLink.Admin.Access;
using FamilyLink.Admin.Hosting;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Admin.Progress;

/// <summary>Pictures and recordings of notes for the browser, as far as the signed-in person may read the child's notes; each look is logged.</summary>
public static class NoteFile
{
    /// <summary>Maps /notes/{id}.</summary>
    public static void MapNotes(this IEndpointRouteBuilder app) => app.MapGet("/notes/{id:long}", Show).RequireAuthorization();

    private static async Task<IResult> Show(long id, HttpContext context, Store store, NoteBook book, MediaStore media)
    {
        var found = await store.Write(StaffSession.Who(context.User), work => book.File(work, id), context.RequestAborted);
        return found.Ok ? SealedFile.Show(context, media, found.Value.ChildId, found.Value.Media) : Results.NotFound();
    }
}
