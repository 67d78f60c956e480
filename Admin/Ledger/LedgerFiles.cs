using System.Globalization;
using FamilyLink.Admin.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Ledger;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Admin.Ledger;

/// <summary>The ledger as a workbook, and the inspector's box as one file.</summary>
public static class LedgerFiles
{
    /// <summary>Maps both addresses.</summary>
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        app.MapGet("/ledger/export", Export).RequireAuthorization();
        app.MapGet("/ledger/box/zip", Zip).RequireAuthorization();
    }

    private static async Task<IResult> Export(HttpContext context, Store store, LedgerBook ledger, ISchoolClock clock)
    {
        context.Response.Headers.CacheControl = "no-store";
        var taken = await store.Write(StaffSession.Who(context.User), async work =>
        {
            string? zone = await work.Db.Schools.Where(s => s.Id == work.Actor.SchoolId).Select(s => s.TimeZone).FirstOrDefaultAsync(work.Stop);
            var wish = LedgerAddress.Read(name => context.Request.Query[name], Zones.DateAt(clock.UtcNow, zone ?? "UTC"));
            return await ledger.TakeOut(work, work.Actor.SchoolId, wish);
        }, context.RequestAborted);
        if (taken.Value is not { } lines)
            return Results.NotFound();
        var book = new MemoryStream();
        LedgerSheets.Write(book, lines);
        return Results.File(book.ToArray(), Book.ContentType, "familylink-ledger.xlsx");
    }

    private static async Task<IResult> Zip(HttpContext context, BoxZip zip)
    {
        context.Response.Headers.CacheControl = "no-store";
        DateOnly? term = IsoDate.Read(context.Request.Query["term"]);
        long? classId = long.TryParse(context.Request.Query["class"], NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
        return await zip.Make(StaffSession.Who(context.User), term, classId, context.RequestAborted) is { } file ? Results.Stream(file, "application/zip", "familylink-box.zip") : Results.NotFound();
    }
}
