using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FamilyLink.Bot.Sandbox;

/// <summary>How the sandbox writes JSON: snake_case, absent instead of null, Chinese readable.</summary>
public static class SandboxJson
{
    /// <summary>The options both the server and <see cref="SandboxClient"/> use.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Write(JsonNode node) => node.ToJsonString(Options);

    internal static JsonObject Object(string json) => JsonNode.Parse(json)!.AsObject();

    internal static JsonNode? ToNode<T>(T value) => JsonSerializer.SerializeToNode(value, Options);

    internal static string? Word(this JsonObject from, string name) => from[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(Options),
    };

    internal static long? Whole(this JsonObject from, string name) =>
        long.TryParse(from.Word(name), System.Globalization.NumberStyles.AllowLeadingSign, null, out var number) ? number : null;

    internal static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}
