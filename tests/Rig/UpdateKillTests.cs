using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Rig;

/// <summary>The product killed (SIGKILL) around the commit of an update: what somebody said is handled once, never lost, never twice.</summary>
public sealed class UpdateKillTests
{
    private Member _mother = null!;
    private string _code = "";

    [Fact]
    public async Task KilledBeforeTheCommitItIsHandedOverAgain()
    {
        await using var at = await KillStage.Open(Plant);
        var mother = at.Stage.PhoneOf(_mother);
        await Warm(at, mother);
        // The poll under way brings the first; the next one, which confirms it, is held with the second half said.
        await at.Hold("slow", "getUpdates");
        await mother.Say("/help");
        await at.Stage.Taken();
        await mother.Say("/help");
        await at.Held("getUpdates");
        (await at.Kill(db => db.Inbox.CountAsync())).ShouldBe(2);

        await Once(at, mother, said: 3);
    }

    [Fact]
    public async Task KilledAfterTheCommitAndBeforeTheOffsetIsConfirmedItIsHandledOnce()
    {
        await using var at = await KillStage.Open(Plant);
        var mother = at.Stage.PhoneOf(_mother);
        await Warm(at, mother);
        await at.Hold("timeout", "getUpdates");
        await mother.Say("/help");
        await at.Held("getUpdates");
        await at.Sees(rows => rows.Count == 2 && rows.TrueForAll(m => m.State == OutboxState.Sent));
        (await at.Stage.Waiting()).ShouldBe(1);
        (await at.Kill(db => db.Inbox.CountAsync(u => u.State == InboxState.Done))).ShouldBe(2);

        await Once(at, mother, said: 2);
    }

    [Fact]
    public async Task KilledAfterEveryStepOfAConversationItGoesOnWhereItWas()
    {
        await using var at = await KillStage.Open(Plant);
        var newcomer = await at.Stage.NewPhone("建国");
        await newcomer.Start(_code);
        await newcomer.Sees("选择语言");
        await Die(at);
        await newcomer.Press("简体中文");
        await newcomer.Sees("您是小明的爸爸吗");
        await Die(at);
        await newcomer.Press("是");
        await newcomer.Sees("不同意也没关系");
        await Die(at);
        await newcomer.Press("同意");
        await newcomer.Sees("哪个城市");
        await Die(at);
        await newcomer.Press("🏫 和学校同一时间");
        await newcomer.Sees("登记完了");
        await at.Stage.Quiet();
        (await newcomer.Count("登记完了")).ShouldBe(1);
        (await at.Kill(db => db.Consents.CountAsync())).ShouldBe(2);
    }

    // After an answered word the next poll is under way, and no trouble ordered from now on meets it.
    private static async Task Warm(KillStage at, Phone phone)
    {
        await phone.Say("/help");
        await at.Sees(rows => rows.Count == 1 && rows[0].State == OutboxState.Sent);
        await at.Stage.Taken();
    }

    private static async Task Once(KillStage at, Phone phone, int said)
    {
        await at.Start();
        await at.Stage.Quiet();
        (await phone.Screen()).Count.ShouldBe(said);
        var (heard, answers) = await at.Kill(async db => (await db.Inbox.ToListAsync(), await KillStage.Replies(db)));
        heard.Select(u => u.State).ShouldBe(Enumerable.Repeat(InboxState.Done, said));
        answers.Select(m => m.State).ShouldBe(Enumerable.Repeat(OutboxState.Sent, said));
    }

    // Everything is settled before, so that the kill itself is the only question.
    private static async Task Die(KillStage at)
    {
        await at.Stage.Taken();
        await at.Sees(rows => rows.TrueForAll(m => m.State is OutboxState.Sent or OutboxState.Cancelled));
        await at.Kill();
        await at.Start();
    }

    private async Task Plant(TestHouse house)
    {
        var child = await house.Child("小明");
        _mother = await house.Parent(child, "秀英");
        var father = await house.Parent(child, "建国", enrolled: false, relation: Relation.Father);
        var coordinator = await house.Staff(Role.Coordinator);
        await house.Slot(child, _mother, await house.Line(), DayOfWeek.Friday, "16:20");
        _code = (await house.Do(work => house.Get<Invitations>().Issue(work, father.Id, InvitationKind.Screen), Who.Staff(coordinator.Id))).LinkCode;
    }
}
