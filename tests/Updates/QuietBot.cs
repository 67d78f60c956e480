using System.Collections.Concurrent;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace FamilyLink.Tests.Updates;

/// <summary>Takes down what goes to Telegram directly: toasts and menus.</summary>
public sealed class QuietBot : ITelegramBotClient
{
    public ConcurrentQueue<string?> Toasts { get; } = [];

    public ConcurrentQueue<string> Methods { get; } = [];

    /// <summary>When set, every call fails: cosmetics must stop nothing.</summary>
    public bool Down { get; set; }

    public bool LocalBotServer => true;

    public long BotId => 1;

    public TimeSpan Timeout { get; set; }

    public IExceptionParser ExceptionsParser { get; set; } = default!;

    public event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest { add { } remove { } }

    public event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived { add { } remove { } }

    public async Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        if (Down) throw new RequestException("down");
        Methods.Enqueue(request.MethodName);
        if (request.MethodName == "answerCallbackQuery")
        {
            using var body = JsonDocument.Parse(await request.ToHttpContent()!.ReadAsStringAsync(cancellationToken));
            Toasts.Enqueue(body.RootElement.TryGetProperty("text", out var text) ? text.GetString() : null);
        }
        return default!;
    }

    public Task<bool> TestApi(CancellationToken cancellationToken = default) => Task.FromResult(true);

    public Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
