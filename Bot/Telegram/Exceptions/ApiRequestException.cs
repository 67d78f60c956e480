using Telegram.Bot.Types;

namespace Telegram.Bot.Exceptions;

/// <summary>A refusal by the Bot API; the message is the server's own description.</summary>
public class ApiRequestException : RequestException
{
    /// <summary>The error_code of the answer, such as 400, 403 or 429.</summary>
    public virtual int ErrorCode { get; }

    /// <summary>How long to wait or where the chat has moved, when the server says so.</summary>
    public ResponseParameters? Parameters { get; }

    /// <summary>A refusal without a code.</summary>
    public ApiRequestException(string message) : base(message) { }

    /// <summary>A refusal with its code.</summary>
    public ApiRequestException(string message, int errorCode) : base(message) => ErrorCode = errorCode;

    /// <summary>A refusal without a code, with its cause.</summary>
    public ApiRequestException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>A refusal with its code and cause.</summary>
    public ApiRequestException(string message, int errorCode, Exception innerException)
        : base(message, innerException) => ErrorCode = errorCode;

    /// <summary>A refusal with its code and the server's parameters.</summary>
    public ApiRequestException(string message, int errorCode, ResponseParameters? parameters) : base(message)
        => (ErrorCode, Parameters) = (errorCode, parameters);

    /// <summary>A refusal with its code, the server's parameters and a cause.</summary>
    public ApiRequestException(string message, int errorCode, ResponseParameters? parameters, Exception innerException)
        : base(message, innerException) => (ErrorCode, Parameters) = (errorCode, parameters);
}
