using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Support;

/// <summary>A message that the play delivered.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Row">The row as it stood.</param>
public sealed record Delivered(DateTime At, OutboxMessage Row);

/// <content>Lets time pass with every tick done at its instant and every due message delivered at once, without the bot.</content>
public sealed partial class TestHouse
{
    /// <summary>What was delivered so far, in order.</summary>
    public List<Delivered> Sent { get; } = [];

    /// <summary>Walks through each due instant in order up to a wall-clock time at the school.</summary>
    public Task PlayUntil(string wallClock, Func<Delivered, Task>? answer = null) => PlayUntil(ManualClock.At(wallClock, _school!.TimeZone), answer);

    /// <summary>Walks through each due instant in order, runs what is due, delivers, and lets the people answer.</summary>
    public async Task PlayUntil(DateTime until, Func<Delivered, Task>? answer = null)
    {
        var ticks = Get<Ticks>();
        while (true)
        {
            await ticks.RunDue();
            await Deliver(answer);
            if (await ticks.NextDue(Clock.UtcNow) is not { } next || next > until) break;
            Clock.Set(next);
        }

        Clock.Set(until);
        await ticks.RunDue();
        await Deliver(answer);
    }

    private async Task Deliver(Func<Delivered, Task>? answer)
    {
        while (await Do(DeliverBatch) is { Count: > 0 } batch)
        {
            Sent.AddRange(batch);
            foreach (var one in batch)
                if (answer is not null) await answer(one);
        }
    }

    private static async Task<Result<List<Delivered>>> DeliverBatch(Work work)
    {
        var due = await work.Db.Outbox.Where(m => m.State == OutboxState.Pending && m.NotBefore <= work.Now && m.ExpiresAt > work.Now).OrderBy(m => m.NotBefore).ThenBy(m => m.Id).Take(100).ToListAsync();
        foreach (var row in due)
        {
            var chat = await work.Db.Addresses.FirstOrDefaultAsync(a => a.MemberId == row.MemberId && a.State != AddressState.Revoked);
            if (chat?.State == AddressState.Active) row.Sent(row.Id % 1_000_000, work.Now);
            else row.Settle(OutboxState.Dead, chat is null ? "NoChat" : "Blocked");
        }

        return due.Where(m => m.State == OutboxState.Sent).Select(m => new Delivered(work.Now, m)).ToList();
    }
}
