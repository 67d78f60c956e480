using System.Globalization;
using System.Text;
using CsvHelper;
using FamilyLink.Admin.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Texts;
using Microsoft.Extensions.Localization;

namespace FamilyLink.Admin.Enrolment;

/// <summary>The proof of a child's consents as a table of text that no spreadsheet takes for formulas.</summary>
public static class ConsentPages
{
    /// <summary>Where a child's proof is taken out.</summary>
    public static string ProofOf(long childId) => FormattableString.Invariant($"/consents/{childId}/proof");

    /// <summary>Maps that address.</summary>
    public static void MapConsents(this IEndpointRouteBuilder app) => app.MapGet("/consents/{id:long}/proof", async (
        long id, HttpContext context, Store store, ConsentProofs proofs, IStringLocalizer<ConsentsTexts> words, CancellationToken stop) =>
    {
        var proof = await store.Write(StaffSession.Who(context.User), work => proofs.Of(work, id), stop);
        context.Response.Headers.CacheControl = "no-store";
        return proof.Value is { } rows ? Results.File(Table(rows, words), "text/csv", "consents.csv") : Results.NotFound();
    }).RequireAuthorization();

    private static byte[] Table(List<ConsentProof> rows, IStringLocalizer<ConsentsTexts> words)
    {
        var file = new MemoryStream();
        file.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(file, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            Line(csv, words["Child"], words["Proof.Who"], words["Purpose"], words["Proof.Said"], words["Proof.At"], words["Proof.How"], words["Proof.By"], words["Proof.Scan"],
                words["Proof.Country"], words["Proof.Version"], words["Proof.Language"], words["Proof.Words"]);
            foreach (var row in rows)
                Line(csv, row.Child, row.Member ?? words["Themself"], StateTexts.Of(row.Said.Purpose), StateTexts.Of(row.Said.Given ? ConsentStanding.Given : ConsentStanding.Refused),
                    row.Said.At.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture), row.Said.Proof, row.By ?? "", row.Said.ScanId is { } scan ? scan.ToString(CultureInfo.InvariantCulture) : words["NoScan"],
                    StateTexts.Of(row.Said.Country), row.Said.TextVersion.ToString(CultureInfo.InvariantCulture), row.Said.Language, row.Words);
        }

        return file.ToArray();
    }

    private static void Line(CsvWriter csv, params string[] cells)
    {
        foreach (string cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }
}
