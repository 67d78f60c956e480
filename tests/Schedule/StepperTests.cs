using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Delivery;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Schedule;

public sealed class StepperTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_jump_walks_through_every_due_instant_and_each_message_carries_its_own()
    {
        await using var rig = await ProductRig.Start();
        (await rig.Store.Look(db => db.Children.CountAsync())).ShouldBe(63);
        (await rig.Sandbox.Users(Stop)).ShouldContain(u => u.Id == DemoSchool.FirstUser && u.Started);
        var settled = await rig.Sandbox.AdvanceAndSettle(TimeSpan.FromDays(3), Limit, Stop);

        settled.ShouldNotBeNull();
        var sent = await rig.Store.Look(db => db.Outbox.Where(m => m.State == OutboxState.Sent).ToListAsync());
        sent.Count.ShouldBeGreaterThan(20);
        sent.ShouldAllBe(m => m.SentAt >= m.NotBefore && m.SentAt - m.NotBefore < TimeSpan.FromMinutes(1));
        (await rig.Store.Look(db => db.Outbox.CountAsync(m => m.NotBefore <= settled.Now.UtcDateTime.AddMinutes(-1) && (m.State == OutboxState.Pending || m.State == OutboxState.RetryAt)))).ShouldBe(0);
        foreach (var row in sent.Where(m => m.Act == OutboxAct.Send).DistinctBy(m => m.NotBefore).TakeLast(5))
        {
            var chat = await rig.Sandbox.Chat(long.Parse(row.Address!), stop: Stop);
            var shown = chat.Messages.Single(m => m.MessageId == row.MessageId).Time.UtcDateTime;
            (shown - row.SentAt!.Value).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(30), "the phone shows the instant at which the school's clock stood");
        }
        await NothingTwice(rig);
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_jump_goes_on_where_it_was_and_says_nothing_twice()
    {
        await using var rig = await ProductRig.Start();
        await rig.Sandbox.Advance(TimeSpan.FromDays(4), Stop);
        var target = (await rig.Sandbox.Clock(Stop)).Target;
        await DeliveryHouse.Until(async () => await rig.Store.Look(db => db.Outbox.AnyAsync(m => m.State == OutboxState.Sent)));
        await rig.Restart();

        var settled = await rig.Sandbox.AdvanceAndSettle(TimeSpan.Zero, Limit, Stop);
        settled.ShouldNotBeNull().Now.ShouldBeGreaterThanOrEqualTo(target);
        await NothingTwice(rig);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task NothingTwice(ProductRig rig)
    {
        var messages = (await rig.Sandbox.Requests(stop: Stop)).Requests.Count(r => r.Method == "sendMessage");
        var sent = await rig.Store.Look(db => db.Outbox.CountAsync(m => m.State == OutboxState.Sent && m.Act == OutboxAct.Send));
        messages.ShouldBe(sent);
    }
}
