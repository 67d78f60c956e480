using FamilyLink.Domain;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Delivery;

/// <summary>Rows that an ended run left under a lease: at once with whoever is alone, and only after the lease where another still delivers.</summary>
public sealed class SeatTests
{
    private const string Calm = "call.parent.missed";

    [Fact]
    public async Task Whoever_is_alone_takes_up_what_an_earlier_run_held_without_waiting_for_its_lease()
    {
        await using var house = await DeliveryHouse.Open();
        var held = await Held(house);
        await house.Start();
        (await house.Becomes(held, OutboxState.Sent)).Marked.ShouldBeFalse();
    }

    [Fact]
    public async Task Beside_another_that_delivers_a_lease_holds()
    {
        // On SQLite there is no other: the data directory is locked.
        if (TestEngine.Chosen == DatabaseProvider.Sqlite) return;
        await using var house = await DeliveryHouse.Open();
        var held = await Held(house);
        await using (var other = new PostgresEngine(house.House.Settings.ConnectionString!))
        {
            var alone = false;
            await other.SitDown(nobodyElse => Task.FromResult(alone = nobodyElse), CancellationToken.None);
            alone.ShouldBeTrue();
            await house.Start();
            var next = await house.Owe(Calm, await house.House.Parent(await house.House.Child("小红"), "姑姑"));
            await house.Becomes(next, OutboxState.Sent);
            (await house.Row(held.Id)).State.ShouldBe(OutboxState.Claimed);
            await house.Stop();
        }
        await house.House.Restart();
        await house.Start();
        await house.Becomes(held, OutboxState.Sent);
    }

    [Fact]
    public async Task A_page_whose_lease_has_ended_waits_for_the_cover_of_the_same_owner_whose_lease_has_not()
    {
        if (TestEngine.Chosen == DatabaseProvider.Sqlite) return;
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        var (cover, page) = (await house.Owe("letter.arrived", parent), await house.Owe("letter.pages", parent));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await Claim(house, cover, now.AddHours(1), attempting: true);
        await Claim(house, page, now.AddSeconds(-1));
        await using var other = new PostgresEngine(house.House.Settings.ConnectionString!);
        await other.SitDown(_ => Task.CompletedTask, CancellationToken.None);
        var free = await house.Owe(Calm, await house.House.Parent(await house.House.Child("小红"), "姑姑"));
        await Claim(house, free, now.AddSeconds(-1));
        await house.Start();
        await house.Becomes(free, OutboxState.Sent);
        (await house.Row(page.Id)).State.ShouldBe(OutboxState.Claimed);
    }

    private static Task Claim(DeliveryHouse house, OutboxMessage row, DateTime leaseUntil, bool attempting = false) => house.House.Do(async work =>
    {
        var claimed = await work.Db.Outbox.SingleAsync(m => m.Id == row.Id, work.Stop);
        claimed.Claim("700000", leaseUntil);
        if (attempting) claimed.Attempt(leaseUntil);
        return Result.Done;
    });

    private static async Task<OutboxMessage> Held(DeliveryHouse house)
    {
        var row = await house.Owe(Calm, await house.House.Parent(await house.House.Child()));
        await Claim(house, row, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1));
        return row;
    }
}
