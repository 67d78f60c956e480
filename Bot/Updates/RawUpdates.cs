using System.Net.Http.Json;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types.Enums;

namespace FamilyLink.Bot.Updates;

/// <summary>getUpdates with its answer as it came, so that one update that cannot be read spoils only itself.</summary>
/// <param name="Offset">Confirms all before it; null for the first call.</param>
/// <param name="Seconds">How long the chat service may hold the call back.</param>
internal sealed record RawUpdates(long? Offset, int Seconds) : IRequest<JsonElement[]>
{
    public HttpMethod HttpMethod => HttpMethod.Post;

    public string MethodName => "getUpdates";

    public bool IsWebhookResponse { get; set; }

    public HttpContent? ToHttpContent() => new StringContent(
        $$"""{ {{(Offset is { } o ? $"\"offset\":{o}," : "")}}"limit":100,"timeout":{{Seconds}},"allowed_updates":{{JsonSerializer.Serialize<IEnumerable<UpdateType>>(Intake.Wanted, JsonBotAPI.Options)}}}""",
        System.Text.Encoding.UTF8, "application/json");
}
