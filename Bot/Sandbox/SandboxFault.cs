namespace FamilyLink.Bot.Sandbox;

/// <summary>Trouble to order with <c>POST /sandbox/faults</c>; the first one that fits a call is played.</summary>
/// <param name="Kind">
/// What happens. The call is not done: "429" (with retry_after), "500", "502html", "200html", "403blocked", "timeout" (never
/// answered). The call is done and only the answer suffers: "reset_after_read" (the connection is reset), "cut_body" (half of
/// the answer, then the end), "slow" (the answer dribbles over retry_after seconds).
/// </param>
/// <param name="Method">The Bot API method, or null for every method, getUpdates too.</param>
/// <param name="ChatId">Only calls to this chat, or null for all.</param>
/// <param name="RetryAfter">Seconds: what a 429 asks for (default 1), how long a slow answer takes (default 5).</param>
/// <param name="Times">How many calls it meets; null is until the faults are deleted.</param>
/// <param name="Id">Given by the server.</param>
public sealed record SandboxFault(string Kind, string? Method = null, long? ChatId = null, int? RetryAfter = null, int? Times = null, long? Id = null)
{
    /// <summary>All kinds the server can play.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["429", "500", "502html", "200html", "403blocked", "timeout", "reset_after_read", "cut_body", "slow"];

    internal bool IsDone => Kind is "reset_after_read" or "cut_body" or "slow";
}
