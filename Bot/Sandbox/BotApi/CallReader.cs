using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Media;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>Reads a request's parameters from the query and from a JSON, form or multipart body.</summary>
internal static class CallReader
{
    public static async Task<CallParameters> Read(HttpRequest request, string filesDirectory)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        var uploads = new Dictionary<string, Upload>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query)
            values[name] = value.ToString();
        if (request.HasFormContentType)
            await ReadForm(request, values, uploads, filesDirectory);
        else if (request.HasJsonContentType())
            await ReadJson(request, values);
        return new(values, uploads);
    }

    private static async Task ReadForm(HttpRequest request, Dictionary<string, JsonNode?> values, Dictionary<string, Upload> uploads, string directory)
    {
        try
        {
            var (fields, files) = await Multipart.Read(request, directory);
            foreach (var (name, value) in fields)
                values[name] = value;
            foreach (var (name, upload) in files)
                uploads[name] = upload;
        }
        catch (InvalidDataException)
        {
            throw BotApiRefusal.Bad("can't parse the request body as a form");
        }
    }

    private static async Task ReadJson(HttpRequest request, Dictionary<string, JsonNode?> values)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (body.Length == 0)
            return;
        try
        {
            var node = JsonNode.Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
            foreach (var (name, value) in node as JsonObject ?? throw BotApiRefusal.Bad("can't parse the request body: object expected"))
                values[name] = value?.DeepClone();
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw BotApiRefusal.Bad("can't parse the request body as JSON");
        }
    }
}
