using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class SessionChatTests
{
    [Fact]
    public async Task The_teacher_sees_all_names_once_and_the_numbers_on_a_press_that_is_logged()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Teacher);
        await at.At("2026-11-26 19:30");
        await at.House.Presses(await at.ChatOf(at.Mother), "方便");
        await at.House.Presses(await at.ChatOf(at.Father), "这周不行");
        await at.At("2026-11-27 15:40");
        at.House.Last(chat).Text.ShouldBe("陈老师，今天亲情电话 2 位，16:40 开始：\n王小明→妈妈，李小红→妈妈。\n张小刚爸爸说这次不行。\n李小红妈妈还没回音。");
        await at.House.Presses(chat, "看号码");
        at.House.Last(chat).Text.ShouldContain($"王小明→妈妈：{at.Mother.Phone}");
        at.House.Last(chat).Text.ShouldNotContain("张小刚");
        (await at.House.House.Look(db => db.Audit.CountAsync(a => a.What == "ShowNumbers"))).ShouldBe(1);
        await at.At("2026-11-27 16:10");
        at.House.Last(chat).Text.ShouldStartWith("陈老师");
        await at.House.Presses(chat, "看号码");
        await at.House.Presses(chat, "收起");
        await at.House.Presses(chat, "开始");
        at.House.Last(chat).Text.ShouldBe("📞 16:40 王小明→妈妈\n打通了，点一下聊了几分钟：");
        at.House.Chat(chat).Count.ShouldBe(1);
        (await at.House.House.Look(db => db.Audit.CountAsync(a => a.What == "ShowNumbers"))).ShouldBe(2);
    }

    [Fact]
    public async Task After_the_session_one_tap_says_that_all_got_through()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Teacher);
        await at.At("2026-11-27 17:10");
        at.House.Last(chat).Text.ShouldBe("今天 3 通电话都打通了吗？\n没打通的，点一下名字就行。");
        at.House.Last(chat).Labels.ShouldBe(["✅ 都通了", "王小明", "李小红", "张小刚", "✏ 逐个记"]);
        await at.House.Presses(chat, "都通了");
        at.House.Last(chat).Text.ShouldBe("谢谢，记下了：今天 3 通都打通了。");
        for (var i = 0; i < 3; i++) (await at.Call(i)).Outcome.ShouldBe(CallOutcome.Happened);
    }

    [Fact]
    public async Task Names_are_tapped_quickly_then_the_reason_is_asked_and_it_can_be_changed_until_the_next_day_ends()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Teacher);
        await at.At("2026-11-27 17:10");
        var question = at.House.Last(chat);
        // Two taps before the first edit arrives.
        await at.House.Arrive(chat, at.House.PressJson(chat, question.MessageId, question.Buttons[1].Data, chat));
        await at.House.Arrive(chat, at.House.PressJson(chat, question.MessageId, question.Buttons[3].Data, chat));
        await at.House.Settle();
        at.House.Last(chat).Text.ShouldBe("没打通的：王小明、张小刚。\n点好了，按「下一步」。");
        await at.House.Presses(chat, "✖ 张小刚");
        await at.House.Presses(chat, "李小红");
        await at.House.Presses(chat, "下一步");
        at.House.Last(chat).Text.ShouldBe("王小明没打通，是因为？");
        await at.House.Presses(chat, "没人接");
        at.House.Last(chat).Text.ShouldBe("李小红没打通，是因为？");
        await at.House.Presses(chat, "孩子没来");
        at.House.Last(chat).Text.ShouldBe("谢谢，记下了：今天 1 通打通。\n没打通：王小明（没人接）、李小红（孩子没来）。");
        ((await at.Call(1)).Outcome, (await at.Call(1)).MissedReason).ShouldBe((CallOutcome.Missed, (MissedReason?)MissedReason.ChildAway));
        await at.At("2026-11-28 21:00");
        await at.House.Presses(chat, "改一下");
        await at.House.Presses(chat, "✖ 王小明");
        await at.House.Presses(chat, "✖ 李小红");
        await at.House.Presses(chat, "都通了");
        (await at.Call(0)).Outcome.ShouldBe(CallOutcome.Happened);
        var done = at.House.Last(chat);
        await at.At("2026-11-29 08:00");
        await at.House.Presses(chat, "改一下", done);
        await at.House.Presses(chat, "王小明");
        await at.House.Presses(chat, "下一步");
        await at.House.Presses(chat, "没人接");
        at.House.Toast.ShouldStartWith("已经过了能改的时间");
        (await at.Call(0)).Outcome.ShouldBe(CallOutcome.Happened);
    }

    [Fact]
    public async Task A_restart_between_tap_and_reason_loses_nothing()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Teacher);
        await at.At("2026-11-27 17:10");
        await at.House.Presses(chat, "李小红");
        await at.House.House.Restart();
        await at.House.Presses(chat, "下一步");
        await at.House.House.Restart();
        await at.House.Presses(chat, "家长在忙");
        (await at.Call(1)).MissedReason.ShouldBe(MissedReason.ParentBusy);
    }
}
