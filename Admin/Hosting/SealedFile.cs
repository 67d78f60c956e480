using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Admin.Hosting;

/// <summary>A sealed file for the browser, once a use case has allowed the look: never kept there, and read from any position.</summary>
public static class SealedFile
{
    /// <summary>Streams it, or says that it is not there.</summary>
    public static IResult Show(HttpContext context, MediaStore media, long ownerId, MediaRef file)
    {
        context.Response.Headers.CacheControl = "no-store";
        return media.OpenRead(ownerId, file).Content is { } content ? Results.Stream(content, file.Kind.ContentType(), enableRangeProcessing: true) : Results.NotFound();
    }
}
