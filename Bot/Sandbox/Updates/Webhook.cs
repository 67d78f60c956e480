using System.Text.Json;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.Updates;

/// <summary>Where updates are posted, as the bot set it.</summary>
/// <param name="Url">The bot's address.</param>
/// <param name="SecretToken">Goes along in X-Telegram-Bot-Api-Secret-Token.</param>
/// <param name="MaxConnections">Most posts at a time.</param>
/// <param name="LastErrorDate">Unix seconds of the latest failure (machine clock).</param>
/// <param name="LastErrorMessage">Its words.</param>
internal sealed record Webhook(string Url, string? SecretToken, int MaxConnections, long? LastErrorDate = null, string? LastErrorMessage = null)
{
    private const string Name = "webhook";

    public static Webhook? Read(StoreSession session) =>
        session.Setting(Name) is { } json ? JsonSerializer.Deserialize<Webhook>(json, SandboxJson.Options) : null;

    public static void Save(StoreSession session, Webhook? webhook)
    {
        session.Set(Name, webhook is null ? null : JsonSerializer.Serialize(webhook, SandboxJson.Options));
        session.Mark(Marks.Updates);
    }
}
