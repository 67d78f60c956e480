using FamilyLink.Admin.Access;
using FamilyLink.Domain.Scans;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Admin.Scans;

/// <summary>A page of a signed paper for who may see it; each sight is logged, nothing is kept by the browser, and nothing in the file runs.</summary>
public static class ScanFiles
{
    private const string Nothing = "default-src 'none'; sandbox";

    /// <summary>Where a page is looked at.</summary>
    public static string Url(long scanId) => FormattableString.Invariant($"/scans/{scanId}");

    /// <summary>Maps that address.</summary>
    public static void MapScans(this IEndpointRouteBuilder app) => app.MapGet("/scans/{id:long}", async (
        long id, HttpContext context, Store store, ScanBook book, ScanTaking files, CancellationToken stop) =>
    {
        var looked = await store.Write(StaffSession.Who(context.User), work => book.Look(work, id), stop);
        context.Response.Headers.CacheControl = "no-store";
        if (looked.Value is not { } scan || files.Open(scan) is not { } page)
            return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = Nothing;
        // A PDF is no page of ours: it is saved and opened elsewhere.
        string? saved = scan.MediaKind == MediaKind.Pdf ? FormattableString.Invariant($"scan-{scan.Id}.pdf") : null;
        return Results.Stream(page, scan.MediaKind.ContentType(), saved);
    }).RequireAuthorization();
}
