using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Serialization;

/// <summary>Reads the subtype that one property names, wherever it stands in the object; a name this version does not know reads as the fallback instead of spoiling the whole answer.</summary>
internal abstract class SubtypeConverter<T>(string property, Type fallback, params (string Name, Type Type)[] subtypes) : JsonConverter<T>
    where T : class
{
    private readonly Dictionary<string, Type> _subtypes = subtypes.ToDictionary(subtype => subtype.Name, subtype => subtype.Type);

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var ahead = reader;
        using var document = JsonDocument.ParseValue(ref ahead);
        var name = document.RootElement.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return (T?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(_subtypes.GetValueOrDefault(name, fallback)));
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
}
