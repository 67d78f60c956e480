using System.Net;

namespace Telegram.Bot.Exceptions;

/// <summary>A call that got no valid answer: no connection, a timeout, or a body that is not the Bot API's.</summary>
public class RequestException : Exception
{
    /// <summary>The HTTP status of the answer, or null when none came whole; what never reached the server shows in the inner HttpRequestException's HttpRequestError.</summary>
    public HttpStatusCode? HttpStatusCode { get; }

    /// <summary>A failure without an answer.</summary>
    public RequestException(string message) : base(message) { }

    /// <summary>A failure without an answer, with its cause.</summary>
    public RequestException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>An answer that could not be used.</summary>
    public RequestException(string message, HttpStatusCode httpStatusCode) : base(message) => HttpStatusCode = httpStatusCode;

    /// <summary>An answer that could not be used, with the cause.</summary>
    public RequestException(string message, HttpStatusCode httpStatusCode, Exception? innerException)
        : base(message, innerException) => HttpStatusCode = httpStatusCode;
}
