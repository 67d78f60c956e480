using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telegram.Bot;

/// <summary>The JSON settings of the Bot API, for reading an update from a webhook or keeping one.</summary>
public static class JsonBotAPI
{
    /// <summary>Options that read and write the Bot API's types.</summary>
    public static JsonSerializerOptions Options { get; } = Configured();

    /// <summary>Gives other options what it takes to read and write the Bot API's types.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault;
        options.TypeInfoResolverChain.Insert(0, JsonBotSerializerContext.Default);
    }

    private static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        return options;
    }
}
