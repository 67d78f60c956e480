using FamilyLink.Admin.Access;
using FamilyLink.Domain.Roster;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Admin.Roster;

/// <summary>The empty list and the school's list as workbooks.</summary>
public static class RosterFiles
{
    /// <summary>Maps /roster/template and /roster/export.</summary>
    public static void MapRosters(this IEndpointRouteBuilder app)
    {
        app.MapGet("/roster/template", () => Book("template", RosterBook.Template)).RequireAuthorization();
        app.MapGet("/roster/export", Export).RequireAuthorization();
    }

    private static async Task<IResult> Export(HttpContext context, Store store, Rosters rosters)
    {
        var who = StaffSession.Who(context.User);
        var rows = await store.Write(who, async work => await rosters.Export(work, work.Actor.SchoolId), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return rows.Value is { } list ? Book("children", to => RosterBook.Rows(to, list)) : Results.NotFound();
    }

    private static IResult Book(string name, Action<Stream> write)
    {
        var book = new MemoryStream();
        write(book);
        return Results.File(book.ToArray(), Domain.Workbooks.Book.ContentType, $"familylink-{name}.xlsx");
    }
}
