using FamilyLink.Domain.Outbox;

namespace FamilyLink.Bot.Delivery;

/// <summary>How long a row waits before it is tried again when the chat service has not said so.</summary>
public static class Patience
{
    private const int MostForbidden = 5;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The verdict with its wait: 1 s, doubled with every attempt, at most a minute; a refusal that stays is dead after five.</summary>
    public static Verdict Fill(OutboxMessage row, Verdict verdict)
    {
        if (verdict is not { Fate: Fate.Retry, Wait: null }) return verdict;
        if (verdict.Reason == Reasons.Forbidden && row.Attempts >= MostForbidden) return new Verdict(Fate.Dead, Reasons.Refused);
        var wait = First * Math.Pow(2, Math.Min(row.Attempts, 6));
        return verdict with { Wait = wait < Longest ? wait : Longest };
    }
}
