using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Delivery;

/// <summary>An hour of the school's clock in which the chat service answers nothing of use (reliability 5).</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Nothing_is_lost_in_an_hour_without_the_service_and_what_is_too_late_then_says_so()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        var rows = new List<OutboxMessage>();
        for (var minute = 1; minute <= 60; minute++)
            rows.Add(await house.Owe("call.parent.soon", await house.House.Parent(child, $"家长{minute}"), from: house.Now.AddMinutes(minute), until: house.Now.AddMinutes(minute + 30)));
        house.Stub.Trouble(BotApiStub.Html(502), times: int.MaxValue, method: null);
        await house.Start();
        for (var minute = 0; minute < 60; minute += 5)
        {
            house.House.Clock.Advance(TimeSpan.FromMinutes(5));
            await Turns(house);
        }
        var end = house.Now;
        house.Stub.Calm();

        await DeliveryHouse.Until(
            async () => await house.House.Look(db => db.Outbox.AllAsync(m => m.State == OutboxState.Sent || m.State == OutboxState.Expired || m.State == OutboxState.Dead)), limit: TimeSpan.FromMinutes(5));
        foreach (var row in rows)
        {
            var now = await house.Row(row.Id);
            // Tried twice before the breaker opened, on a slow machine: given up, and the row says so.
            if (now is { State: OutboxState.Dead, Marked: true, Reason: Reasons.UncertainTwice }) continue;
            var late = row.ExpiresAt <= end;
            (now.State, house.SeenTimes(row)).ShouldBe(late ? (OutboxState.Expired, 0) : (OutboxState.Sent, 1));
            if (late) now.Reason.ShouldBe(Reasons.TooLate);
        }
        // Those on their way while the breaker opened may have arrived for all anybody knows: only they are marked.
        (await house.House.Look(db => db.Outbox.CountAsync(m => m.Marked))).ShouldBeInRange(1, 15);
    }

    // Two turns later whatever was due has been looked at.
    private static async Task Turns(DeliveryHouse house)
    {
        var state = house.House.Get<DeliveryState>();
        for (var turns = 0; turns < 2; turns++)
        {
            var last = state.LastTurn;
            await DeliveryHouse.Until(() => Task.FromResult(state.LastTurn is { } now && (last is null || now > last)));
        }
    }
}
