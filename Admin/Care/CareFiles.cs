using FamilyLink.Admin.Access;
using FamilyLink.Admin.Hosting;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Admin.Care;

/// <summary>A voice or picture of a record for who may read it; each is logged, and nothing is kept by the browser.</summary>
public static class CareFiles
{
    /// <summary>Where one is heard or seen.</summary>
    public static string Url(long mediaId) => FormattableString.Invariant($"/care/media/{mediaId}");

    /// <summary>Maps that address.</summary>
    public static void MapCare(this IEndpointRouteBuilder app) => app.MapGet("/care/media/{id:long}", Show).RequireAuthorization();

    private static async Task<IResult> Show(long id, HttpContext context, Store store, CareBook book, MediaStore media)
    {
        var looked = await store.Write(StaffSession.Who(context.User), work => book.Look(work, id), context.RequestAborted);
        return looked.Value is { Content: { } file } one ? SealedFile.Show(context, media, one.OwnerId, file) : Results.NotFound();
    }
}
