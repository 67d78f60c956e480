using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Rig;

/// <summary>An owner that is paused (SIGSTOP) past its lease and wakes (SIGCONT): on PostgreSQL another node has taken its rows meanwhile, on SQLite it finds them itself.</summary>
public sealed class PauseTests
{
    // The lease of a claim and as much again (reliability 6), and a slow machine.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private Member _mother = null!;

    [Fact]
    public async Task APausedOwnerThatWakesIsFencedOffAndNothingComesTwiceInSilence()
    {
        await using var at = await KillStage.Open(Plant);
        var mother = at.Stage.PhoneOf(_mother);
        await at.Hold("slow", "sendMessage", mother.Id);
        await mother.Say("/help");
        await at.Held("sendMessage");
        await mother.Say("/settings");
        await at.Sees(rows => rows.Count == 2 && rows[0].State == OutboxState.Attempting && rows[1].State == OutboxState.Claimed);
        await at.Stage.Taken();
        await at.Product.Pause();

        var two = TestEngine.Chosen == DatabaseProvider.PostgreSql;
        await using var other = two ? await ProductProcess.Start(at.Stage.Settings) : null;
        if (two) await at.Sees(AllSent, Limit);
        else await Until.True(async () => await at.Peek(Leases) < TimeProvider.System.GetUtcNow().UtcDateTime, () => "the leases do not run out", Limit);
        await at.Product.Wake();
        // What it still holds in its mind comes out before it ends.
        if (two) await at.Product.Stop();
        await at.Sees(AllSent, Limit);
        if (!two) await at.Product.Stop();
        if (other is not null) await other.Stop();

        (await at.Peek(KillStage.Replies)).Select(m => (m.State, m.Marked)).ShouldBe([(OutboxState.Sent, true), (OutboxState.Sent, false)]);
        var screen = await mother.Screen();
        screen.Count.ShouldBe(3);
        screen.Count(m => m.Text!.StartsWith(UndisturbedWeeks.Again, StringComparison.Ordinal)).ShouldBe(1);
        screen.Select(m => m.Text).Distinct().Count().ShouldBe(3);
    }

    private static bool AllSent(List<OutboxMessage> rows) => rows.TrueForAll(m => m.State == OutboxState.Sent);

    private static async Task<DateTime> Leases(FamilyLinkDb db) => (await db.Outbox.MaxAsync(m => m.LeaseUntil))!.Value;

    private async Task Plant(TestHouse house) => _mother = await house.Parent(await house.Child("小明"), "秀英");
}
