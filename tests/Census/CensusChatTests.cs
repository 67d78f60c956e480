using FamilyLink.Domain.Access;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Census;

/// <summary>A class teacher goes through the class in the chat.</summary>
public sealed class CensusChatTests
{
    [Fact]
    public async Task A_teacher_goes_child_by_child_on_one_message_and_a_change_is_seen_on_the_card_before_the_next()
    {
        await using var at = await Place.Monday();
        var chat = await at.ChatOf(at.Li);
        var granny = await at.House.Guardian(at.OfLi[0], "孙奶奶", enrolled: false);
        await at.Open();
        await at.Chats.Deliver();
        at.Chats.Last(chat).Text.ShouldBe("李老师，三（1）班 2 位孩子的情况请核对一下。\n一个孩子十秒，随时可以停。");
        await at.Chats.Presses(chat, "开始");
        at.Chats.Last(chat).Text.ShouldBe("第 1 / 2 位 · 三（1）班\n丁小明\n谁在外：还没有填写\n与谁生活：祖辈\n寄宿：不寄宿\n监护人：奶奶 孙奶奶\n家庭地址：还没有填写\n\n有变化吗？家长的电话也算。");
        at.Chats.Last(chat).Labels.ShouldBe(["✓ 没变", "✏ 有变", "不在校了", "⏸ 先停一停", "下一位 ▶"]);
        await at.Chats.Presses(chat, "有变");
        await at.Chats.Presses(chat, "谁在外");
        await at.Chats.Presses(chat, "上一步");
        await at.Chats.Presses(chat, "谁在外");
        await at.Chats.Presses(chat, "父母双方");
        at.Chats.Last(chat).Text.ShouldContain("谁在外：父母双方");
        at.Chats.Last(chat).Text.ShouldEndWith("✓ 已经记下：有变");
        await at.Chats.Presses(chat, "还有变");
        await at.Chats.Presses(chat, "家长电话变了");
        await at.Chats.Says(chat, "妈妈换号了，13900009999");
        await at.Chats.Presses(chat, "还有变");
        await at.Chats.Presses(chat, "家庭地址变了");
        await at.Chats.Says(chat, "上坝村 3 组 <12> 号");
        at.Chats.Last(chat).Text.ShouldContain("家庭地址：上坝村 3 组 <12> 号");
        await at.Chats.Presses(chat, "就这些，下一位");
        at.Chats.Last(chat).Text.ShouldStartWith("第 2 / 2 位 · 三（1）班\n马小红");
        await at.Chats.Presses(chat, "没变");
        at.Chats.Last(chat).Text.ShouldBe("全班都核对完了，谢谢您。");
        at.Chats.Chat(chat).Count.ShouldBe(2, "the question, and one message for all of it");
        at.Chats.Chat(chat).ShouldAllBe(m => !m.Text.Contains(granny.Phone!, StringComparison.Ordinal) && !m.Text.Contains("13900009999", StringComparison.Ordinal));
        var notes = await at.House.Do(work => at.Rounds.Notes(work, at.House.SchoolId), at.Coordinator);
        notes.Select(n => (n.Child, n.About, n.Words)).ShouldBe([("丁小明", CensusAbout.Phone, "妈妈换号了，13900009999")]);
        (await at.House.Look(db => db.CensusAnswers.OrderBy(a => a.Id).Select(a => new { a.Said, a.Way, a.Who }).ToListAsync())).ShouldBe(
            [new { Said = CensusSaid.Changed, Way = CensusWay.Chat, Who = $"member:{at.Li.Id}" }, new { Said = CensusSaid.Same, Way = CensusWay.Chat, Who = $"member:{at.Li.Id}" }]);
    }

    [Fact]
    public async Task It_is_stopped_and_taken_up_anywhere_also_after_a_restart_and_a_night()
    {
        await using var at = await Place.Monday();
        var chat = await at.ChatOf(at.Li);
        await at.Open();
        await at.Chats.Deliver();
        await at.Chats.Presses(chat, "开始");
        await at.Chats.Presses(chat, "没变");
        await at.Chats.Presses(chat, "先停一停");
        at.Chats.Last(chat).Text.ShouldStartWith("记好了 1 位，还剩 1 位。");
        await at.House.Restart();
        at.House.Clock.Set("2026-11-24 18:00");
        await at.Chats.Presses(chat, "接着来");
        at.Chats.Last(chat).Text.ShouldStartWith("第 2 / 2 位");
        await at.Chats.Presses(chat, "上一位");
        at.Chats.Last(chat).Text.ShouldEndWith("✓ 已经记下：没变");
        await at.Chats.Presses(chat, "不在校了");
        await at.Chats.Presses(chat, "转学了");
        at.Chats.Last(chat).Text.ShouldStartWith("第 2 / 2 位", customMessage: "on to who is left");
        at.House.Clock.Set("2026-11-26 12:31");
        await at.House.Get<FamilyLink.Domain.FamilyPhone.Ticks>().RunDue();
        await at.Chats.Deliver();
        at.Chats.Last(chat).Text.ShouldBe("李老师，三（1）班还剩 1 位孩子没核对（共 2 位）。\n有空时接着来就行。");
        await at.Chats.Presses(chat, "接着来");
        await at.Chats.Presses(chat, "没变");
        at.Chats.Last(chat).Text.ShouldBe("全班都核对完了，谢谢您。");
        at.House.Clock.Set("2026-11-30 12:31");
        await at.Chats.Deliver();
        at.Chats.Chat(chat).Count(m => m.Kind == CensusAsking.Remind).ShouldBe(1);
    }

    [Fact]
    public async Task Presses_of_others_and_late_ones_do_nothing_and_only_who_has_a_class_is_asked()
    {
        await using var at = await Place.Monday();
        var (chat, mother) = (await at.ChatOf(at.Li), await at.House.Parent(at.OfLi[0]));
        await at.Chats.Says(chat, "/census");
        at.Chats.Last(chat).Text.ShouldBe("现在没有要核对的。");
        var round = await at.Open();
        await at.Chats.Deliver();
        await at.Chats.Says(chat, "/census");
        var card = at.Chats.Last(chat);
        var other = await at.ChatOf(mother);
        await at.Chats.PressesData(other, card.MessageId, card.Buttons[0].Data);
        await at.Chats.Says(other, "/census");
        at.Chats.Last(other).Text.ShouldStartWith("这个我还看不懂");
        (await at.House.Look(db => db.CensusAnswers.CountAsync())).ShouldBe(0);
        await at.House.Do(work => at.Rounds.Close(work, round), at.Coordinator);
        await at.Chats.Presses(chat, "没变", card);
        at.Chats.Last(chat).Text.ShouldBe("现在没有要核对的。");
        (await at.House.Look(db => db.CensusAnswers.CountAsync())).ShouldBe(0);
    }
}
