namespace Telegram.Bot.Exceptions;

/// <summary>Turns a refusal of the server into the exception that is thrown.</summary>
public interface IExceptionParser
{
    /// <summary>The exception for one refusal.</summary>
    ApiRequestException Parse(ApiResponse apiResponse);
}

/// <summary>Turns every refusal into a plain ApiRequestException.</summary>
public class DefaultExceptionParser : IExceptionParser
{
    /// <summary>The exception with the refusal's description, code and parameters.</summary>
    public ApiRequestException Parse(ApiResponse apiResponse)
    {
        ArgumentNullException.ThrowIfNull(apiResponse);
        return new(apiResponse.Description!, apiResponse.ErrorCode, apiResponse.Parameters);
    }
}
