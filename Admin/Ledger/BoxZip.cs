using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Ledger;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Registers;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Domain.Texts;
using Microsoft.Extensions.Localization;

namespace FamilyLink.Admin.Ledger;

/// <summary>The inspector's box as one file: contents, register, ledger and the pictures whose families agree; what is long is written to the disk and not held.</summary>
/// <param name="store">The store.</param>
/// <param name="box">The lid.</param>
/// <param name="ledger">The lines.</param>
/// <param name="registers">The register.</param>
/// <param name="care">Pictures of records.</param>
/// <param name="notes">Pictures of notes.</param>
/// <param name="media">Where they lie.</param>
/// <param name="words">The page's words.</param>
public sealed class BoxZip(Store store, LedgerBox box, LedgerBook ledger, RegisterBook registers, CareBook care, NoteBook notes, MediaStore media, IStringLocalizer<LedgerTexts> words)
{
    /// <summary>Makes it in a file that goes when it is closed; null when the person may not, or there is no such term or class.</summary>
    public async Task<Stream?> Make(Who who, DateOnly? term, long? classId, CancellationToken stop)
    {
        var opened = await store.Write(who, work => box.Open(work, work.Actor.SchoolId, term, classId), stop);
        if (opened.Value is not { } lid)
            return null;
        var lines = new List<LedgerLine>();
        foreach (var month in lid.Months)
            lines.AddRange((await store.Write(who, work => ledger.TakeOut(work, work.Actor.SchoolId, new LedgerWish(month) { ClassId = classId }), stop)).Value?.AsEnumerable().Reverse() ?? []);
        var register = await store.Write(who, work => registers.Export(work, work.Actor.SchoolId, classId), stop);
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                if (register.Value is { } known)
                    Put(zip, words["RegisterFile"] + ".xlsx", to => RegisterSheets.Write(to, known));
                Put(zip, words["LedgerFile"] + ".xlsx", to => LedgerSheets.Write(to, lines));
                var pictures = await Pictures(zip, who, lines, stop);
                Put(zip, words["ContentsFile"] + ".html", to => to.Write(Encoding.UTF8.GetBytes(Contents(lid, register.Value, lines, pictures))));
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static void Put(ZipArchive zip, string name, Action<Stream> write)
    {
        using var held = new MemoryStream();
        write(held);
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(held.ToArray());
    }

    private async Task<List<(string File, LedgerLine Line)>> Pictures(ZipArchive zip, Who who, List<LedgerLine> lines, CancellationToken stop)
    {
        var put = new List<(string, LedgerLine)>();
        foreach (var (line, picture) in lines.SelectMany(l => l.Media.Where(m => m.Kind == LedgerMediaKind.Picture).Select(m => (l, m))))
        {
            if (await Look(who, picture, stop) is not { } seen || media.OpenRead(seen.Owner, seen.File).Content is not { } content)
                continue;
            await using (content)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{words["PicturesFolder"].Value}/{put.Count + 1:000}.{seen.File.Kind.ToString().ToLowerInvariant()}");
                await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(stop);
                await content.CopyToAsync(entry, stop);
                put.Add((name, line));
            }
        }

        return put;
    }

    private async Task<(long Owner, MediaRef File)?> Look(Who who, LedgerMedia picture, CancellationToken stop)
    {
        if (picture.Source == LedgerSource.Record)
            return (await store.Write(who, work => care.Look(work, picture.Id), stop)).Value is { Content: { } file } one ? (one.OwnerId, file) : null;
        var found = await store.Write(who, work => notes.File(work, picture.Id), stop);
        return found.Ok ? (found.Value.ChildId, found.Value.Media) : null;
    }

    private string Contents(BoxLid lid, Register? register, List<LedgerLine> lines, List<(string File, LedgerLine Line)> pictures)
    {
        var page = new StringBuilder();
        string title = $"{lid.School} {words["BoxTitle"].Value}";
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{CultureInfo.CurrentUICulture.Name}\"><meta charset=\"utf-8\"><title>{Safe(title)}</title><h1>{Safe(title)}</h1>");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Safe(lid.Class ?? words["AllClasses"].Value)} · {Safe(words["Between", Parts.Moments.Date(lid.Span.From), Parts.Moments.Date(lid.Span.Until)].Value)} · {Safe(words["MadeOn", Parts.Moments.Date(lid.Day)].Value)}</p><ol>");
        page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Uri.EscapeDataString(words["RegisterFile"] + ".xlsx")}\">{Safe(words["PartRegister"].Value)}</a> {Safe(words["ChildCount", register?.Total.Children ?? 0].Value)}</li>");
        page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Uri.EscapeDataString(words["LedgerFile"] + ".xlsx")}\">{Safe(words["PartRecords"].Value)}</a> {Safe(words["LineCount", lines.Count].Value)}; {Safe(words["LackCount", lines.Count(LedgerEvidence.Lacks)].Value)}</li>");
        page.Append(CultureInfo.InvariantCulture, $"<li>{Safe(words["PartPictures"].Value)} {Safe(words["PictureCount", pictures.Count].Value)}<ul>");
        foreach (var (file, line) in pictures)
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{string.Join('/', file.Split('/').Select(Uri.EscapeDataString))}\">{Safe(file)}</a> {Safe($"{Parts.Moments.Date(line.Day)} {StateTexts.Of(line.Kind)} {LedgerWords.Names(line)}")}</li>");
        return page.Append("</ul></li></ol></html>").ToString();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
