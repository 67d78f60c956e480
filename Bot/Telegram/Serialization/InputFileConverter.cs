using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Serialization;

/// <summary>A file is named by its id, its address, or the multipart part that carries it; it is only ever written.</summary>
internal sealed class InputFileConverter : JsonConverter<InputFile>
{
    public override bool CanConvert(Type typeToConvert) => typeof(InputFile).IsAssignableFrom(typeToConvert);

    public override InputFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => InputFile.FromString(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, InputFile value, JsonSerializerOptions options)
        => writer.WriteStringValue(value switch
        {
            InputFileId file => file.Id,
            InputFileUrl file => file.Url.ToString(),
            InputFileStream file => $"attach://{file.PartName}",
            _ => throw new JsonException("Unknown kind of file"),
        });
}
