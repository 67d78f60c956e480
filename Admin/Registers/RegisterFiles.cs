using System.Globalization;
using FamilyLink.Admin.Access;
using FamilyLink.Domain.Registers;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Workbooks;

namespace FamilyLink.Admin.Registers;

/// <summary>Register and counts as a workbook.</summary>
public static class RegisterFiles
{
    /// <summary>Where it is taken out.</summary>
    public static string Of(long? classId, RegisterWish wish) =>
        string.Create(CultureInfo.InvariantCulture, $"/registers/export?class={classId}&numbers={wish.Numbers}&hardship={wish.Hardship}&gone={wish.Gone}");

    /// <summary>Maps that address.</summary>
    public static void MapRegisters(this IEndpointRouteBuilder app) => app.MapGet("/registers/export", Export).RequireAuthorization();

    private static async Task<IResult> Export(HttpContext context, Store store, RegisterBook registers)
    {
        var asked = context.Request.Query;
        var wish = new RegisterWish(Said(asked["numbers"]), Said(asked["hardship"]), Said(asked["gone"]));
        long? classId = long.TryParse(asked["class"], CultureInfo.InvariantCulture, out long id) ? id : null;
        var made = await store.Write(StaffSession.Who(context.User), work => registers.Export(work, work.Actor.SchoolId, classId, wish), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        if (made.Value is not { } register || !made.Ok)
            return Results.NotFound();
        var book = new MemoryStream();
        RegisterSheets.Write(book, register);
        return Results.File(book.ToArray(), Book.ContentType, "familylink-registers.xlsx");
    }

    private static bool Said(string? text) => bool.TryParse(text, out bool yes) && yes;
}
