using FamilyLink.Admin.Access;
using FamilyLink.Admin.Hosting;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Admin.Letters;

/// <summary>Pages and voices of letters that are not sealed, for who may read them; each look is logged.</summary>
public static class LetterFile
{
    /// <summary>Where a part is looked at or heard.</summary>
    public static string Url(long partId) => FormattableString.Invariant($"/letters/part/{partId}");

    /// <summary>Maps that address.</summary>
    public static void MapLetters(this IEndpointRouteBuilder app) => app.MapGet("/letters/part/{id:long}", Show).RequireAuthorization();

    private static async Task<IResult> Show(long id, HttpContext context, Store store, LetterBook book, MediaStore media)
    {
        var found = await store.Write(StaffSession.Who(context.User), work => book.Look(work, id), context.RequestAborted);
        return found.Ok ? SealedFile.Show(context, media, found.Value.ChildId, found.Value.Media) : Results.NotFound();
    }
}
