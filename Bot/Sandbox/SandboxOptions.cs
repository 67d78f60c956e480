namespace FamilyLink.Bot.Sandbox;

/// <summary>What the product does about the sandbox: run it, use one that runs elsewhere, or neither.</summary>
public enum SandboxMode
{
    /// <summary>The product runs the server in its own process (default without a token).</summary>
    Host,

    /// <summary>The server runs as a process of its own; the product uses it and follows its clock.</summary>
    Join,

    /// <summary>No sandbox (always so with a token).</summary>
    Off,
}

/// <summary>Settings of the sandbox server, bound from <c>Sandbox</c>; instants are UTC.</summary>
public sealed class SandboxOptions
{
    /// <summary>The bot's token unless <see cref="Token"/> says otherwise: digits, a colon and a word, as client libraries check.</summary>
    public const string DefaultToken = "1000001:sandbox";

    /// <summary>Host, Join or Off.</summary>
    public SandboxMode Mode { get; set; } = SandboxMode.Host;

    /// <summary>Where the server listens: http, a loopback address, no path; port 0 takes a free one.</summary>
    public string Url { get; set; } = "http://127.0.0.1:5081";

    /// <summary>The directory that keeps chats, files, queue and clock; made when missing.</summary>
    public string DataDirectory { get; set; } = "./data/sandbox";

    /// <summary>The one token this server knows; the digits before the colon are the bot's id.</summary>
    public string Token { get; set; } = DefaultToken;

    /// <summary>The bot's user name, without the at sign.</summary>
    public string BotUsername { get; set; } = "FamilyLinkSandboxBot";

    /// <summary>Where a new clock starts, UTC; null is the machine's time. An existing clock is not touched.</summary>
    public DateTimeOffset? StartAt { get; set; }

    /// <summary>How long a press can be answered, by the machine's clock; afterwards "query is too old".</summary>
    public TimeSpan PressLife { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The wait before a failed webhook post is tried again; it doubles up to a minute.</summary>
    public TimeSpan WebhookFirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Returns what is wrong with these settings and the mend, or null when they can be served.</summary>
    public string? Fault()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp)
            return $"Sandbox:Url is '{Url}'; give an http address such as http://127.0.0.1:5081";
        if (!uri.IsLoopback)
            return $"Sandbox:Url is '{Url}'; the sandbox lets anyone speak as anyone, so it listens on this machine alone: use http://127.0.0.1:{uri.Port}";
        if (uri.AbsolutePath != "/")
            return $"Sandbox:Url is '{Url}'; remove the path, because client libraries drop it";
        return BotId == 0 ? "The sandbox token must be digits, a colon and a word, such as " + DefaultToken : null;
    }

    /// <summary>The bot's user id: the digits of the token, or 0 when the token is malformed.</summary>
    public long BotId =>
        Token.IndexOf(':', StringComparison.Ordinal) is > 0 and <= 16 and var colon && colon < Token.Length - 1
        && long.TryParse(Token.AsSpan(0, colon), System.Globalization.NumberStyles.None, null, out var id) ? id : 0;
}
