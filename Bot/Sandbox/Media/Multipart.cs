using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FamilyLink.Bot.Sandbox.Media;

/// <summary>
/// Reads a form, plain or in parts, files straight to disk. The framework's own reader refuses file names that some client
/// libraries write bare and in Chinese, so the heads of the parts are read here.
/// </summary>
internal static partial class Multipart
{
    private const long LargestPart = 60 * 1024 * 1024;

    /// <summary>The fields and files in the order they came; throws <see cref="InvalidDataException"/> when the body is no form.</summary>
    public static async Task<(List<(string Name, string Value)> Fields, List<(string Name, Upload Upload)> Files)> Read(HttpRequest request, string directory)
    {
        var (fields, files) = (new List<(string, string)>(), new List<(string Name, Upload Upload)>());
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var (name, value) in await request.ReadFormAsync())
                fields.Add((name, value.ToString()));
            return (fields, files);
        }
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? throw new InvalidDataException("no boundary");
        try
        {
            await ReadParts(new MultipartReader(boundary, request.Body) { BodyLengthLimit = LargestPart }, directory, fields, files, request.HttpContext.RequestAborted);
            return (fields, files);
        }
        catch
        {
            Drop(files.Select(file => file.Upload), directory);
            throw;
        }
    }

    /// <summary>Removes files that no stored message came to use.</summary>
    public static void Drop(IEnumerable<Upload> uploads, string directory)
    {
        foreach (var upload in uploads.Where(upload => !upload.Used))
            File.Delete(Path.Combine(directory, upload.DiskName));
    }

    private static async Task ReadParts(
        MultipartReader reader, string directory, List<(string, string)> fields, List<(string, Upload)> files, CancellationToken stop)
    {
        try
        {
            while (await reader.ReadNextSectionAsync(stop) is { } part)
            {
                var head = part.ContentDisposition ?? "";
                var name = Parameter(head, NamePattern()) ?? throw new InvalidDataException("a part has no name");
                if (FileName(head) is { } fileName)
                    files.Add((name, await Upload.Save(part.Body, fileName, part.ContentType, directory, stop)));
                else
                    fields.Add((name, await new StreamReader(part.Body).ReadToEndAsync(stop)));
            }
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            throw new InvalidDataException("the body ends too early", cut);
        }
    }

    private static string? FileName(string head) =>
        EncodedFileName().Match(head) is { Success: true } encoded ? Uri.UnescapeDataString(encoded.Groups[1].Value) : Parameter(head, FileNamePattern());

    private static string? Parameter(string head, Regex pattern) => pattern.Match(head) is { Success: true } match
        ? match.Groups[1].Success ? match.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal) : match.Groups[2].Value.Trim()
        : null;

    [GeneratedRegex("""[;\s]name=(?:"((?:[^"\\]|\\.)*)"|([^;]*))""", RegexOptions.IgnoreCase)]
    private static partial Regex NamePattern();

    [GeneratedRegex("""[;\s]filename=(?:"((?:[^"\\]|\\.)*)"|([^;]*))""", RegexOptions.IgnoreCase)]
    private static partial Regex FileNamePattern();

    [GeneratedRegex("""[;\s]filename\*=utf-8''([^;\s]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedFileName();
}
