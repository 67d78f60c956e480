using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Store;
using FamilyLink.Bot.Sandbox.Updates;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>Setting, removing and asking after the webhook.</summary>
internal static class WebhookMethods
{
    public static JsonNode Set(BotCall call)
    {
        var url = call.Parameters.Text("url") ?? "";
        if (url.Length == 0)
            return Delete(call);
        var secret = call.Parameters.Text("secret_token") is { Length: > 0 } given ? given : null;
        if (secret is { Length: > 256 } || secret?.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') == false)
            throw BotApiRefusal.Bad("secret token contains unallowed characters");
        Check(url);
        Webhook.Save(call.Session, new(url, secret, (int)Math.Clamp(call.Parameters.Number("max_connections") ?? 40, 1, 100)));
        Allow(call);
        DropPending(call);
        return true;
    }

    public static JsonNode Delete(BotCall call)
    {
        Webhook.Save(call.Session, null);
        DropPending(call);
        return true;
    }

    public static JsonNode Info(BotCall call)
    {
        var webhook = Webhook.Read(call.Session);
        var info = new JsonObject
        {
            ["url"] = webhook?.Url ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = call.Session.PendingCount(),
        };
        if (webhook is not null)
            info["max_connections"] = webhook.MaxConnections;
        if (webhook?.LastErrorDate is { } date)
            (info["last_error_date"], info["last_error_message"]) = (date, webhook.LastErrorMessage);
        if (call.Session.Allowed() is { } allowed)
            info["allowed_updates"] = allowed;
        return info;
    }

    /// <summary>Remembers allowed_updates when the call names them; otherwise the earlier choice stays.</summary>
    public static void Allow(BotCall call)
    {
        if (call.Parameters.Json("allowed_updates", "allowed updates") is JsonArray types)
            call.Session.Allow(types);
    }

    /// <summary>Telegram wants https; this server also posts plainly within the machine, so that a bot can be tried without a certificate.</summary>
    private static void Check(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw BotApiRefusal.Bad("bad webhook: invalid webhook URL specified");
        if (uri.Scheme == "http" && !uri.IsLoopback)
            throw BotApiRefusal.Bad("bad webhook: An HTTPS URL must be provided for webhook");
    }

    private static void DropPending(BotCall call)
    {
        if (call.Parameters.Flag("drop_pending_updates"))
            call.Session.DropUpdates();
    }
}
