using System.Globalization;
using System.Text;
using CsvHelper;
using FamilyLink.Admin.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Admin.Enrolment;

/// <summary>The proof of a child's consents as a table of text that no spreadsheet takes for formulas.</summary>
public static class ConsentPages
{
    /// <summary>Where a child's proof is taken out.</summary>
    public static string ProofOf(long childId) => FormattableString.Invariant($"/consents/{childId}/proof");

    /// <summary>Maps that address.</summary>
    public static void MapConsents(this IEndpointRouteBuilder app) => app.MapGet("/consents/{id:long}/proof", async (
        long id, HttpContext context, Store store, ChildConsents consents, CancellationToken stop) =>
    {
        var proof = await store.Write(StaffSession.Who(context.User), work => consents.Proof(work, id), stop);
        context.Response.Headers.CacheControl = "no-store";
        return proof.Value is { } rows ? Results.File(Table(rows), "text/csv", "consents.csv") : Results.NotFound();
    }).RequireAuthorization();

    private static byte[] Table(List<ConsentProof> rows)
    {
        var file = new MemoryStream();
        file.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(file, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                string[] cells =
                [
                    row.Child, row.Member, StateTexts.Of(row.Said.Purpose), StateTexts.Of(row.Said.Given ? ConsentStanding.Given : ConsentStanding.Refused),
                    row.Said.At.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture), row.Said.Proof,
                    row.Said.TextVersion.ToString(CultureInfo.InvariantCulture), row.Said.Language, row.Words,
                ];
                foreach (string cell in cells)
                    csv.WriteField(cell);
                csv.EndRecord();
            }
        }

        return file.ToArray();
    }
}
