using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class MoveChatTests
{
    [Fact]
    public async Task Three_times_with_both_clocks_are_shown_and_one_tap_moves_the_call()
    {
        await using var at = await Chats.Friday();
        var (chat, teacher, guardian) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Teacher), await at.ChatOf(at.Grandmother));
        await at.At("2026-11-26 18:30");
        await at.House.Presses(chat, "换个时间");
        at.House.Last(chat).Text.ShouldBe("小明的电话，换到哪个时间好？\n原来的时间：周五 16:40（学校）＝ 您那边 17:40。");
        at.House.Last(chat).Labels.ShouldBe(["周四 19:30 ＝ 您那边 20:30", "周五 16:30 ＝ 您那边 17:30", "周六 16:40 ＝ 您那边 17:40", "🕖 看更多时间", "🙋 请老师帮忙", "⬅ 不换了"]);
        await at.House.Presses(chat, "看更多");
        at.House.Last(chat).Labels.Take(2).ShouldBe(["周日 16:40 ＝ 您那边 17:40", "周一 16:40 ＝ 您那边 17:40"]);
        await at.House.Presses(chat, "周一 16:40");
        at.House.Last(chat).Text.ShouldBe("改好了：周一 16:40（学校）＝ 您那边 17:40。\n陈老师会告诉小明。");
        at.House.Chat(chat).Count.ShouldBe(1);
        at.House.Last(teacher).Text.ShouldBe("王小明和妈妈的电话改到周一 16:40。\n请您告诉孩子一声。");
        await at.House.Presses(teacher, "告诉孩子了");
        at.House.Last(teacher).Text.ShouldBe("谢谢，王小明知道了：周一 16:40打电话。");
        at.House.Last(guardian).Text.ShouldBe("小明给妈妈的电话改了：\n11月30日 周一下午四点四十分，在学校打。");
        (await at.Call(0)).Plan.ShouldBe(CallPlan.Moved);
    }

    [Fact]
    public async Task A_time_taken_meanwhile_is_said_and_others_are_offered()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        await at.House.Presses(chat, "换个时间");
        var line = (await at.Call(0)).LineId!.Value;
        await at.House.House.Do(work => at.House.House.Get<Moves>().Move(work, at.Calls[1], line, ManualClock.At("2026-11-28 16:40")));
        await at.House.Presses(chat, "周六 16:40");
        at.House.Last(chat).Text.ShouldStartWith("这个时间刚刚被选走了，看看这几个。\n小明的电话，换到哪个时间好？");
        at.House.Last(chat).Labels.ShouldNotContain("周六 16:40 ＝ 您那边 17:40");
        await at.House.Presses(chat, "周六 16:30");
        at.House.Last(chat).Text.ShouldStartWith("改好了：周六 16:30");
    }

    [Fact]
    public async Task Stale_foreign_forged_and_late_presses_on_times_change_nothing()
    {
        await using var at = await Chats.Friday();
        var (chat, other) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Father));
        await at.At("2026-11-26 19:30");
        var evening = at.House.Last(chat);
        await at.House.Presses(chat, "换个时间");
        var times = at.House.Last(chat);
        await at.House.PressesData(other, at.House.Last(other).MessageId, times.Buttons[0].Data);
        at.House.Toast.ShouldStartWith("这个按钮是给别的聊天的");
        var data = times.Buttons[0].Data;
        await at.House.PressesData(chat, times.MessageId, data[..data.LastIndexOf('|')] + "|zz.zz.zz");
        at.House.Toast.ShouldStartWith("这个按钮已经用过了");
        await at.House.PressesData(chat, times.MessageId, evening.Buttons[0].Data);
        (await at.Call(0)).Answer.ShouldBe(CallAnswer.None);
        await at.At("2026-12-24 12:00");
        await at.House.PressesData(chat, times.MessageId, data);
        (await at.House.House.Look(db => db.Calls.CountAsync(c => c.MovedFromId != null))).ShouldBe(0);
        at.House.Last(chat).Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_restart_between_the_question_and_the_tap_loses_nothing()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        await at.House.Presses(chat, "换个时间");
        await at.House.House.Restart();
        await at.House.Presses(chat, "周六 16:40");
        at.House.Last(chat).Text.ShouldStartWith("改好了：周六 16:40");
    }

    [Fact]
    public async Task Not_this_week_and_a_missed_call_show_what_the_week_still_has()
    {
        await using var at = await Chats.Friday();
        var (mother, father) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Father));
        await at.At("2026-11-26 19:30");
        await at.House.Presses(mother, "这周不行");
        at.House.Last(mother).Text.ShouldStartWith("好的，这次先不打：周五 16:40（学校）＝ 您那边 17:40。\n这周要是有别的时间方便，点一下就行。");
        at.House.Last(mother).Labels.ShouldBe(["周四 20:30 ＝ 您那边 21:30", "周五 16:30 ＝ 您那边 17:30", "周六 16:40 ＝ 您那边 17:40", "🕖 看更多时间", "🎤 录句话", "✏ 改一下"]);
        await at.House.Presses(mother, "周六");
        at.House.Last(mother).Text.ShouldStartWith("改好了：周六");
        await at.At("2026-11-27 17:15");
        await ParentChatTests.Report(at, new MissedCall(at.Calls[2], MissedReason.NoAnswer));
        at.House.Last(father).Labels.ShouldBe(["周五 18:20", "周六 17:00", "周日 17:00", "🕖 看更多时间", "🎤 录句话", "💬 我们通过话了"]);
        await at.House.Presses(father, "周日 17:00");
        at.House.Last(father).Text.ShouldBe("改好了：周日 17:00。\n陈老师会告诉小刚。");
        (await at.Call(2)).Outcome.ShouldBe(CallOutcome.Missed);
    }

    [Fact]
    public async Task Without_a_free_time_or_with_none_that_suits_a_teacher_helps()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        await at.House.Presses(chat, "换个时间");
        await at.House.Presses(chat, "请老师帮忙");
        at.House.Last(chat).Text.ShouldStartWith("好的，换时间的事请老师帮忙");
        (await at.Call(0)).WantsOtherTime.ShouldBeTrue();
        var line = (await at.Call(0)).LineId!.Value;
        await at.House.House.Do(async work =>
        {
            work.Db.Openings.RemoveRange(await work.Db.Openings.Where(o => o.LineId == line).ToListAsync());
            return Result.Done;
        });
        await at.House.Presses(chat, "改一下");
        await at.House.Presses(chat, "换个时间");
        at.House.Last(chat).Text.ShouldBe("小明的电话，这四周没有空的时间了。要请老师帮忙吗？");
        at.House.Last(chat).Labels.ShouldBe(["🙋 请老师帮忙", "⬅ 不换了"]);
        await at.House.Presses(chat, "不换了");
        at.House.Last(chat).Text.ShouldStartWith("好的，换时间的事请老师帮忙");
    }

    [Theory]
    [InlineData("zh-Hant", "換個時間", "小明的電話，換到哪個時間好？", "週六 16:40 ＝ 您那邊 17:40", "改好了：週六 16:40（學校）＝ 您那邊 17:40。\n陈老師會告訴小明。")]
    [InlineData("en", "Another time", "Which time is better for 小明's call?", "Sat 16:40 = 17:40 with you", "Changed: Sat 16:40 (school) = 17:40 with you.\n陈芳 will tell 小明.")]
    public async Task It_is_said_in_the_persons_language(string language, string other, string question, string time, string done)
    {
        await using var at = await Chats.Friday();
        await at.House.House.Change<Member>(at.Mother.Id, m => m.Language = language);
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        await at.House.Presses(chat, other);
        at.House.Last(chat).Text.ShouldStartWith(question);
        await at.House.Presses(chat, time);
        at.House.Last(chat).Text.ShouldBe(done);
    }

    [Fact]
    public async Task A_time_chosen_by_the_school_is_asked_like_the_evening_question()
    {
        await using var at = await Chats.Friday();
        var (chat, house) = (await at.ChatOf(at.Mother), at.House.House);
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var line = (await at.Call(0)).LineId!.Value;
        var moved = await house.Do(work => house.Get<Moves>().Move(work, at.Calls[0], line, ManualClock.At("2026-11-28 10:00")), coordinator);
        await at.House.Deliver();
        at.House.Last(chat).Text.ShouldBe("小明妈妈，小明的电话改了时间：\n周六 10:00（学校）＝ 您那边 11:00。\n那时候方便接吗？");
        await at.House.Presses(chat, "方便");
        (await house.Look(db => db.Calls.SingleAsync(c => c.Id == moved))).Answer.ShouldBe(CallAnswer.Confirmed);
        await at.At("2026-11-28 09:31");
        at.House.Chat(chat).Count(m => m.Text.Contains("轮到", StringComparison.Ordinal)).ShouldBe(0);
        at.House.Last(chat).Text.ShouldStartWith("再过半小时");
    }
}
