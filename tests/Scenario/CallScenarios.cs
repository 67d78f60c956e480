using System.Diagnostics;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>The weekly call from the evening before to the word after, as the people on their phones live it.</summary>
public sealed class CallScenarios
{
    private const string Suits = "✅ 方便";
    private Child _child = null!;
    private Member _mother = null!, _grandmother = null!, _teacher = null!;
    private StaffAccount _coordinator = null!;

    [Fact]
    public async Task AReminderIsConfirmedAndTheConsoleShowsItWithinTwoSeconds()
    {
        await using var stage = await Stage.Open(h => Plant(h, "Asia/Tokyo"));
        var phone = stage.PhoneOf(_mother);
        await stage.Until("2026-11-26 18:31");
        await phone.Sees("小明妈妈，明天轮到小明给您打电话。\n周五 16:20（学校）＝ 您那边 17:20。\n那时候方便接吗？");
        await phone.Press(Suits);
        var pressed = Stopwatch.StartNew();
        await Until.True(async () => (await Call(stage)).Answer == CallAnswer.Confirmed, () => "not confirmed");
        pressed.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        await phone.Sees("好的，记下了");

        await stage.Until("2026-11-27 15:51");
        await phone.Sees("再过半小时，小明就打过来了（您那边 17:20）");
        (await stage.PhoneOf(_grandmother).Count("明天放学，小明在学校给妈妈打电话")).ShouldBe(1);
    }

    [Fact]
    public async Task TheTeacherIsToldOnceAndAskedOnceAndTheFamilyHearsHowItWas()
    {
        await using var stage = await Stage.Open(h => Plant(h));
        var teacher = stage.PhoneOf(_teacher);
        await stage.Until("2026-11-27 15:30");
        await teacher.Sees("今天亲情电话 1 位，16:20 开始");
        await teacher.Sees("王小明妈妈还没回音");
        await teacher.Press("📇 看号码");
        await teacher.Sees("王小明→妈妈：1390000");
        (await stage.Product.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.ShowNumbers)))).ShouldBe(1);

        await stage.Until("2026-11-27 16:45");
        await teacher.Sees("今天 1 通电话都打通了吗");
        (await teacher.Count("1390000")).ShouldBe(0);
        await teacher.Press("王小明");
        await teacher.Press("下一步 ➡");
        await teacher.Press("没人接");
        await teacher.Sees("没打通：王小明（没人接）");
        var call = await Call(stage);
        (call.Outcome, call.MissedReason).ShouldBe((CallOutcome.Missed, MissedReason.NoAnswer));

        var mother = stage.PhoneOf(_mother);
        await mother.Sees("今天的电话没接上，不要紧");
        await mother.Press("🎤 录句话");
        await mother.Sees("想跟小明说什么");
        await mother.Say("妈妈下周一定接。");
        await mother.Sees("收到了，会请老师交给孩子");
        (await stage.Product.Look(db => db.Words.CountAsync())).ShouldBe(1);
        await stage.Until("2026-11-28 12:00");
        (await teacher.Count("都打通了吗")).ShouldBe(0);
    }

    [Fact]
    public async Task TheReminderOfACancelledCallNeverArrives()
    {
        await using var stage = await Stage.Open(h => Plant(h));
        var call = await Call(stage);
        await stage.Product.Do(work => stage.Product.Get<Calls>().Cancel(work, call.Id), Who.Staff(_coordinator.Id));
        await stage.Until("2026-11-28 08:00");
        var phone = stage.PhoneOf(_mother);
        (await phone.Count("轮到小明")).ShouldBe(0);
        (await phone.Count("再过")).ShouldBe(0);
        (await phone.Count("电话取消了")).ShouldBe(1);
        (await stage.PhoneOf(_teacher).Screen()).ShouldBeEmpty();
        await stage.Until("2026-12-03 19:31");
        await phone.Sees("明天轮到小明");
    }

    [Fact]
    public async Task FamiliesWithoutChatAndThoseNotEnrolledAreWrittenToByNobody()
    {
        Member? paper = null, later = null;
        await using var stage = await Stage.Open(async house =>
        {
            await Plant(house);
            var (one, other) = (await house.Child("小红"), await house.Child("小刚"));
            paper = await house.Parent(one, enrolled: false);
            await house.Change<Member>(paper.Id, m => m.PaperOnly = true);
            later = await house.Parent(other, enrolled: false);
            var line = await house.Line();
            await house.Slot(one, paper, line, DayOfWeek.Friday, "17:00");
            await house.Slot(other, later, line, DayOfWeek.Friday, "17:10");
        });
        await stage.Until("2026-11-30 20:00");
        var chats = (await stage.Sandbox.People.Requests()).Requests.Select(r => r.ChatId).OfType<long>().Distinct();
        chats.ShouldBe([stage.PhoneOf(_mother).Id, stage.PhoneOf(_grandmother).Id, stage.PhoneOf(_teacher).Id], ignoreOrder: true);
        (await stage.Product.Look(db => db.Calls.CountAsync(c => (c.ParentId == paper!.Id || c.ParentId == later!.Id) && c.Outcome == CallOutcome.Unknown))).ShouldBe(2);
    }

    [Fact]
    public async Task WhoBlocksTheBotKeepsTheirCallsAndHearsOfThemAgainOnceUnblocked()
    {
        await using var stage = await Stage.Open(h => Plant(h));
        var phone = stage.PhoneOf(_mother);
        await phone.Block();
        await stage.Until("2026-11-28 08:00");
        (await phone.Screen()).ShouldBeEmpty();
        (await Address(stage)).ShouldBe(AddressState.Blocked);
        (await stage.Product.Look(db => db.Calls.CountAsync(c => c.ParentId == _mother.Id && c.Plan == CallPlan.Planned))).ShouldBeGreaterThan(3);
        await phone.Unblock();
        await stage.Quiet();
        (await Address(stage)).ShouldBe(AddressState.Active);
        await stage.Until("2026-12-03 19:31");
        await phone.Sees("明天轮到小明给您打电话");
    }

    [Fact]
    public async Task ABlockThatNobodyTellsOfIsLearntFromTheRefusal()
    {
        await using var stage = await Stage.Open(h => Plant(h));
        await stage.Sandbox.People.AddFaults([new("403blocked", "sendMessage", stage.PhoneOf(_mother).Id, Times: 1)]);
        await stage.Until("2026-11-26 19:31");
        (await Address(stage)).ShouldBe(AddressState.Blocked);
        (await stage.PhoneOf(_mother).Screen()).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasSaidWhileTheBotWasDownIsHandledAfterItsStart()
    {
        await using var stage = await Stage.Open(h => Plant(h));
        var phone = stage.PhoneOf(_mother);
        await stage.Until("2026-11-26 19:31");
        await phone.Sees("轮到小明");
        await stage.StopProduct();
        await phone.Press(Suits);
        await phone.Say("您好");
        (await stage.Waiting()).ShouldBe(2);
        await stage.StartProduct();
        await phone.Sees("好的，记下了");
        await stage.Quiet();
        (await Call(stage)).Answer.ShouldBe(CallAnswer.Confirmed);
    }

    [Fact]
    public async Task AJumpWhileTheProductIsDownIsWalkedThroughInOrderAfterItsStart()
    {
        await using var stage = await Stage.Open(h => Plant(h), hour: "2026-11-26 18:00");
        await stage.StopProduct();
        await stage.Sandbox.People.JumpTo(ManualClock.At("2026-11-27 17:30"));
        await stage.StartProduct();
        await stage.Settled();
        var phone = stage.PhoneOf(_mother);
        (await phone.Sees("轮到小明")).Time.UtcDateTime.ShouldBe(ManualClock.At("2026-11-26 19:30"), TimeSpan.FromSeconds(2));
        (await phone.Sees("再过半小时")).Time.UtcDateTime.ShouldBe(ManualClock.At("2026-11-27 15:50"), TimeSpan.FromSeconds(2));
        // Unanswered, it was asked once more in the morning.
        (await phone.Screen()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task StaleForeignAndRepeatedPressesDoNothingAndAreAnsweredKindly()
    {
        Member? other = null;
        await using var stage = await Stage.Open(async house =>
        {
            await Plant(house);
            var child = await house.Child("小红");
            other = await house.Parent(child);
            await house.Slot(child, other, await house.Line(), DayOfWeek.Friday, "17:00");
        });
        var (hers, theirs) = (stage.PhoneOf(_mother), stage.PhoneOf(other!));
        await stage.Until("2026-11-26 19:31");
        var (asked, foreign) = (await hers.Sees("轮到小明"), await theirs.Sees("轮到小红"));
        var (yes, no) = (Data(asked, Suits), Data(asked, "❌ 这周不行"));

        // Somebody else's button, on a message of one's own.
        (await theirs.Toast(await theirs.PressOld(foreign.MessageId, yes))).ShouldContain("别的聊天");
        (await Call(stage)).Answer.ShouldBe(CallAnswer.None);

        await hers.Press(Suits);
        await hers.Sees("好的，记下了");
        var answered = await Call(stage);
        // The same once more, and another button of the screen that is gone.
        await hers.Toast(await hers.PressOld(asked.MessageId, yes));
        (await hers.Toast(await hers.PressOld(asked.MessageId, no))).ShouldContain("已经用过了");
        // Data nobody ever sent.
        foreach (var forged in new[] { "yes", "yes|", "yes|zzzzzzzzzzzz", "yes|1", "all|" + yes.Split('|')[1], "😀|1|2" })
            await hers.Toast(await hers.PressOld(asked.MessageId, forged));
        await stage.Quiet();
        var after = await Call(stage);
        (after.Answer, after.AnsweredAt, after.Version).ShouldBe((CallAnswer.Confirmed, answered.AnsweredAt, answered.Version));
        (await hers.Screen()).Count.ShouldBe(1);

        // A month later.
        await stage.Until("2026-12-24 12:00");
        (await hers.Toast(await hers.PressOld(asked.MessageId, Data(asked, "🔁 换个时间")))).ShouldContain("已经用过了");
        (await Call(stage)).Answer.ShouldBe(CallAnswer.Confirmed);
    }

    [Fact]
    public async Task AButtonThatStaysOnTheScreenWorksEachTimeItIsMeant()
    {
        await using var stage = await Stage.Open(h => Plant(h));
        var (grandmother, mother) = (stage.PhoneOf(_grandmother), stage.PhoneOf(_mother));
        await stage.Until("2026-11-26 19:31");
        await grandmother.Press("📞 叫老师");
        await grandmother.Sees("会和您联系");
        await stage.Quiet();
        await grandmother.Press("📞 叫老师");
        await stage.Quiet();
        (await grandmother.Count("会和您联系")).ShouldBe(2);

        await stage.Until("2026-11-27 16:45");
        foreach (var button in new[] { "王小明", "下一步 ➡", "没人接" }) await stage.PhoneOf(_teacher).Press(button);
        await mother.Press("🎤 录句话");
        await mother.Press("✖ 先不弄了");
        await mother.Sees("好的，先不弄了");
        await stage.Quiet();
        await mother.Press("🎤 录句话");
        await mother.Sees("想跟小明说什么");
        await mother.Say("早点睡。");
        await mother.Sees("收到了，会请老师交给孩子");
    }

    [Theory]
    [InlineData("小<b>&amp;_*`明")]
    [InlineData("Tom & <Jerry> \"x\"")]
    [InlineData("明👧🏽‍🚀_🎈")]
    [InlineData("محمد \u202eabc")]
    public async Task NamesArriveAsTheyAreWritten(string name)
    {
        Member? parent = null;
        await using var stage = await Stage.Open(async house =>
        {
            await Plant(house);
            var child = await house.Child(name);
            parent = await house.Parent(child, "x");
            await house.Slot(child, parent, await house.Line(duty: _teacher), DayOfWeek.Friday, "17:00");
        });
        await stage.Until("2026-11-27 16:31");
        var shown = name.Replace("\u202e", "", StringComparison.Ordinal);
        (await stage.PhoneOf(parent!).Screen()).ShouldContain(m => m.Text!.Replace("\u202e", "", StringComparison.Ordinal).Contains(shown, StringComparison.Ordinal));
        await stage.PhoneOf(_teacher).Sees(m => m.Text!.Replace("\u202e", "", StringComparison.Ordinal).Contains(shown, StringComparison.Ordinal), shown);
    }

    [Fact]
    public async Task AParentInLondonReadsTheRightHourOnBothSidesOfTheClockChange()
    {
        await using var stage = await Stage.Open(h => Plant(h, "Europe/London"), hour: "2026-10-19 08:00");
        var phone = stage.PhoneOf(_mother);
        // The school's 16:20 is 09:20 in summer time, and 08:20 after 25 October.
        await stage.Until("2026-10-24 08:00");
        (await phone.Count("给您打电话。\n周五 16:20（学校）＝ 您那边 09:20")).ShouldBe(1);
        (await phone.Count("再过半小时，小明就打过来了（您那边 09:20）")).ShouldBe(1);
        await stage.Until("2026-10-31 08:00");
        (await phone.Count("给您打电话。\n周五 16:20（学校）＝ 您那边 08:20")).ShouldBe(1);
        (await phone.Count("再过半小时，小明就打过来了（您那边 08:20）")).ShouldBe(1);
        foreach (var message in await phone.Screen())
            message.Time.UtcDateTime.TimeOfDay.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(6), message.Text);
    }

    private async Task Plant(TestHouse house, string? zone = null)
    {
        _teacher = await house.Teacher("李芳");
        _child = await house.Child("王小明");
        _mother = await house.Parent(_child, "秀英", zone);
        _grandmother = await house.Guardian(_child);
        _coordinator = await house.Staff(Role.Coordinator);
        await house.Slot(_child, _mother, await house.Line(duty: _teacher), DayOfWeek.Friday, "16:20");
    }

    private static string Data(FamilyLink.Bot.Sandbox.ChatMessage message, string caption) => Phone.Buttons(message).Single(b => b.Text == caption).CallbackData!;

    private Task<Call> Call(Stage stage) => stage.Product.Look(db => db.Calls.Where(c => c.ChildId == _child.Id).OrderBy(c => c.StartsAt).FirstAsync());

    private Task<AddressState> Address(Stage stage) => stage.Product.Look(db => db.Addresses.Where(a => a.MemberId == _mother.Id).Select(a => a.State).SingleAsync());
}
