using System.Globalization;
using System.Net;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Bot.Delivery;

/// <summary>Decides what a failed call means: retry only what provably was not delivered (design.md, Outbox).</summary>
public static class ErrorTable
{
    // A proxy in between that refuses says nothing of when; Telegram's own waits are in the answer.
    private static readonly TimeSpan UnsaidWait = TimeSpan.FromSeconds(30);

    // The exact texts; transient refusals of the same code exist (telegram.md), so the code alone decides nothing.
    private static readonly (int Code, string Text, Verdict Verdict)[] Texts =
    [
        (403, "bot was blocked by the user", Unreachable(Reasons.Blocked, AddressState.Blocked)),
        (403, "user is deactivated", Unreachable(Reasons.Deactivated, AddressState.Deactivated)),
        (403, "bot can't initiate conversation with a user", Unreachable(Reasons.ChatNotFound, AddressState.NotFound)),
        (403, "bot was kicked", Unreachable(Reasons.Blocked, AddressState.Blocked)),
        (400, "chat not found", Unreachable(Reasons.ChatNotFound, AddressState.NotFound)),
        (400, "user not found", Unreachable(Reasons.ChatNotFound, AddressState.NotFound)),
        (400, "PEER_ID_INVALID", Unreachable(Reasons.ChatNotFound, AddressState.NotFound)),
        (400, "message is not modified", new Verdict(Fate.Sent)),
        (400, "message to delete not found", new Verdict(Fate.Sent)),
        (400, "message to edit not found", new Verdict(Fate.Dead, Reasons.MessageGone)),
        (400, "message can't be", new Verdict(Fate.Dead, Reasons.MessageGone)),
        (400, "can't parse entities", new Verdict(Fate.Dead, Reasons.BadMarkup)),
    ];

    /// <summary>What the failure of an act means for its row.</summary>
    public static Verdict Of(OutboxAct act, Exception failure)
    {
        var verdict = Judge(failure);
        // Repeating an edit or a removal does no harm, so it is never left uncertain.
        return verdict.Fate == Fate.Uncertain && act != OutboxAct.Send ? verdict with { Fate = Fate.Retry } : verdict;
    }

    private static Verdict Judge(Exception failure) => failure switch
    {
        ApiRequestException refusal => Refused(refusal),
        _ when NeverArrived(failure) => new Verdict(Fate.Retry, Reasons.NoConnection, Trouble: Trouble.Transport),
        RequestException { HttpStatusCode: HttpStatusCode.TooManyRequests } => new Verdict(Fate.Retry, Reasons.Flood, UnsaidWait, Trouble: Trouble.Flood),
        RequestException { HttpStatusCode: { } code } => Unknown((int)code >= 500 ? Reasons.ServerError : Reasons.CutAnswer),
        RequestException { InnerException: OperationCanceledException } or OperationCanceledException => Unknown(Reasons.NoAnswer),
        RequestException or HttpRequestException or IOException => Unknown(Reasons.CutAnswer),
        // Nothing of ours throws before the socket is touched but a bug in making the request.
        _ => new Verdict(Fate.Dead, Reasons.CannotBeMade),
    };

    private static Verdict Refused(ApiRequestException refusal)
    {
        if (refusal.Parameters?.RetryAfter is { } seconds)
            return new Verdict(Fate.Retry, Reasons.Flood, TimeSpan.FromSeconds(Math.Max(1, seconds)), Trouble: Trouble.Flood);
        if (refusal.Parameters?.MigrateToChatId is { } chat)
            return new Verdict(Fate.Moved, Reasons.ChatMoved, NewChat: chat.ToString(CultureInfo.InvariantCulture));
        foreach (var (code, text, verdict) in Texts)
            if (refusal.ErrorCode == code && refusal.Message.Contains(text, StringComparison.OrdinalIgnoreCase)) return verdict;
        return refusal.ErrorCode switch
        {
            401 or 404 => new Verdict(Fate.Retry, Reasons.TokenRefused, UnsaidWait, Trouble: Trouble.Token),
            403 => new Verdict(Fate.Retry, Reasons.Forbidden),
            429 or 420 => new Verdict(Fate.Retry, Reasons.Flood, UnsaidWait, Trouble: Trouble.Flood),
            >= 500 => Unknown(Reasons.ServerError),
            _ => new Verdict(Fate.Dead, Reasons.Refused),
        };
    }

    private static bool NeverArrived(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException!)
        {
            if (at is NeverConnected) return true;
            if (at is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError })
                return true;
        }
        return false;
    }

    private static Verdict Unknown(string reason) => new(Fate.Uncertain, reason, Trouble: Trouble.Transport);

    private static Verdict Unreachable(string reason, AddressState state) => new(Fate.Dead, reason, Address: state);
}
