using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Serialization;

/// <summary>A chat is named by its number or by @username.</summary>
internal sealed class ChatIdConverter : JsonConverter<ChatId>
{
    public override ChatId? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.Number ? new ChatId(reader.GetInt64()) : new ChatId(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ChatId value, JsonSerializerOptions options)
    {
        if (value.Identifier is { } id) writer.WriteNumberValue(id);
        else writer.WriteStringValue(value.Username);
    }
}
