namespace Telegram.Bot.Requests.Abstractions;

/// <summary>One call of a Bot API method.</summary>
public interface IRequest
{
    /// <summary>GET or POST.</summary>
    HttpMethod HttpMethod { get; }

    /// <summary>The method's name, such as sendMessage.</summary>
    string MethodName { get; }

    /// <summary>Whether the content also names the method, so that it can be the answer to a webhook post.</summary>
    bool IsWebhookResponse { get; set; }

    /// <summary>The body: JSON, multipart when a file goes along, or null when there are no parameters.</summary>
    HttpContent? ToHttpContent();
}

/// <summary>One call of a Bot API method that returns a known type.</summary>
public interface IRequest<TResponse> : IRequest;
