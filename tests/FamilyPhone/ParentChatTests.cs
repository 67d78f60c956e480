using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Updates;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class ParentChatTests
{
    [Fact]
    public async Task The_evening_before_both_times_are_shown_and_one_tap_confirms()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        at.House.Last(chat).Text.ShouldBe("小明妈妈，明天轮到小明给您打电话。\n周五 16:40（学校）＝ 您那边 17:40。\n那时候方便接吗？");
        at.House.Last(chat).Labels.ShouldBe(["✅ 方便", "🔁 换个时间", "❌ 这周不行"]);
        await at.House.Presses(chat, "方便");
        at.House.Last(chat).Text.ShouldBe("好的，记下了：小明给您打电话。\n周五 16:40（学校）＝ 您那边 17:40。");
        at.House.Chat(chat).Count.ShouldBe(1);
        (await at.Call(0)).Answer.ShouldBe(CallAnswer.Confirmed);
    }

    [Fact]
    public async Task One_time_is_enough_where_the_clocks_agree_and_half_an_hour_before_comes_the_next_word()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.SecondMother);
        await at.At("2026-11-26 19:30");
        at.House.Last(chat).Text.ShouldBe("小红妈妈，明天轮到小红给您打电话。\n周五 16:50。\n那时候方便接吗？");
        await at.House.Presses(chat, "方便");
        await at.At("2026-11-27 16:20");
        at.House.Last(chat).Text.ShouldBe("再过半小时，小红就打过来了（16:50）。\n手机别静音哦。可以问问孩子：这周最开心的事是什么？\n打完还有话想说，回复这条就行，录音也行。");
        at.House.Last(await at.ChatOf(at.Mother)).Text.ShouldStartWith("再过半小时，小明就打过来了（您那边 17:40）。".Replace("再过半小时", "再过 20 分钟", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_time_or_not_this_week_is_taken_down_and_can_be_changed()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        await at.House.Presses(chat, "换个时间");
        await at.House.Presses(chat, "请老师帮忙");
        at.House.Last(chat).Text.ShouldStartWith("好的，换时间的事请老师帮忙");
        (await at.Call(0)).WantsOtherTime.ShouldBeTrue();
        await at.House.Presses(chat, "改一下");
        await at.House.Presses(chat, "这周不行");
        at.House.Last(chat).Text.ShouldStartWith("好的，这次先不打");
        ((await at.Call(0)).Answer, (await at.Call(0)).WantsOtherTime).ShouldBe((CallAnswer.Declined, false));
    }

    [Fact]
    public async Task Stale_foreign_late_and_forged_presses_answer_kindly_and_change_nothing()
    {
        await using var at = await Chats.Friday();
        var (chat, other) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Father));
        await at.At("2026-11-26 19:30");
        var question = at.House.Last(chat);
        await at.House.PressesData(other, at.House.Last(other).MessageId, question.Buttons[2].Data);
        at.House.Toast.ShouldStartWith("这个按钮是给别的聊天的");
        await at.House.PressesData(chat, question.MessageId, question.Buttons[2].Data, from: other);
        at.House.Toast.ShouldStartWith("这个按钮是给别的聊天的");
        await at.House.Presses(chat, "方便");
        await at.House.PressesData(chat, question.MessageId, question.Buttons[2].Data);
        at.House.Toast.ShouldStartWith("这个按钮已经用过了");
        await at.House.PressesData(chat, question.MessageId + 77, at.House.Last(chat).Buttons[0].Data);
        at.House.Toast.ShouldStartWith("这个按钮已经用过了");
        (await at.Call(0)).Answer.ShouldBe(CallAnswer.Confirmed);
        var late = at.House.Last(chat);
        await at.At("2026-12-27 19:30");
        await at.House.Presses(chat, "改一下", late);
        at.House.Chat(chat).First(m => m.MessageId == late.MessageId).Buttons.ShouldBeEmpty();
        (await at.Call(0)).Answer.ShouldBe(CallAnswer.Confirmed);
    }

    [Fact]
    public async Task A_press_proves_that_an_uncertain_message_arrived()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        var id = await at.House.House.Look(db => db.Outbox.Where(m => m.Kind == "call.parent.evening" && m.MemberId == at.Mother.Id && m.State == OutboxState.Sent).Select(m => m.Id).FirstAsync());
        await at.House.House.Change<OutboxMessage>(id, m => m.BecomeUncertain("Timeout"));
        await at.House.Presses(chat, "方便");
        (await at.House.House.Look(db => db.Outbox.FirstAsync(m => m.Id == id))).State.ShouldBe(OutboxState.Sent);
        (await at.Call(0)).Answer.ShouldBe(CallAnswer.Confirmed);
    }

    [Fact]
    public async Task Two_buttons_say_the_hour_in_words_on_short_lines()
    {
        await using var at = await Chats.Friday();
        await at.House.House.Change<Domain.Families.Member>(at.Mother.Id, m => m.TwoButtons = true);
        await at.House.House.Change<Domain.Families.Member>(at.Grandmother.Id, m => m.TwoButtons = true);
        await at.At("2026-11-26 19:30");
        at.House.Last(await at.ChatOf(at.Mother)).Text.ShouldBe("明天下午五点四十分，\n小明来电话。\n您方便吗？");
        at.House.Last(await at.ChatOf(at.Mother)).Buttons.Count.ShouldBe(2);
        var grandmother = at.House.Last(await at.ChatOf(at.Grandmother));
        grandmother.Text.Split('\n').ShouldAllBe(line => line.Length <= 15);
        grandmother.Labels.ShouldBe(["👍 知道了", "📞 叫老师"]);
    }

    [Fact]
    public async Task A_missed_call_blames_nobody_offers_help_and_takes_a_word()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-27 17:15");
        await Report(at, new MissedCall(at.Calls[0], MissedReason.NoAnswer));
        at.House.Last(chat).Text.ShouldStartWith("今天的电话没接上，不要紧，我们跟小明说您在忙。");
        at.House.Last(await at.ChatOf(at.Grandmother)).Text.ShouldBe("妈妈今天忙，电话没打通。\n12月4日 周五再打，请跟小明说一声。");
        await at.House.Presses(chat, "看更多");
        await at.House.Presses(chat, "请老师帮忙");
        (await at.Call(0)).WantsOtherTime.ShouldBeTrue();
        var today = await at.House.House.Do(work => at.House.House.Get<Today>().Show(work, at.Mother.SchoolId, new DateOnly(2026, 11, 30)));
        today.Helps.ShouldHaveSingleItem().Call.Id.ShouldBe(at.Calls[0]);
        await at.House.Presses(chat, "录句话");
        await at.House.Says(chat, "妈妈下班晚了，<b>想你</b> & 早点睡");
        at.House.Last(chat).Text.ShouldStartWith("收到了，会请老师交给孩子");
        (await at.House.House.Look(db => db.Words.SingleAsync())).CallId.ShouldBe(at.Calls[0]);
    }

    [Fact]
    public async Task A_parent_of_two_is_asked_for_which_child_a_word_is_meant()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.SecondMother);
        var house = at.House.House;
        var sister = await house.Child("李小芳");
        await house.Link(sister, at.SecondMother);
        var line = await house.Line("二楼电话");
        await house.Do(work => house.Get<Slots>().Make(work, new SlotDraft(sister.Id, at.SecondMother.Id, line.Id, DayOfWeek.Thursday, new TimeOnly(16, 40))));
        await at.At("2026-11-28 12:00");
        await at.House.Says(chat, "最近天冷，多穿点衣服");
        at.House.Last(chat).Text.ShouldBe("这句话想带给谁？");
        at.House.Last(chat).Labels.ShouldBe(["带给小红", "带给小芳", "✖ 先不弄了"]);
        await at.House.Presses(chat, "小芳");
        (await house.Look(db => db.Words.ToListAsync())).ShouldHaveSingleItem().ChildId.ShouldBe(sister.Id);
    }

    [Fact]
    public async Task Calls_on_own_phones_are_reported_with_one_tap()
    {
        await using var at = await Chats.Friday();
        var house = at.House.House;
        var child = await house.Child("赵小宝");
        var parent = await house.Parent(child, "赵云");
        await house.Do(work => house.Get<Slots>().Make(work, new SlotDraft(child.Id, parent.Id, null, DayOfWeek.Sunday, new TimeOnly(10, 0))));
        await at.At("2026-11-29 10:30");
        var chat = await at.ChatOf(parent);
        at.House.Last(chat).Text.ShouldBe("这周您自己和小宝通过电话或视频吗？点一下就算数。");
        await at.House.Presses(chat, "还没有");
        await at.House.Presses(chat, "通过了");
        at.House.Last(chat).Text.ShouldStartWith("记下了");
        (await house.Look(db => db.Calls.FirstAsync(c => c.ChildId == child.Id && c.Day == new DateOnly(2026, 11, 29)))).Outcome.ShouldBe(CallOutcome.Happened);
    }

    [Fact]
    public async Task Anything_unknown_is_answered_kindly_with_the_next_call()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Hear(chat, at.House.OtherJson(chat, "sticker", """{"file_id":"a","file_unique_id":"b","type":"regular","width":1,"height":1,"is_animated":false,"is_video":false}"""));
        at.House.Last(chat).Text.ShouldBe("这个我还看不懂，不好意思。要帮忙，请点 /help。\n\n下次电话：周五 16:40（学校）＝ 您那边 17:40，小明给您打。");
        await at.House.Says(chat, "/nosuchthing");
        at.House.Last(chat).Text.ShouldStartWith("这个我还看不懂");
        await at.House.Says(chat, "/help");
        at.House.Last(chat).Text.ShouldContain("告诉您小明哪天给您打电话");
        var count = at.House.Chat(chat).Count;
        await at.House.Hear(chat, at.House.EditedJson(chat, 101, "改了的话"));
        at.House.Chat(chat).Count.ShouldBe(count);
    }

    internal static Task Report(Chats at, params MissedCall[] missed) => ReportAs(at, missed);

    private static async Task ReportAs(Chats at, MissedCall[] missed)
    {
        var session = await at.House.House.Look(db => db.Sessions.Where(s => s.Day == new DateOnly(2026, 11, 27)).Select(s => s.Id).FirstAsync());
        await at.House.House.Do(work => at.House.House.Get<Sessions>().Report(work, session, missed));
        await at.House.Deliver();
    }
}
