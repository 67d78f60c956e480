using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot;

/// <summary>A handler that is awaited before the request goes on.</summary>
public delegate ValueTask AsyncEventHandler<in TArgs>(ITelegramBotClient botClient, TArgs args, CancellationToken cancellationToken = default);

/// <summary>A client of the Bot API.</summary>
public interface ITelegramBotClient
{
    /// <summary>Whether a server other than Telegram's own is used.</summary>
    bool LocalBotServer { get; }

    /// <summary>The bot's own user id.</summary>
    long BotId { get; }

    /// <summary>How long one request may take before it fails as timed out.</summary>
    TimeSpan Timeout { get; set; }

    /// <summary>Turns a refusal of the server into the exception that is thrown.</summary>
    IExceptionParser ExceptionsParser { get; set; }

    /// <summary>Awaited before every attempt to call a method.</summary>
    event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest;

    /// <summary>Awaited after every answer, before it is read.</summary>
    event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived;

    /// <summary>Calls a method; throws ApiRequestException when the server refuses and RequestException when no valid answer came.</summary>
    Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default);

    /// <summary>Asks getMe whether the token is good; false on 401, any other failure throws.</summary>
    Task<bool> TestApi(CancellationToken cancellationToken = default);

    /// <summary>Copies the file at a path that getFile gave into a stream.</summary>
    Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Copies a file that getFile described into a stream.</summary>
    Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default);
}
