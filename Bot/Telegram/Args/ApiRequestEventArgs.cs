using Telegram.Bot.Requests.Abstractions;

namespace Telegram.Bot.Args;

/// <summary>A request about to be sent.</summary>
public class ApiRequestEventArgs(IRequest request, HttpRequestMessage? httpRequestMessage = default) : EventArgs
{
    /// <summary>The method and its parameters.</summary>
    public IRequest Request { get; } = request;

    /// <summary>The HTTP message that carries it.</summary>
    public HttpRequestMessage? HttpRequestMessage { get; } = httpRequestMessage;
}
