namespace Telegram.Bot.Types;

/// <summary>What the server adds to a refusal so that the caller can mend it.</summary>
public class ResponseParameters
{
    /// <summary>The supergroup the group has become.</summary>
    public long? MigrateToChatId { get; set; }

    /// <summary>Seconds to wait before the call may be repeated.</summary>
    public int? RetryAfter { get; set; }
}
