using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.BotApi;
using FamilyLink.Bot.Sandbox.Media;

namespace FamilyLink.Bot.Sandbox.Updates;

/// <summary>What a post came to: Telegram's words for a failure, or null and perhaps a method call in the bot's answer.</summary>
internal sealed record PostOutcome(string? Error, (string Method, CallParameters Parameters)? Reply = null);

/// <summary>One POST of an update, with the secret header.</summary>
internal sealed class WebhookPost : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        // A bot on this machine may use a certificate of its own making; anywhere else it must be a real one.
        SslOptions = { RemoteCertificateValidationCallback = (sender, _, _, errors) => errors == 0 || IsLocal(sender) },
    })
    { Timeout = TimeSpan.FromSeconds(60) };

    public async Task<PostOutcome> Send(Webhook webhook, string update, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url);
        request.Content = new StringContent(update, Encoding.UTF8, "application/json");
        if (webhook.SecretToken is { } secret)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        try
        {
            using var response = await _http.SendAsync(request, stop);
            var body = await response.Content.ReadAsStringAsync(stop);
            return response.IsSuccessStatusCode
                ? new(null, Reply(body))
                : new($"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}");
        }
        catch (HttpRequestException failed)
        {
            return new(failed.HttpRequestError == HttpRequestError.ConnectionError ? "Connection refused" : "Connection failed");
        }
        catch (OperationCanceledException)
        {
            return new("Read timeout expired");
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A bot may answer an update with a method to do, which saves it a call.</summary>
    private static (string, CallParameters)? Reply(string body)
    {
        try
        {
            return body.Length > 0 && JsonNode.Parse(body) is JsonObject reply && reply.Word("method") is { Length: > 0 } method
                ? (method, new CallParameters(reply.ToDictionary(pair => pair.Key, pair => pair.Value), new Dictionary<string, Upload>()))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsLocal(object connection) =>
        connection is System.Net.Security.SslStream { TargetHostName: "localhost" or "127.0.0.1" or "::1" };
}
