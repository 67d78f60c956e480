using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Serialization;

/// <summary>Instants travel as seconds since 1970 and are DateTime in UTC here; 0 means "no date" (a message the bot may no longer see) and reads as default.</summary>
internal sealed class UnixSecondsConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.GetInt64() is var seconds && seconds > 0 ? DateTime.UnixEpoch.AddSeconds(seconds) : default;

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
        => writer.WriteNumberValue(value == default ? 0 : (long)(value.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
}
