using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Conversations;

public sealed class SettingsChatTests
{
    [Fact]
    public async Task Every_setting_changes_in_one_message_with_a_way_back()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Says(chat, "/settings");
        at.House.Last(chat).Text.ShouldContain("🌙 安静时间：22:00—07:00");
        await at.House.Presses(chat, "安静时间");
        await at.House.Presses(chat, "上一步");
        await at.House.Presses(chat, "安静时间");
        await at.House.Presses(chat, "08:00—16:00");
        at.House.Last(chat).Text.ShouldContain("08:00—16:00");
        await at.House.Presses(chat, "语言");
        await at.House.Presses(chat, "English");
        at.House.Last(chat).Text.ShouldStartWith("Your settings\n🌐 Language: English");
        await at.House.Presses(chat, "Close");
        at.House.Chat(chat).Count.ShouldBe(1);
        at.House.Bot.Methods.ShouldContain("setMyCommands");
        var member = await at.House.House.Look(db => db.Members.FirstAsync(m => m.Id == at.Mother.Id));
        (member.Language, member.QuietFrom, member.QuietUntil).ShouldBe(("en", new TimeOnly(8, 0), new TimeOnly(16, 0)));
    }

    [Fact]
    public async Task A_typed_city_takes_the_questions_place_and_reminders_follow_the_new_zone()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Says(chat, "/settings");
        await at.House.Presses(chat, "所在地");
        await at.House.Says(chat, "没有这个地方啊");
        at.House.Last(chat).Text.ShouldStartWith("没找到这个地方。");
        at.House.Chat(chat).Count.ShouldBe(1);
        await at.House.Says(chat, "london");
        await at.House.Presses(chat, "伦敦");
        var due = await at.House.House.Look(db => db.Outbox.Where(m => m.Kind == "call.parent.evening" && m.MemberId == at.Mother.Id && m.SubjectId == at.Calls[0]).Select(m => m.NotBefore).FirstAsync());
        due.ShouldBe(ManualClock.At("2026-11-26 19:30", "Europe/London"));
    }

    [Fact]
    public async Task Typed_quiet_hours_are_read_or_asked_again()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Says(chat, "/settings");
        await at.House.Presses(chat, "安静时间");
        await at.House.Says(chat, "晚上");
        at.House.Last(chat).Text.ShouldStartWith("这个时间我没看懂");
        await at.House.Says(chat, "21：30 到 6:30");
        at.House.Last(chat).Text.ShouldContain("21:30—06:30");
    }

    [Fact]
    public async Task Two_button_mode_puts_two_big_buttons_under_the_line_that_work_by_their_words()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Grandmother);
        await at.House.House.Change<School>(at.Grandmother.SchoolId, s => s.DutyPhone = "0851-123456");
        await at.House.Says(chat, "/settings");
        await at.House.Presses(chat, "两键模式");
        await at.House.Says(chat, "📞 下次电话");
        at.House.Last(chat).Text.ShouldContain("小明下次\n打电话：\n周五下午四点四十分。");
        await at.House.Says(chat, "❓ 叫老师");
        at.House.Last(chat).Text.ShouldContain("0851-123456");
    }

    [Fact]
    public async Task Cancel_ends_it_and_its_buttons_are_stale_afterwards()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Says(chat, "/cancel");
        at.House.Last(chat).Text.ShouldStartWith("现在没有要取消的事");
        await at.House.Says(chat, "/language");
        var question = at.House.Last(chat);
        await at.House.Says(chat, "/cancel");
        at.House.Last(chat).Text.ShouldStartWith("好的，先不弄了");
        await at.House.PressesData(chat, question.MessageId, question.Buttons[1].Data);
        at.House.Toast.ShouldStartWith("这个按钮已经用过了");
        (await at.House.House.Look(db => db.Members.FirstAsync(m => m.Id == at.Mother.Id))).Language.ShouldBeNull();
    }

    [Fact]
    public async Task A_question_left_for_a_day_says_so_without_a_sound()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Says(chat, "/settings");
        var count = at.House.Chat(chat).Count;
        at.House.House.Advance(TimeSpan.FromHours(24));
        await at.House.House.Get<Ticks>().RunDue();
        await at.House.Deliver();
        at.House.Chat(chat).Count.ShouldBe(count);
        at.House.Last(chat).Text.ShouldStartWith("这个问题先放一放");
        (await at.House.House.Look(db => db.Outbox.CountAsync(m => m.Kind == "reply.talk.old" && m.Act == OutboxAct.Edit))).ShouldBe(1);
    }

    [Fact]
    public async Task Strangers_hear_how_to_begin_whatever_they_send()
    {
        await using var at = await Chats.Friday();
        foreach (var words in new[] { "/start", "/settings", "/language", "/help", "你好", "/start@SchoolBot" }) await at.House.Says(99, words);
        at.House.Chat(99).Select(m => m.Text).ShouldAllBe(t => t.StartsWith("您好，这里是学校的亲情电话助手。", StringComparison.Ordinal));
        await at.House.Says(98, "hello there", language: "en-GB");
        at.House.Last(98).Text.ShouldStartWith("Hello, this is the school's family phone assistant.");
        await at.House.Says(97, "您好", language: "zh-TW");
        at.House.Last(97).Text.ShouldContain("連結");
    }
}
