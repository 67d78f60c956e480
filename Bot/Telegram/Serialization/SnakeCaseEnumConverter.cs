using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Serialization;

/// <summary>Enums travel as snake_case words; a word this version does not know reads as the enum's zero, so that a newer server never breaks reading.</summary>
internal sealed class SnakeCaseEnumConverter<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Words = Enum.GetValues<TEnum>()
        .ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly Dictionary<string, TEnum> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key);

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return Values.GetValueOrDefault(reader.GetString()!);
        reader.Skip();
        return default;
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
        => writer.WriteStringValue(Words.TryGetValue(value, out var word) ? word : "unknown");
}
