using FamilyLink.Domain.Access;
using FamilyLink.Domain.AskTeacher;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Tests.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.AskTeacher;

public sealed class AskTeacherTests
{
    [Fact]
    public async Task The_paired_teacher_hears_who_asks_about_whom_and_settles_it()
    {
        await using var at = await Chats.Friday();
        var (grandmother, teacher) = (await at.ChatOf(at.Grandmother), await at.ChatOf(await Paired(at)));
        await at.At("2026-11-26 19:30");
        await at.House.Presses(grandmother, "叫老师");
        at.House.Last(grandmother).Text.ShouldBe("已经告诉周老师了，会和您联系。");
        at.House.Last(teacher).Text.ShouldBe("小明奶奶想找您，说说王小明的事。");
        at.House.Last(teacher).Labels.ShouldBe(["🙋 我来联系", "✅ 已联系", "📇 看号码"]);
        (await List(at)).ShouldHaveSingleItem().Teacher.ShouldBe("周敏");
        await at.House.Presses(teacher, "看号码");
        at.House.Last(teacher).Text.ShouldBe($"号码（看过会留记录，半小时后收起）：\n小明奶奶：{at.Grandmother.Phone}");
        (await at.House.House.Look(db => db.Audit.CountAsync(a => a.What == "ShowNumbers"))).ShouldBe(1);
        await at.At("2026-11-26 20:01");
        at.House.Last(teacher).Text.ShouldStartWith("小明奶奶想找您");
        await at.House.Presses(teacher, "我来联系");
        at.House.Last(grandmother).Text.ShouldBe("周老师看到了，会给您打电话。");
        await at.House.Presses(teacher, "已联系");
        at.House.Last(teacher).Text.ShouldBe("谢谢，和小明奶奶联系上了。");
        at.House.Last(teacher).Buttons.ShouldBeEmpty();
        (await List(at)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pressing_again_within_the_hour_reaches_the_teacher_once()
    {
        await using var at = await Chats.Friday();
        var (grandmother, teacher) = (await at.ChatOf(at.Grandmother), await at.ChatOf(await Paired(at)));
        await at.At("2026-11-26 19:30");
        for (var i = 0; i < 3; i++) await at.House.Presses(grandmother, "叫老师");
        at.House.Chat(teacher).Count.ShouldBe(1);
        at.House.Chat(grandmother).Count(m => m.Text == "已经告诉周老师了，会和您联系。").ShouldBe(3);
        await at.At("2026-11-26 20:31");
        await at.House.Presses(grandmother, "叫老师", at.House.Chat(grandmother).First(m => m.Kind == "call.guardian.eve"));
        at.House.Chat(teacher).Count.ShouldBe(2);
    }

    [Fact]
    public async Task At_night_it_waits_for_the_teachers_morning()
    {
        await using var at = await Chats.Friday();
        var (grandmother, teacher) = (await at.ChatOf(at.Grandmother), await at.ChatOf(await Paired(at)));
        await at.At("2026-11-26 23:30");
        await at.House.Says(grandmother, "❓ 叫老师");
        at.House.Chat(teacher).ShouldBeEmpty();
        await at.At("2026-11-27 07:00");
        at.House.Chat(teacher).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_teacher_on_chat_it_stands_on_the_coordinators_list()
    {
        await using var at = await Chats.Friday();
        var (chat, house) = (await at.ChatOf(at.Mother), at.House.House);
        await at.House.Says(chat, "❓ 叫老师");
        at.House.Last(chat).Text.ShouldBe("已经记下了，学校会和您联系。");
        var line = (await List(at)).ShouldHaveSingleItem();
        (line.Kind, line.Child, line.Member, line.Relation, line.Teacher).ShouldBe((TodoKind.AskedForTeacher, "王小明", "刘梅", Relation.Mother, null));
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Do(work => house.Get<AskForTeacher>().Settle(work, line.SubjectId), coordinator);
        (await List(at)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_teacher_on_duty_that_day_is_asked_when_the_child_has_none_of_its_own()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-27 15:00");
        await at.House.Says(chat, "❓ 叫老师");
        at.House.Last(await at.ChatOf(at.Teacher)).Text.ShouldBe("小明妈妈想找您，说说王小明的事。");
        await at.House.Presses(await at.ChatOf(at.Teacher), "看号码");
        at.House.Last(await at.ChatOf(at.Teacher)).Text.ShouldContain(at.Mother.Phone!);
    }

    [Fact]
    public async Task With_several_children_it_asks_about_whom_and_a_foreign_or_forged_press_asks_nothing()
    {
        await using var at = await Chats.Friday();
        var (chat, house) = (await at.ChatOf(at.Mother), at.House.House);
        var brother = await house.Child("王小华");
        await house.Link(brother, at.Mother);
        await at.House.Says(chat, "❓ 叫老师");
        at.House.Last(chat).Text.ShouldBe("找老师，是哪个孩子的事？");
        at.House.Last(chat).Labels.ShouldBe(["小明的事", "小华的事"]);
        var data = at.House.Last(chat).Buttons[0].Data;
        await at.House.PressesData(chat, at.House.Last(chat).MessageId, data[..data.LastIndexOf('|')] + "|" + Domain.Ids.ToShort((await house.Look(db => db.Children.FirstAsync(c => c.Name == "张小刚"))).Id));
        (await house.Look(db => db.TeacherAsks.CountAsync())).ShouldBe(0);
        await at.House.Presses(chat, "小华的事");
        (await house.Look(db => db.TeacherAsks.SingleAsync())).ChildId.ShouldBe(brother.Id);
        var (father, teacher) = (await at.ChatOf(at.Father), await at.ChatOf(await Paired(at)));
        house.Clock.Advance(TimeSpan.FromHours(2));
        await at.House.Says(chat, "❓ 叫老师");
        await at.House.Presses(chat, "小明的事");
        await at.House.PressesData(father, at.House.Last(teacher).MessageId, at.House.Last(teacher).Buttons[0].Data);
        at.House.Toast.ShouldStartWith("这个按钮是给别的聊天的");
        (await house.Look(db => db.TeacherAsks.OrderBy(a => a.Id).LastAsync())).TakenAt.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_said_in_three_languages_and_whoever_must_not_be_contacted_is_not_told_of_the_teacher()
    {
        await using var at = await Chats.Friday();
        var house = at.House.House;
        var (mother, teacher) = (await at.ChatOf(at.Mother), await at.ChatOf(await Paired(at, "en")));
        await house.Change<Member>(at.Mother.Id, m => m.Language = "zh-Hant");
        await at.At("2026-11-27 09:00");
        await at.House.Says(mother, "❓ 叫老師");
        at.House.Last(mother).Text.ShouldBe("已經告訴周老師了，會和您聯繫。");
        at.House.Last(teacher).Text.ShouldBe("小明's Mum would like to talk with you about 王小明.");
        var link = await house.Look(db => db.Links.SingleAsync(l => l.MemberId == at.Mother.Id));
        await house.Change<ChildLink>(link.Id, l => l.NoContact = true);
        await at.House.Presses(teacher, "I will");
        (await house.Look(db => db.Outbox.CountAsync(m => m.Kind == "teacher.coming"))).ShouldBe(0);
    }

    private static async Task<Member> Paired(Chats at, string? language = null)
    {
        var house = at.House.House;
        var teacher = await house.Teacher("周敏");
        if (language is not null) await house.Change<Member>(teacher.Id, m => m.Language = language);
        await house.Pair(at.Child, teacher);
        return teacher;
    }

    private static Task<List<TodoLine>> List(Chats at) => at.House.House.Do(work => at.House.House.Get<Todos>().Show(work, at.Mother.SchoolId));
}
