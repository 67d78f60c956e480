using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Media;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>
/// The parameters of one call, whether they came in the query, a form, parts or JSON: a number may be a string, an object
/// may be JSON inside a string, true may be "true" or "1".
/// </summary>
internal sealed class CallParameters(IReadOnlyDictionary<string, JsonNode?> values, IReadOnlyDictionary<string, Upload> uploads)
{
    public IReadOnlyDictionary<string, JsonNode?> Values { get; } = values;

    public IReadOnlyDictionary<string, Upload> Uploads { get; } = uploads;

    public bool Has(string name) => Text(name) is { Length: > 0 };

    public string? Text(string name) => Values.GetValueOrDefault(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => SandboxJson.Write(other),
    };

    public long? Number(string name) =>
        long.TryParse(Text(name)?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => Text(name)?.Trim().ToLowerInvariant() is "true" or "yes" or "1";

    /// <summary>An object or array; <paramref name="what"/> is Telegram's name for it when it cannot be read.</summary>
    public JsonNode? Json(string name, string what)
    {
        if (!Has(name))
            return null;
        var value = Values[name];
        if (value is JsonObject or JsonArray)
            return value.DeepClone();
        try
        {
            return JsonNode.Parse(Text(name)!);
        }
        catch (JsonException)
        {
            throw BotApiRefusal.Bad($"can't parse {what} JSON object");
        }
    }

    public Upload? Upload(string name) => Uploads.GetValueOrDefault(name);

    /// <summary>The same call with some parameters put differently, for an item of an album.</summary>
    public CallParameters With(JsonObject item) => new(item.ToDictionary(pair => pair.Key, pair => pair.Value), Uploads);

    /// <summary>What the request log shows: the parameters, and a word in place of each file.</summary>
    public JsonObject ToLog()
    {
        var log = new JsonObject();
        foreach (var (name, value) in Values)
            log[name] = value?.DeepClone();
        foreach (var (name, upload) in Uploads)
            log[name] ??= new JsonObject { ["file_name"] = upload.FileName, ["mime_type"] = upload.ContentType, ["size"] = upload.Size };
        return log;
    }
}
