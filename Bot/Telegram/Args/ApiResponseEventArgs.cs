namespace Telegram.Bot.Args;

/// <summary>An answer that has just come in.</summary>
public class ApiResponseEventArgs(HttpResponseMessage responseMessage, ApiRequestEventArgs apiRequestEventArgs)
{
    /// <summary>The HTTP answer, not read yet.</summary>
    public HttpResponseMessage ResponseMessage { get; } = responseMessage;

    /// <summary>The request it answers.</summary>
    public ApiRequestEventArgs ApiRequestEventArgs { get; } = apiRequestEventArgs;
}
