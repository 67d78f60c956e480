using System.Globalization;

namespace Telegram.Bot;

/// <summary>The token, the server and the automatic retries of one bot.</summary>
public class TelegramBotClientOptions
{
    private const string PublicServer = "https://api.telegram.org";

    /// <summary>The bot's token as BotFather gave it; a secret, never logged.</summary>
    public string Token { get; }

    /// <summary>The other Bot API server as it was given, or null for Telegram's own.</summary>
    public string? BaseUrl { get; }

    /// <summary>Whether Telegram's test environment is spoken to.</summary>
    public bool UseTestEnvironment { get; }

    /// <summary>The bot's own user id: the digits before the colon of the token.</summary>
    public long BotId { get; }

    /// <summary>Whether a server other than Telegram's own is used.</summary>
    public bool LocalBotServer { get; }

    /// <summary>Where files are fetched from: scheme, host, port, then /file/bot and the token.</summary>
    public string BaseFileUrl { get; }

    /// <summary>Where methods are called: scheme, host, port, then /bot and the token.</summary>
    public string BaseRequestUrl { get; }

    /// <summary>The longest retry_after, in seconds, that the client waits out by itself; 0 makes every 429 an exception at once.</summary>
    public int RetryThreshold { get; set; } = 60;

    /// <summary>How many attempts in all one request gets when it is answered with 429.</summary>
    public int RetryCount { get; set; } = 3;

    /// <summary>Checks the token (1 to 16 digits, a colon, the secret) and keeps only scheme, host and port of the base address; throws ArgumentException otherwise.</summary>
    public TelegramBotClientOptions(string token, string? baseUrl = default, bool useTestEnvironment = false)
    {
        ArgumentNullException.ThrowIfNull(token);
        Token = token;
        BaseUrl = baseUrl;
        UseTestEnvironment = useTestEnvironment;
        BotId = BotIdOf(token);
        LocalBotServer = baseUrl is not null;
        var server = baseUrl is null ? PublicServer : RootOf(baseUrl);
        var environment = useTestEnvironment ? "/test" : "";
        BaseRequestUrl = $"{server}/bot{token}{environment}";
        BaseFileUrl = $"{server}/file/bot{token}{environment}";
    }

    private static long BotIdOf(string token)
    {
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        return colon is >= 1 and <= 16
            && long.TryParse(token.AsSpan(0, colon), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id)
                ? id
                : throw new ArgumentException("A bot token is digits, a colon and a secret", nameof(token));
    }

    private static string RootOf(string baseUrl)
        => Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) && !string.IsNullOrEmpty(uri.Authority)
            ? $"{uri.Scheme}://{uri.Authority}"
            : throw new ArgumentException("A base address looks like http://localhost:8081", nameof(baseUrl));
}
