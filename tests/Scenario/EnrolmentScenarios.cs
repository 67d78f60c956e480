using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>Newcomers with a link, a card or a wrong code, through the chat alone.</summary>
public sealed class EnrolmentScenarios
{
    private const string Chinese = "简体中文";
    private Child? _child;
    private Member? _mother;
    private StaffAccount? _coordinator;

    [Fact]
    public async Task ANewcomerEnrolsByTheLinkAndTheNextCallIsToldInBothPlaces()
    {
        await using var stage = await Stage.Open(Plant);
        var phone = await stage.NewPhone("秀英");
        await phone.Start((await Invite(stage)).LinkCode);
        await phone.Press(Chinese);
        await phone.Sees("您是小明的妈妈吗");
        await phone.Press("是");
        await phone.Sees("不同意也没关系");
        await phone.Press("同意");
        await phone.Sees("哪个城市");
        await phone.Say("东京");
        await Choose(phone, "东京");
        await phone.Sees("登记完了");
        await phone.Sees("周五 16:20（学校）＝ 您那边 17:20");

        await stage.Quiet();
        var member = await stage.Product.Look(db => db.Members.SingleAsync(m => m.Id == _mother!.Id));
        member.TimeZone.ShouldBe("Asia/Tokyo");
        (await stage.Product.Look(db => db.Consents.SingleAsync(c => c.MemberId == member.Id))).Given.ShouldBeTrue();
        (await stage.Product.Look(db => db.Addresses.SingleAsync(a => a.MemberId == member.Id))).State.ShouldBe(AddressState.Active);
        (await stage.Product.Look(db => db.Invitations.SingleAsync())).State.ShouldBe(InvitationState.Used);

        await stage.Until("2026-11-26 18:29");
        (await phone.Count("轮到小明")).ShouldBe(0);
        await stage.Until("2026-11-26 18:31");
        await phone.Sees("明天轮到小明给您打电话");
    }

    [Fact]
    public async Task ATypedCodeFromACardGoesOnWhereItWasAfterARestartAtEveryStep()
    {
        await using var stage = await Stage.Open(Plant);
        var phone = await stage.NewPhone("秀英");
        await phone.Start();
        await phone.Sees("短码");
        await phone.Say((await Invite(stage, InvitationKind.Printed)).ShortCode.ToLowerInvariant());
        await phone.Sees("选择语言");
        await Restart(stage);
        await phone.Press(Chinese);
        await phone.Sees("出生日期");
        await Restart(stage);
        await phone.Say("2017-05-06");
        await phone.Sees("您是小明的妈妈吗");
        await Restart(stage);
        await phone.Press("是");
        await phone.Sees("不同意也没关系");
        await Restart(stage);
        await phone.Press("同意");
        await Restart(stage);
        await phone.Press("🏫 和学校同一时间");
        await phone.Sees("登记完了");
        (await phone.Count("登记完了")).ShouldBe(1);
    }

    [Fact]
    public async Task WrongUsedExpiredRevokedAndSomebodyElsesCodesGetAWordAndBindNobody()
    {
        await using var stage = await Stage.Open(Plant);
        var (used, stranger) = (await Invite(stage), await stage.NewPhone("路人"));
        await stranger.Start("AAAAAAAAAAAAAAAAAAAAAA");
        await stranger.Sees("没找到这个邀请码");
        await stranger.Say("ABCD-2345");
        await stranger.Sees("没找到这个邀请码");

        var mother = await stage.NewPhone("秀英");
        await Enrol(mother, used.LinkCode);
        await stranger.Start(used.LinkCode);
        await stranger.Sees("已经用过了");
        await mother.Start(used.LinkCode);
        await mother.Sees("已经登记好了");

        var (revoked, newer) = (await Invite(stage, member: Father), await Invite(stage, member: Father));
        await stranger.Start(revoked.LinkCode);
        await stranger.Sees("已经换成新的了");
        await mother.Start(newer.LinkCode);
        await mother.Sees("已经登记给另一位了");
        await stage.Until("2026-11-26 08:30");
        await stranger.Start(newer.LinkCode);
        await stranger.Sees("过期了");

        (await stage.Product.Look(db => db.Addresses.Select(a => a.MemberId).ToListAsync())).ShouldBe([_mother!.Id]);
    }

    [Fact]
    public async Task ATypedCodeMayBeGuessedFiveTimesAnHour()
    {
        await using var stage = await Stage.Open(Plant);
        var (right, phone) = (await Invite(stage), await stage.NewPhone("路人"));
        await phone.Start();
        foreach (var wrong in new[] { "ABCD-2345", "ABCD-2346", "ABCD-2347", "ABCD-2348", "ABCD-2349" }) await phone.Say(wrong);
        await phone.Say(right.ShortCode);
        await phone.Sees("试的次数有点多");
        await stage.Until("2026-11-23 09:30");
        await phone.Say(right.ShortCode);
        await phone.Sees("选择语言");
    }

    [Fact]
    public async Task WhoSaysNoToTheConsentIsToldWhatItMeansAndHearsNothingMore()
    {
        await using var stage = await Stage.Open(Plant);
        var phone = await stage.NewPhone("秀英");
        await phone.Start((await Invite(stage)).LinkCode);
        await phone.Press(Chinese);
        await phone.Press("是");
        await phone.Press("不同意");
        await phone.Sees("这里不会主动给您发消息");
        await stage.Quiet();
        var shown = (await phone.Screen()).Count;
        await stage.Until("2026-11-29 08:00");
        (await phone.Screen()).Count.ShouldBe(shown);
        (await stage.Product.Look(db => db.Calls.CountAsync(c => c.ParentId == _mother!.Id))).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task CancelAndBackWorkAtEveryQuestion()
    {
        await using var stage = await Stage.Open(Plant);
        var (link, phone) = ((await Invite(stage)).LinkCode, await stage.NewPhone("秀英"));
        await phone.Start(link);
        await phone.Press(Chinese);
        await phone.Press("⬅ 上一步");
        await phone.Sees("选择语言");
        await phone.Press(Chinese);
        await phone.Sees("您是小明的妈妈吗");
        await phone.Press("✖ 先不弄了");
        await phone.Sees("好的，先不弄了");
        await Enrol(phone, link);
    }

    private Member Father { get; set; } = null!;

    private async Task Plant(TestHouse house)
    {
        _child = await house.Child("王小明");
        _mother = await house.Parent(_child, "秀英", enrolled: false);
        Father = await house.Parent(_child, "建国", enrolled: false, relation: Relation.Father);
        _coordinator = await house.Staff(Role.Coordinator);
        await house.Slot(_child, _mother, await house.Line(), DayOfWeek.Friday, "16:20");
    }

    private Task<IssuedInvitation> Invite(Stage stage, InvitationKind kind = InvitationKind.Screen, Member? member = null) =>
        stage.Product.Do(work => stage.Product.Get<Invitations>().Issue(work, (member ?? _mother!).Id, kind), Who.Staff(_coordinator!.Id));

    private static async Task Enrol(Phone phone, string link)
    {
        await phone.Start(link);
        await phone.Press(Chinese);
        await phone.Press("是");
        await phone.Press("同意");
        await phone.Press("🏫 和学校同一时间");
        await phone.Sees("登记完了");
    }

    private static async Task Choose(Phone phone, string part)
    {
        var asked = await phone.Sees(m => Phone.Buttons(m).Any(b => b.Text.Contains(part, StringComparison.Ordinal)), $"a place {part}");
        await phone.Press(Phone.Buttons(asked).First(b => b.Text.Contains(part, StringComparison.Ordinal)).Text);
    }

    private static async Task Restart(Stage stage)
    {
        await stage.StopProduct();
        await stage.StartProduct();
    }
}
