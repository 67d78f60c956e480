using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Media;

namespace FamilyLink.Bot.Sandbox.People;

/// <summary>The body of a /sandbox call, JSON or form: its fields and its files in the order they came.</summary>
internal sealed record SandboxBody(JsonNode Root, IReadOnlyList<(string Name, Upload Upload)> Uploads)
{
    public JsonObject Fields => Root as JsonObject ?? throw SandboxRefusal.Wrong("the body must be a JSON object");

    public string? Text(string name) => Fields.Word(name) is { Length: > 0 } text ? text : null;

    public long? Number(string name)
    {
        if (Text(name) is null)
            return null;
        return Fields.Whole(name) ?? throw SandboxRefusal.Wrong($"{name}: must be a whole number");
    }

    public long Needed(string name) => Number(name) ?? throw SandboxRefusal.Wrong($"{name}: is needed");

    /// <summary>The files by what the person sends them as.</summary>
    public IReadOnlyList<(string Kind, Upload Upload)> Files() => [.. Uploads.Select(file => (Kind(file.Name), file.Upload))];

    public static async Task<SandboxBody> Read(HttpRequest request, string filesDirectory)
    {
        if (request.HasFormContentType)
            return await ReadForm(request, filesDirectory);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (body.Length == 0)
            return new(new JsonObject(), []);
        try
        {
            return new(JsonNode.Parse(body.GetBuffer().AsSpan(0, (int)body.Length)) ?? new JsonObject(), []);
        }
        catch (JsonException)
        {
            throw SandboxRefusal.Wrong("the body is not JSON (send JSON, a form or multipart/form-data)");
        }
    }

    private static async Task<SandboxBody> ReadForm(HttpRequest request, string filesDirectory)
    {
        var (fields, files) = await Multipart.Read(request, filesDirectory);
        var root = new JsonObject();
        foreach (var (name, value) in fields)
            root[name] = value;
        return new(root, files);
    }

    private static string Kind(string part) => part.TrimEnd(']', '[', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
    {
        "photo" or "photos" => "photo",
        "voice" => "voice",
        "video" or "videos" => "video",
        "audio" => "audio",
        "video_note" => "video_note",
        "document" or "documents" => "document",
        _ => throw SandboxRefusal.Wrong($"{part}: name the part photo, voice, video, video_note, audio or document"),
    };
}
