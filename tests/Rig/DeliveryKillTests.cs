using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Rig;

/// <summary>The product killed (SIGKILL) in the middle of a delivery: whatever may have arrived is either marked when it comes again or waits for a person; nothing comes twice in silence.</summary>
public sealed class DeliveryKillTests
{
    private const string Evening = "call.parent.evening", Eve = "call.guardian.eve";
    private const string ToMother = "轮到小明", ToGrandmother = "小明在学校给妈妈打电话";
    private Member _mother = null!, _grandmother = null!;

    [Theory]
    [InlineData("slow", 1)]
    [InlineData("timeout", 0)]
    public async Task KilledWhileTheServiceHoldsTheCallAnUrgentMessageComesOnceMoreWithAMarkAndAnotherWaits(string trouble, int arrived)
    {
        await using var at = await KillStage.Open(Plant, "2026-11-26 19:00");
        var (mother, grandmother) = (at.Stage.PhoneOf(_mother), at.Stage.PhoneOf(_grandmother));
        await at.Hold(trouble, "sendMessage", mother.Id);
        await at.Hold(trouble, "sendMessage", grandmother.Id);
        await at.Sandbox.JumpTo(ManualClock.At("2026-11-26 19:31"));
        await at.Held("sendMessage", 2);
        var left = await at.Kill();
        Of(left, Evening).State.ShouldBe(OutboxState.Attempting);
        Of(left, Eve).State.ShouldBe(OutboxState.Attempting);
        (await mother.Count(ToMother), await grandmother.Count(ToGrandmother)).ShouldBe((arrived, arrived));

        await at.Start();
        await at.Stage.Settled();
        await mother.Sees(UndisturbedWeeks.Again);
        (await mother.Count(ToMother)).ShouldBe(arrived + 1);
        (await mother.Count(UndisturbedWeeks.Again)).ShouldBe(1);
        var after = await at.Rest();
        (Of(after, Evening).State, Of(after, Evening).Marked).ShouldBe((OutboxState.Sent, true));
        (Of(after, Eve).State, Of(after, Eve).Marked, Of(after, Eve).Reason).ShouldBe((OutboxState.Uncertain, false, Reasons.Interrupted));
        (await grandmother.Count(ToGrandmother)).ShouldBe(arrived);
    }

    [Fact]
    public async Task KilledAgainWhileTheMarkedCopyGoesOutItIsGivenUpAndAPressOnEitherCopyProvesIt()
    {
        await using var at = await KillStage.Open(Plant, "2026-11-26 19:00");
        var mother = at.Stage.PhoneOf(_mother);
        for (var life = 1; life <= 2; life++)
        {
            await at.Hold("slow", "sendMessage", mother.Id);
            if (life == 1) await at.Sandbox.JumpTo(ManualClock.At("2026-11-26 19:31"));
            else await at.Start();
            await at.Held("sendMessage", life);
            Of(await at.Kill(), Evening).State.ShouldBe(OutboxState.Attempting);
        }
        await at.Start();
        await at.Stage.Settled();
        (await mother.Count(ToMother)).ShouldBe(2);
        (await mother.Count(UndisturbedWeeks.Again)).ShouldBe(1);
        var row = Of(await at.Rest(), Evening);
        (row.State, row.Reason).ShouldBe((OutboxState.Dead, Reasons.UncertainTwice));

        await at.Start();
        await mother.Press("✅ 方便");
        await at.Stage.Quiet();
        await mother.Sees("好的，记下了");
        Of(await at.Kill(), Evening).State.ShouldBe(OutboxState.Sent);
    }

    [Fact]
    public async Task KilledWithOneMessageOnItsWayAndTheNextClaimedTheClaimedOneJustGoes()
    {
        await using var at = await KillStage.Open(Plant);
        var mother = at.Stage.PhoneOf(_mother);
        await at.Hold("slow", "sendMessage", mother.Id);
        await mother.Say("/help");
        await at.Held("sendMessage");
        // A chat's second message waits, claimed, for the first to come back.
        await mother.Say("/settings");
        await at.Sees(rows => rows.Count == 2 && rows[1].State == OutboxState.Claimed);
        var left = await at.Kill(KillStage.Replies);
        left.Select(m => m.State).ShouldBe([OutboxState.Attempting, OutboxState.Claimed]);

        await at.Start();
        await at.Stage.Quiet();
        var after = await at.Kill(KillStage.Replies);
        after.Select(m => (m.State, m.Marked)).ShouldBe([(OutboxState.Sent, true), (OutboxState.Sent, false)]);
        (await mother.Screen()).Count.ShouldBe(3);
        (await mother.Count(UndisturbedWeeks.Again)).ShouldBe(1);
    }

    private async Task Plant(TestHouse house)
    {
        var child = await house.Child("小明");
        _mother = await house.Parent(child, "秀英");
        _grandmother = await house.Guardian(child);
        await house.Slot(child, _mother, await house.Line(), DayOfWeek.Friday, "16:20");
    }

    private static OutboxMessage Of(List<OutboxMessage> rows, string kind) => rows.Where(m => m.Kind == kind).MinBy(m => m.NotBefore)!;
}
