using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot;

/// <summary>The methods of the Bot API, in the order and with the names of their parameters there.</summary>
public static partial class TelegramBotClientExtensions
{
    /// <summary>The bot itself; 401 when the token is wrong.</summary>
    public static Task<User> GetMe(
        this ITelegramBotClient botClient,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<User>("getMe"), cancellationToken);

    /// <summary>Updates from the offset on, 1 to 100 of them, waiting up to timeout seconds for the first; the offset confirms all before it.</summary>
    public static Task<Update[]> GetUpdates(
        this ITelegramBotClient botClient,
        int? offset = default,
        int? limit = default,
        int? timeout = default,
        IEnumerable<UpdateType>? allowedUpdates = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<Update[]>("getUpdates")
            .With("offset", offset)
            .With("limit", limit)
            .With("timeout", timeout)
            .WithJson("allowed_updates", allowedUpdates), cancellationToken);

    /// <summary>Has updates posted to an https address, with the secret in the header X-Telegram-Bot-Api-Secret-Token.</summary>
    public static Task SetWebhook(
        this ITelegramBotClient botClient,
        string url,
        InputFileStream? certificate = default,
        string? ipAddress = default,
        int? maxConnections = default,
        IEnumerable<UpdateType>? allowedUpdates = default,
        bool dropPendingUpdates = default,
        string? secretToken = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("setWebhook")
            .With("url", url)
            .With("certificate", certificate)
            .With("ip_address", ipAddress)
            .With("max_connections", maxConnections)
            .WithJson("allowed_updates", allowedUpdates)
            .With("drop_pending_updates", dropPendingUpdates)
            .With("secret_token", secretToken), cancellationToken);

    /// <summary>Ends the posting, so that updates can be polled.</summary>
    public static Task DeleteWebhook(
        this ITelegramBotClient botClient,
        bool dropPendingUpdates = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("deleteWebhook")
            .With("drop_pending_updates", dropPendingUpdates), cancellationToken);

    /// <summary>How updates are delivered at present.</summary>
    public static Task<WebhookInfo> GetWebhookInfo(
        this ITelegramBotClient botClient,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<WebhookInfo>("getWebhookInfo"), cancellationToken);
}
