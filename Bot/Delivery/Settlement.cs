using FamilyLink.Bot.Spoken;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Delivery;

/// <summary>Writes what became of a row, and what it says about its address.</summary>
internal static class Settlement
{
    /// <summary>Within the deliverer's commit.</summary>
    public static async Task Write(Work work, OutboxDesk desk, Outcome outcome, DateTime machineNow)
    {
        var ((row, verdict), chat) = ((outcome.Parcel.Row, outcome.Verdict), outcome.Parcel.Chat);
        _ = verdict.Fate switch
        {
            Fate.Sent => await desk.Sent(row, verdict.MessageId ?? outcome.Parcel.Target) && await Voices.Follow(work, outcome),
            Fate.Retry => await desk.Retry(row, verdict.At ?? machineNow + verdict.Wait!.Value, verdict.Reason),
            Fate.Postpone => await desk.PutBack(row, verdict.Until, Reasons.QuietHours),
            Fate.Release or Fate.Moved => await desk.PutBack(row),
            Fate.Uncertain => await desk.Doubt(row, verdict.Reason!),
            Fate.Expired => await desk.Settle(row, OutboxState.Expired, verdict.Reason),
            Fate.Cancelled => await desk.Settle(row, OutboxState.Cancelled, verdict.Reason),
            _ => await desk.Settle(row, OutboxState.Dead, verdict.Reason),
        };
        if (verdict.Fate is Fate.Cancelled or Fate.Dead) await LetterNews.Unreached(work, row, verdict.Reason);
        if (verdict.Address is { } unreachable) await Mark(work, chat, a => a.Become(unreachable, work.Now));
        if (verdict.NewChat is { } moved && !await Known(work, moved)) await Mark(work, chat, a => a.Address = moved);
    }

    // The schedule stays: only the way to the person is known to be closed, and the coordinator sees it.
    private static async Task Mark(Work work, string chat, Action<MemberAddress> change)
    {
        var addresses = await work.Db.Addresses
            .Where(a => a.Channel == MemberAddress.Telegram && a.Address == chat && a.State != AddressState.Revoked && a.State != AddressState.Doubted).ToListAsync(work.Stop);
        addresses.ForEach(change);
    }

    private static Task<bool> Known(Work work, string chat) => work.Db.Addresses
        .AnyAsync(a => a.Channel == MemberAddress.Telegram && a.Address == chat && a.State != AddressState.Revoked, work.Stop);
}
