using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Settings;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace FamilyLink.Bot.Updates;

/// <summary>Takes updates that the chat service posts: right secret, committed, then 200.</summary>
public sealed partial class Webhook(BotClients clients, Intake intake, IntakeState state, TelegramSettings settings, TimeProvider machine, ILogger<Webhook> log) : BackgroundService
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int LargestUpdate = 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private readonly byte[] _secret = SHA256.HashData(Encoding.UTF8.GetBytes(settings.WebhookSecret ?? ""));

    /// <summary>Answers 401 to whoever does not know the secret, 400 to what is no update, 200 once it is committed.</summary>
    public async Task Receive(HttpContext context)
    {
        if (!KnowsSecret(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (await Body(context) is not { } update)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await intake.Commit([update], context.RequestAborted);
        state.Good(machine.GetUtcNow().UtcDateTime);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var wait = TimeSpan.FromSeconds(1); !await Announced(stoppingToken); wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
            await Task.Delay(wait, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<bool> Announced(CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return true;
        try
        {
            // One connection keeps the order in which a person spoke.
            await clients.Sending.SetWebhook(settings.WebhookUrl!.ToString(), maxConnections: 1, allowedUpdates: Intake.Wanted, dropPendingUpdates: false, secretToken: settings.WebhookSecret, cancellationToken: stop);
            state.Good(machine.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            var words = IntakeTrouble.Words(failure);
            if (state.Trouble != words) Said(words);
            state.Bad(words);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    // Hashes have one length, so the time of the comparison tells nothing of the secret's.
    private bool KnowsSecret(HttpRequest request) => settings.WebhookSecret is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[SecretHeader].ToString())), _secret);

    private static async Task<JsonElement?> Body(HttpContext context)
    {
        if (context.Request.ContentLength > LargestUpdate) return null;
        try
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
            return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("update_id", out var id) && id.ValueKind == JsonValueKind.Number ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Words}")]
    private partial void Said(string words);
}
