namespace Telegram.Bot.Types;

/// <summary>The envelope around the answer to a call that was carried out.</summary>
public class ApiResponse<TResult> : Exceptions.ApiResponse
{
    /// <summary>What the method returned.</summary>
    public TResult? Result { get; init; }
}
