using Telegram.Bot.Types;

namespace Telegram.Bot.Exceptions;

/// <summary>The envelope around every answer of the server.</summary>
public class ApiResponse
{
    /// <summary>Whether the call was carried out.</summary>
    public bool Ok { get; init; }

    /// <summary>Why it was not, in the server's words.</summary>
    public string? Description { get; init; }

    /// <summary>The code of a refusal, such as 400, 403 or 429.</summary>
    public int ErrorCode { get; init; }

    /// <summary>How long to wait or where the chat has moved, when the server says so.</summary>
    public ResponseParameters? Parameters { get; init; }
}
