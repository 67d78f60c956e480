using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class CardChatTests
{
    [Fact]
    public async Task Two_taps_write_down_minutes_and_mood_and_the_next_child_is_there()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Teacher);
        await at.At("2026-11-27 15:40");
        await at.At("2026-11-27 16:45");
        await at.House.Presses(chat, "开始");
        await at.House.Presses(chat, "10 分");
        at.House.Last(chat).Text.ShouldBe("📞 16:40 王小明→妈妈\n聊了 10 分钟。孩子打完怎么样？");
        await at.House.Presses(chat, "高兴");
        at.House.Last(chat).Text.ShouldStartWith("📞 16:50 李小红→妈妈");
        var first = await at.Call(0);
        (first.Outcome, first.MinutesTalked, first.Mood, first.OutcomeBy).ShouldBe((CallOutcome.Happened, 10, CallMood.Happy, at.Teacher.Id));
        await at.House.Presses(chat, "5 分");
        at.House.Toast.ShouldNotBeNull("too early");
        (await at.Call(1)).Outcome.ShouldBe(CallOutcome.None);
        await at.At("2026-11-27 17:05");
        await at.House.Presses(chat, "没打通");
        await at.House.Presses(chat, "没人接");
        await at.House.Presses(chat, "名单");
        at.House.Last(chat).Text.ShouldBe("16:40 王小明→妈妈 10 分 😊 高兴\n16:50 李小红→妈妈 ✖ 没人接\n17:00 张小刚→爸爸 \n还有 1 位没记。");
        await at.House.Presses(chat, "其余都通了");
        at.House.Last(chat).Text.ShouldEndWith("都记好了，谢谢您。");
        ((await at.Call(1)).MissedReason, (await at.Call(2)).Outcome, (await at.Call(0)).MinutesTalked).ShouldBe((MissedReason.NoAnswer, CallOutcome.Happened, 10));
        await at.At("2026-11-27 17:30");
        at.House.Chat(chat).ShouldNotContain(m => m.Kind == "call.teacher.after", "nothing is asked that is known");
    }

    [Fact]
    public async Task A_card_is_opened_again_until_the_next_day_ends_and_a_restart_loses_nothing()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Teacher);
        await at.At("2026-11-27 17:10");
        await at.House.Presses(chat, "逐个记");
        await at.House.Presses(chat, "李小红");
        await at.House.House.Restart();
        await at.House.Presses(chat, "15 分");
        await at.House.House.Restart();
        await at.House.Presses(chat, "不记");
        ((await at.Call(1)).MinutesTalked, (await at.Call(1)).Mood).ShouldBe((15, null));
        await at.At("2026-11-28 21:00");
        await at.House.Presses(chat, "名单");
        await at.House.Presses(chat, "✓ 李小红");
        await at.House.Presses(chat, "没打通");
        await at.House.Presses(chat, "孩子没来");
        (await at.Call(1)).MissedReason.ShouldBe(MissedReason.ChildAway);
        await at.At("2026-11-29 08:00");
        await at.House.Presses(chat, "名单");
        await at.House.Presses(chat, "✖ 李小红");
        await at.House.Presses(chat, "5 分");
        (await at.Call(1)).Outcome.ShouldBe(CallOutcome.Missed);
        at.House.Toast.ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_comes_by_is_found_by_two_letters_and_only_with_whom_they_may_call()
    {
        await using var at = await Chats.Friday();
        var (chat, house) = (await at.ChatOf(at.Teacher), at.House.House);
        var child = await house.Child("孙悦");
        var mother = await house.Parent(child, "朱海燕");
        await house.Link(child, at.Father, Relation.Father, mayCall: true, noContact: true);
        await at.At("2026-11-27 17:05");
        await at.House.Presses(chat, "开始");
        await at.House.Presses(chat, "随到随打");
        await at.House.Says(chat, "孙");
        at.House.Last(chat).Text.ShouldStartWith("没找到");
        await at.House.Says(chat, "孙悦");
        at.House.Last(chat).Labels.ShouldBe(["孙悦→妈妈", "⬅ 上一步", "✖ 先不弄了"]);
        await at.House.Presses(chat, "孙悦→妈妈");
        at.House.Last(chat).Text.ShouldStartWith("📞 17:10 孙悦→妈妈");
        var call = await house.Look(db => db.Calls.SingleAsync(c => c.WalkIn));
        (call.ChildId, call.ParentId).ShouldBe((child.Id, mother.Id));
        await at.At("2026-11-27 17:15");
        await at.House.Presses(chat, "8 分");
        await at.House.Presses(chat, "平静");
        (await house.Look(db => db.Calls.SingleAsync(c => c.WalkIn))).MinutesTalked.ShouldBe(8);
    }

    [Fact]
    public async Task A_helper_from_outside_on_duty_sees_names_and_never_a_number_nor_another_familys_call()
    {
        await using var at = await Chats.Friday();
        var (chat, father) = (await at.ChatOf(at.Teacher), await at.ChatOf(at.Father));
        await at.House.House.Change<Member>(at.Teacher.Id, m => m.Kind = MemberKind.Volunteer);
        await at.At("2026-11-27 15:40");
        await at.House.Presses(chat, "看号码");
        at.House.Toast.ShouldStartWith("这个按钮是给别的聊天的");
        at.House.Chat(chat).ShouldAllBe(m => !m.Text.Contains(at.Mother.Phone!, StringComparison.Ordinal));
        await at.At("2026-11-27 16:45");
        await at.House.Presses(chat, "开始");
        await at.House.Presses(chat, "看号码");
        at.House.Chat(chat).ShouldAllBe(m => !m.Text.Contains(at.Mother.Phone!, StringComparison.Ordinal));
        (await at.House.House.Look(db => db.Audit.CountAsync(a => a.What == "ShowNumbers"))).ShouldBe(0);
        var card = at.House.Last(chat);
        await at.House.PressesData(father, card.MessageId, card.Buttons[0].Data);
        (await at.Call(0)).Outcome.ShouldBe(CallOutcome.None);
    }
}
