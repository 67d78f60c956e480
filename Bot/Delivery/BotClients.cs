using System.Net.Sockets;
using Telegram.Bot;

namespace FamilyLink.Bot.Delivery;

/// <summary>Makes the clients of the Bot API: one for what is sent, one for files, one for the long poll. Nothing here logs: the token is part of every address.</summary>
public sealed class BotClients : IDisposable
{
    /// <summary>How long one call may take before its outcome is unknown.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long a call that carries files may take: twenty megabytes (telegram.md) over a village's line of 0.6 Mbit/s.</summary>
    public static readonly TimeSpan UploadTimeout = TimeSpan.FromMinutes(5);

    /// <summary>How long the chat service may hold a poll back.</summary>
    public static readonly TimeSpan PollWait = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly Lazy<(TelegramBotClient Client, HttpClient Http)> _sending;
    private readonly Lazy<(TelegramBotClient Client, HttpClient Http)> _uploading;
    private readonly Lazy<(TelegramBotClient Client, HttpClient Http)> _polling;

    /// <summary>Prepares the clients; the server's address is asked for at the first call, when a hosted sandbox listens.</summary>
    /// <param name="token">The bot's token.</param>
    /// <param name="server">Gives the server's root address, or null for Telegram's own.</param>
    public BotClients(string token, Func<string?> server)
    {
        _sending = new(() => Make(token, server(), CallTimeout));
        _uploading = new(() => Make(token, server(), UploadTimeout));
        _polling = new(() => Make(token, server(), PollWait + CallTimeout));
    }

    /// <summary>For everything but files and the poll.</summary>
    public ITelegramBotClient Sending => _sending.Value.Client;

    /// <summary>For what carries files.</summary>
    public ITelegramBotClient Uploading => _uploading.Value.Client;

    /// <summary>For the long poll.</summary>
    public ITelegramBotClient Polling => _polling.Value.Client;

    /// <inheritdoc />
    public void Dispose()
    {
        if (_sending.IsValueCreated) _sending.Value.Http.Dispose();
        if (_uploading.IsValueCreated) _uploading.Value.Http.Dispose();
        if (_polling.IsValueCreated) _polling.Value.Http.Dispose();
    }

    // The wait after a 429 is ours and is stored, so the client must not wait by itself.
    private static (TelegramBotClient, HttpClient) Make(string token, string? server, TimeSpan timeout)
    {
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(3), ConnectCallback = Connect }) { Timeout = timeout };
        return (new TelegramBotClient(new TelegramBotClientOptions(token, server) { RetryThreshold = 0 }, http), http);
    }

    /// <summary>Connects by itself, so that a connection that never came about can be told from an answer that never came.</summary>
    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ConnectTimeout);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, patience.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is OperationCanceledException && ct.IsCancellationRequested) throw;
            throw new NeverConnected(e);
        }
    }
}

/// <summary>No connection came about, so nothing was delivered.</summary>
/// <param name="inner">The reason: no such host, refused, unreachable or no answer in time.</param>
public sealed class NeverConnected(Exception inner) : IOException("No connection to the chat service.", inner);
