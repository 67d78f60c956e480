using System.Net;
using System.Net.Http.Json;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot;

/// <summary>Speaks to a Bot API server over HTTP.</summary>
public partial class TelegramBotClient : ITelegramBotClient
{
    private readonly TelegramBotClientOptions _options;
    private readonly HttpClient _http;

    /// <summary>A client with these options; without an HttpClient of the caller's it makes one that renews its connections every three minutes.</summary>
    public TelegramBotClient(TelegramBotClientOptions options, HttpClient? httpClient = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _http = httpClient ?? new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(3) });
        GlobalCancelToken = cancellationToken;
    }

    /// <summary>A client of Telegram's own server with the default options.</summary>
    public TelegramBotClient(string token, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
        : this(new TelegramBotClientOptions(token), httpClient, cancellationToken) { }

    /// <summary>The bot's token; a secret, never logged.</summary>
    public string Token => _options.Token;

    /// <summary>The bot's own user id.</summary>
    public long BotId => _options.BotId;

    /// <summary>Whether a server other than Telegram's own is used.</summary>
    public bool LocalBotServer => _options.LocalBotServer;

    /// <summary>How long one request may take before it fails as timed out.</summary>
    public TimeSpan Timeout
    {
        get => _http.Timeout;
        set => _http.Timeout = value;
    }

    /// <summary>Ends every request of this client when it is cancelled.</summary>
    public CancellationToken GlobalCancelToken { get; }

    /// <summary>Turns a refusal of the server into the exception that is thrown.</summary>
    public IExceptionParser ExceptionsParser { get; set; } = new DefaultExceptionParser();

    /// <summary>Awaited before every attempt to call a method.</summary>
    public event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest;

    /// <summary>Awaited after every answer, before it is read.</summary>
    public event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived;

    /// <summary>Calls a method; throws ApiRequestException when the server refuses and RequestException when no valid answer came.</summary>
    public virtual async Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken, cancellationToken);
        using var content = request.ToHttpContent();
        for (var attempt = 1; ; attempt++)
        {
            using var response = await Exchange(request, content, both.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
                return (await Read<ApiResponse<TResponse>>(response, a => a.Ok && a.Result is not null, both.Token).ConfigureAwait(false)).Result!;

            var refusal = await ReadRefusal(response, both.Token).ConfigureAwait(false);
            if (WaitBefore(refusal, attempt) is not { } wait) throw ExceptionsParser.Parse(refusal);
            await Task.Delay(wait, both.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Asks getMe whether the token is good; false on 401, any other failure throws.</summary>
    public async Task<bool> TestApi(CancellationToken cancellationToken = default)
    {
        try
        {
            await SendRequest(new ApiCall<User>("getMe"), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ApiRequestException refusal) when (refusal.ErrorCode == 401)
        {
            return false;
        }
    }

    private async Task<HttpResponseMessage> Exchange(IRequest request, HttpContent? content, CancellationToken cancel)
    {
        // Not disposed here: disposing the message would dispose the content that a further attempt needs.
        var message = new HttpRequestMessage(request.HttpMethod, $"{_options.BaseRequestUrl}/{request.MethodName}") { Content = content };
        var args = new ApiRequestEventArgs(request, message);
        if (OnMakingApiRequest is not null) await OnMakingApiRequest(this, args, cancel).ConfigureAwait(false);
        // A further attempt must be able to send a stream that can be read only once.
        if (content is not null && _options is { RetryThreshold: > 0, RetryCount: > 1 }) await content.LoadIntoBufferAsync(cancel).ConfigureAwait(false);
        var response = await Send(message, cancel).ConfigureAwait(false);
        if (OnApiResponseReceived is not null) await OnApiResponseReceived(this, new(response, args), cancel).ConfigureAwait(false);
        return response;
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage message, CancellationToken cancel)
    {
        try
        {
            return await _http.SendAsync(message, cancel).ConfigureAwait(false);
        }
        catch (TaskCanceledException timeout) when (!cancel.IsCancellationRequested)
        {
            throw new RequestException("Bot API Request timed out", timeout);
        }
        catch (Exception failure) when (failure is not TaskCanceledException)
        {
            // The inner exception is kept as it is: its HttpRequestError tells what provably never arrived.
            throw new RequestException($"Bot API Service Failure: {failure.GetType().Name}: {failure.Message}", failure);
        }
    }

    private TimeSpan? WaitBefore(ApiResponse refusal, int attempt)
        => refusal.ErrorCode == 429 && attempt < _options.RetryCount && _options.RetryThreshold > 0
            && refusal.Parameters?.RetryAfter is { } seconds && seconds <= _options.RetryThreshold
                ? TimeSpan.FromSeconds(seconds)
                : null;

    private static Task<ApiResponse> ReadRefusal(HttpResponseMessage response, CancellationToken cancel)
        => Read<ApiResponse>(response, a => a.ErrorCode != 0 && a.Description is not null, cancel);

    private static async Task<T> Read<T>(HttpResponseMessage response, Predicate<T> isWhole, CancellationToken cancel) where T : class
    {
        T? answer;
        try
        {
            answer = await response.Content.ReadFromJsonAsync<T>(JsonBotAPI.Options, cancel).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw new RequestException("There was an exception during deserialization of the response", response.StatusCode, failure);
        }
        return answer is not null && isWhole(answer)
            ? answer
            : throw new RequestException("Required properties not found in response", response.StatusCode);
    }
}
