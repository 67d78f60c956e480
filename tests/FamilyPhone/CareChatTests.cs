using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class CareChatTests
{
    [Fact]
    public async Task One_yes_does_for_the_term_and_is_taken_back_where_it_was_given()
    {
        await using var at = await Chats.Friday();
        var (mother, grandmother) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Grandmother));
        await at.At("2026-11-26 18:30");
        await at.House.Presses(mother, "方便");
        await at.House.Presses(mother, "以后每周都这个时间");
        at.House.Last(mother).Text.ShouldEndWith("到 1月31日 为止，每周五都这个时间。以后只在半小时前提醒一次。");
        at.House.Last(grandmother).Text.ShouldBe("以后每周五放学，小明都在学校给妈妈打电话，晚半个钟头到家。\n到 1月31日 为止都这样，不再每次说了。");
        await at.House.House.Restart();
        await at.House.Presses(mother, "每周还是问我");
        at.House.Last(mother).Text.ShouldStartWith("小明妈妈，明天轮到小明");
        (await at.Call(0)).Standing.ShouldBeFalse();
    }

    [Fact]
    public async Task From_the_menu_calls_rest_and_go_on_and_a_talk_on_own_phones_counts()
    {
        await using var at = await Chats.Friday();
        var mother = await at.ChatOf(at.Mother);
        await at.House.Says(mother, "/calls");
        at.House.Last(mother).Labels.ShouldBe(["📞 小明的电话：换时间、留话", "📱 这周和小明自己通过话了", "⏸ 回家了，停 1 周", "⏸ 回家了，停 2 周", "✖ 收起"]);
        await at.House.Presses(mother, "停 2 周");
        at.House.Last(mother).Text.ShouldStartWith("您的亲情电话停到 12月6日");
        (await at.Call(0)).Plan.ShouldBe(CallPlan.Paused);
        await at.House.Presses(mother, "现在恢复");
        at.House.Last(mother).Text.ShouldStartWith("好的，电话恢复了。\n下次电话：周五 16:40");
        await at.House.Presses(mother, "自己通过话了");
        at.House.Last(mother).Text.ShouldStartWith("记下了，这周你们自己通过电话了，算数。");
        (await at.House.House.Look(db => db.OwnTalks.CountAsync())).ShouldBe(1);
        await at.House.Presses(mother, "小明的电话");
        at.House.Last(mother).Labels.ShouldContain("🔁 换个时间");
        var (chat, forged) = (await at.ChatOf(at.Father), at.House.Last(mother));
        await at.House.PressesData(chat, forged.MessageId, forged.Buttons[0].Data);
        at.House.Toast.ShouldStartWith("这个按钮是给别的聊天的");
        await at.House.Says(await at.ChatOf(at.Teacher), "/calls");
        at.House.Last(await at.ChatOf(at.Teacher)).Kind.ShouldBe("reply.home");
    }

    [Fact]
    public async Task Who_did_talk_says_so_under_the_missed_call_and_it_is_looked_at()
    {
        await using var at = await Chats.Friday();
        var (father, house) = (await at.ChatOf(at.Father), at.House.House);
        await at.At("2026-11-27 17:15");
        await ParentChatTests.Report(at, new MissedCall(at.Calls[2], MissedReason.NoAnswer));
        await at.House.Presses(father, "我们通过话了");
        await at.House.Presses(father, "上一步");
        await at.House.Presses(father, "录句话");
        await at.House.Presses(father, "先不弄了");
        (await at.Call(2)).OutcomeContested.ShouldBeFalse();
        house.Clock.Set("2026-12-04 17:15");
        await house.Get<Ticks>().RunDue();
        var next = await house.Look(db => db.Calls.SingleAsync(c => c.ParentId == at.Father.Id && c.Day == new DateOnly(2026, 12, 4)));
        await house.Do(work => house.Get<Calls>().Report(work, next.Id, CallOutcome.Missed, MissedReason.NoAnswer));
        await at.House.Deliver();
        await at.House.Presses(father, "我们通过话了");
        await at.House.Presses(father, "就是学校这通");
        at.House.Last(father).Text.ShouldBe("记下了，谢谢您。老师会核对一下。");
        (await house.Do(work => house.Get<Todos>().Show(work, house.SchoolId))).ShouldContain(t => t.Kind == TodoKind.Contested && t.SubjectId == next.Id);
    }

    [Fact]
    public async Task The_next_morning_it_is_asked_once_more_and_one_tap_answers()
    {
        await using var at = await Chats.Friday();
        var mother = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        await at.At("2026-11-27 07:30");
        at.House.Last(mother).Text.ShouldBe("小明妈妈，今天小明给您打电话：周五 16:40（学校）＝ 您那边 17:40。\n那时候方便接吗？");
        await at.House.Presses(mother, "方便");
        (await at.Call(0)).Answer.ShouldBe(CallAnswer.Confirmed);
    }

    [Fact]
    public async Task A_substitute_is_asked_and_the_duty_passes_with_its_list()
    {
        await using var at = await Chats.Friday();
        var house = at.House.House;
        var (duty, colleague) = (await at.ChatOf(at.Teacher), await house.Teacher("周敏"));
        var chat = await at.ChatOf(colleague);
        await at.At("2026-11-27 15:40");
        await at.House.Presses(duty, "请人代班");
        at.House.Last(duty).Text.ShouldBe("今天的班，请谁代一下？");
        await at.House.Presses(duty, "周敏");
        at.House.Last(duty).Text.ShouldEndWith("已请周老师代班，等回音。");
        at.House.Last(chat).Text.ShouldBe("陈老师想请您代一次班：今天 16:40，亲情电话 3 位。");
        await at.House.Presses(chat, "我来");
        at.House.Chat(chat).ShouldContain(m => m.Text.StartsWith("谢谢，今天 16:40 的班是您的了", StringComparison.Ordinal));
        at.House.Last(chat).Text.ShouldStartWith("周老师，今天亲情电话 3 位，16:40 开始");
        at.House.Last(duty).Text.ShouldBe("周老师答应代班了，今天您不用来。");
        await at.House.Presses(duty, "看号码", at.House.Chat(duty).First(m => m.Kind == "reply.call.session"));
        at.House.Toast.ShouldStartWith("这个按钮是给别的聊天的");
        await at.At("2026-11-27 17:10");
        await at.House.Presses(chat, "都通了");
        (await at.Call(0)).Outcome.ShouldBe(CallOutcome.Happened);
        at.House.Chat(duty).ShouldNotContain(m => m.Kind == "call.teacher.after");
    }

    [Fact]
    public async Task Left_to_the_coordinator_it_stands_on_the_list()
    {
        await using var at = await Chats.Friday();
        var (house, duty) = (at.House.House, await at.ChatOf(at.Teacher));
        await at.At("2026-11-27 15:40");
        await at.House.Presses(duty, "请人代班");
        at.House.Last(duty).Text.ShouldBe("今天别的老师都有事。可以请协调员安排。");
        await at.House.Presses(duty, "请协调员安排");
        at.House.Last(duty).Text.ShouldEndWith("代班的事，协调员在安排。");
        (await house.Do(work => house.Get<Todos>().Show(work, house.SchoolId))).ShouldContain(t => t.Kind == TodoKind.DutyOpen && t.Member == "陈芳");
    }

    [Fact]
    public async Task A_new_number_is_typed_takes_effect_and_the_old_one_stays_in_the_history()
    {
        await using var at = await Chats.Friday();
        var (mother, house) = (await at.ChatOf(at.Mother), at.House.House);
        await at.House.Says(mother, "/settings");
        await at.House.Presses(mother, "电话号码");
        await at.House.Says(mother, "换号了");
        at.House.Last(mother).Text.ShouldStartWith("这个号码我没看懂");
        await at.House.Says(mother, "+81 90 1234 5678");
        at.House.Last(mother).Text.ShouldBe("改好了，学校以后打 +81****5678。协调员会看到您换了号码。");
        (await house.Look(db => db.Members.SingleAsync(m => m.Id == at.Mother.Id))).Phone.ShouldBe("+819012345678");
        (await house.Look(db => db.Changes.CountAsync(c => c.Field == "Phone" && c.SubjectId == at.Mother.Id))).ShouldBe(1);
    }

    [Theory]
    [InlineData("zh-Hant", "方便", "以後每週都這個時間", "到 1月31日 為止，每週五都這個時間。")]
    [InlineData("en", "Yes", "Every week at this time", "Every Fri at this time until 31 Jan.")]
    public async Task It_is_said_in_the_persons_language(string language, string yes, string always, string words)
    {
        await using var at = await Chats.Friday();
        await at.House.House.Change<Member>(at.Mother.Id, m => m.Language = language);
        var mother = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        await at.House.Presses(mother, yes);
        await at.House.Presses(mother, always);
        at.House.Last(mother).Text.ShouldContain(words);
    }

    [Fact]
    public async Task The_guardian_who_is_asked_about_a_talk_answers_with_one_tap()
    {
        await using var at = await Chats.Friday();
        var (house, grandmother) = (at.House.House, await at.ChatOf(at.Grandmother));
        var talk = await house.Do(work => house.Get<OwnTalks>().Say(work, at.Child.Id), Who.Member(at.Mother.Id));
        await house.Do(work => house.Get<OwnTalks>().AskGuardian(work, talk.Id));
        await at.House.Deliver();
        at.House.Last(grandmother).Text.ShouldBe("这周妈妈和小明自己通过电话吗？");
        await at.House.Presses(grandmother, "没有");
        at.House.Last(grandmother).Text.ShouldBe("好的，谢谢您。");
        (await house.Look(db => db.OwnTalks.SingleAsync())).Confirmed.ShouldBe(false);
    }
}
