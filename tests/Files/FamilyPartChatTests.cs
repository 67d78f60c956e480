using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Tests.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Files;

/// <summary>A family fills in its own part in the chat.</summary>
public sealed class FamilyPartChatTests
{
    [Fact]
    public async Task A_mother_answers_three_questions_the_most_useful_first_and_nothing_stands_before_the_school_has_looked()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Says(chat, "/settings");
        await at.House.Presses(chat, "孩子的资料");
        at.House.Last(chat).Text.ShouldStartWith("小明的资料，由您来说的这几样：\n工作：还没有\n您的盼望：还没有\n哪天回家：还没有");
        at.House.Last(chat).Text.ShouldNotContain("身体状况", customMessage: "the guardian's part is not hers");
        await at.House.Presses(chat, "三个问题，一分钟");
        at.House.Last(chat).Text.ShouldBe("第 1 / 3 个\n您在外面做什么工作？\n比如：电子厂装配、工地木工、饭馆帮厨。\n🎤 打字不方便，说一段也行。");
        await at.House.Says(chat, "电子厂装配 <b>");
        at.House.Last(chat).Text.ShouldStartWith("第 2 / 3 个\n您最盼小明什么？");
        await at.House.Presses(chat, "上一步");
        at.House.Last(chat).Text.ShouldContain("您在外面做什么工作？");
        await at.House.Presses(chat, "跳过");
        await at.House.House.Restart();
        await at.House.Says(chat, "平平安安");
        at.House.Last(chat).Labels.ShouldBe(["🏮 春节（2月6日）", "📅 选日子", "还没定", "跳过", "⬅ 上一步", "✖ 先不弄了"]);
        await at.House.Presses(chat, "选日子");
        at.House.Last(chat).Labels.Take(3).ShouldBe(["◀", "2026年11月", "▶"]);
        at.House.Last(chat).Labels.ShouldNotContain("22", "a homecoming is still to come");
        await at.House.Presses(chat, "▶");
        await at.House.Presses(chat, "28");
        at.House.Last(chat).Text.ShouldBe("记下这几样，学校看过就写进档案：\n工作：电子厂装配 <b>\n您的盼望：平平安安\n哪天回家：2026年12月28日");
        await at.House.Presses(chat, "改一改");
        at.House.Last(chat).Labels.ShouldBe(["工作", "您的盼望", "哪天回家", "⬅ 上一步", "✖ 先不弄了"]);
        await at.House.Presses(chat, "您的盼望");
        await at.House.Says(chat, "爱说爱笑");
        at.House.Last(chat).Text.ShouldContain("您的盼望：爱说爱笑");
        (await Proposals(at, ProposalState.Waiting)).ShouldBe(0, "nothing is sent yet");
        await at.House.Presses(chat, "发送");
        at.House.Last(chat).Text.ShouldBe("好了，谢谢您。学校看过，就写进小明的档案。");
        (await Proposals(at, ProposalState.Waiting)).ShouldBe(3);
        (await at.House.House.Look(db => db.FileEntries.CountAsync())).ShouldBe(0);

        await at.House.Says(chat, "/file");
        at.House.Last(chat).Text.ShouldContain("哪天回家：2026年12月28日（学校还没看）");
        at.House.Last(chat).Text.ShouldNotContain(at.Mother.Phone!);
    }

    [Fact]
    public async Task One_thing_is_corrected_with_what_stands_before_the_eyes_and_what_cannot_be_read_is_asked_again()
    {
        await using var at = await Chats.Friday();
        var (chat, house) = (await at.ChatOf(at.Mother), at.House.House);
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Do(work => house.Get<FileBook>().Save(work, at.Child.Id, at.Mother.Id, new Dictionary<string, string?> { ["ParentWork"] = "打零工", ["Income"] = "Scarce" }), coordinator);
        await house.Do(work => house.Get<FamilyPart>().Write(work, at.Child.Id, "ParentAge", "35"), Who.Member(at.Mother.Id));
        await house.Do(work => house.Get<FamilyPart>().Send(work, at.Child.Id), Who.Member(at.Mother.Id));
        await house.Do(work => house.Get<FileProposals>().AcceptAll(work, at.Child.Id, at.Mother.Id), coordinator);
        await at.House.Says(chat, "/file");
        at.House.Last(chat).Text.ShouldContain("年龄：35");
        at.House.Last(chat).Text.ShouldContain("工作：学校已填写", customMessage: "what the school wrote is not shown");
        at.House.Last(chat).Text.ShouldNotContain("紧张", customMessage: "what is for few eyes is not in the chat");
        await at.House.Presses(chat, "改一样");
        at.House.Last(chat).Labels.ShouldNotContain("经济收入情况");
        await at.House.Presses(chat, "年龄");
        at.House.Last(chat).Text.ShouldContain("现在记的是：35");
        await at.House.Says(chat, "不告诉你");
        at.House.Last(chat).Text.ShouldStartWith("这个我没看懂，请换个写法。");
        await at.House.Says(chat, "３６岁");
        await at.House.Presses(chat, "发送");
        var said = (await Said(at)).ShouldHaveSingleItem();
        (said.Field.Key, said.Before, said.After).ShouldBe(("ParentAge", "35", "36"));
    }

    [Fact]
    public async Task What_is_about_the_mother_herself_is_offered_for_the_sibling_and_her_hopes_are_not()
    {
        await using var at = await Chats.Friday();
        var house = at.House.House;
        var sister = await house.Child("王小雨");
        await house.Link(sister, at.Mother);
        var chat = await at.ChatOf(at.Mother);
        await at.House.Says(chat, "/file");
        at.House.Last(chat).Labels.ShouldContain("小雨");
        await at.House.Presses(chat, "三个问题");
        await at.House.Says(chat, "家政");
        await at.House.Says(chat, "好好吃饭");
        await at.House.Says(chat, "春节");
        await at.House.Presses(chat, "发送");
        at.House.Last(chat).Text.ShouldBe("小雨也一样吗？\n工作：家政\n哪天回家：2027年2月6日");
        await at.House.Presses(chat, "一样");
        at.House.Last(chat).Text.ShouldStartWith("好了，谢谢您。");
        (await Said(at)).Where(s => s.ChildId == sister.Id).Select(s => (s.Field.Key, s.After)).ShouldBe([("ParentWork", "家政"), ("NextHome", "2027-02-06")]);
    }

    [Fact]
    public async Task Who_hardly_reads_answers_by_taps_first_and_in_short_lines()
    {
        await using var at = await Chats.Friday();
        await at.House.House.Change<Member>(at.Grandmother.Id, m => m.TwoButtons = true);
        var chat = await at.ChatOf(at.Grandmother);
        await at.House.Says(chat, "/file");
        at.House.Last(chat).Text.ShouldBe("小明的资料，\n想问您几句话。");
        await at.House.Presses(chat, "三个问题");
        at.House.Last(chat).Labels.ShouldBe(["硬朗", "一般", "有老毛病", "要人照顾", "跳过", "⬅ 上一步", "✖ 先不弄了"]);
        await at.House.Presses(chat, "有老毛病");
        await at.House.Presses(chat, "看不了");
        await at.House.Presses(chat, "身体好");
        at.House.Last(chat).Text.Split('\n').ShouldAllBe(line => line.Length <= 15);
        await at.House.Presses(chat, "发送");
        (await Said(at)).Select(s => (s.Field.Key, s.After)).ShouldBe([("GuardianHealth", "有老毛病"), ("Reads", "no"), ("Health", "身体好")]);
    }

    [Fact]
    public async Task A_stale_press_a_foreign_one_and_one_of_somebody_who_must_not_be_contacted_do_nothing()
    {
        await using var at = await Chats.Friday();
        var (chat, other, house) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Father), at.House.House);
        await at.House.Says(chat, "/file");
        var list = at.House.Last(chat);
        await at.House.PressesData(other, list.MessageId, list.Buttons[0].Data);
        at.House.Toast.ShouldStartWith("这个按钮是给别的聊天的");
        await at.House.Presses(chat, "三个问题");
        await at.House.PressesData(chat, list.MessageId, list.Buttons[0].Data);
        at.House.Toast.ShouldNotBeNull("a button that was on the screen before");
        await house.Change<ChildLink>((await house.Look(db => db.Links.SingleAsync(l => l.MemberId == at.Mother.Id))).Id, l => l.NoContact = true);
        await at.House.Says(chat, "电子厂");
        at.House.Last(chat).Text.ShouldStartWith("没关系");
        (await house.Look(db => db.FileProposals.CountAsync())).ShouldBe(0);
        await at.House.Says(chat, "/file");
        at.House.Last(chat).Text.ShouldStartWith("这个我还看不懂");
    }

    [Fact]
    public async Task Who_skips_everything_leaves_nothing_and_a_sitting_that_was_broken_off_is_forgotten_by_the_next()
    {
        await using var at = await Chats.Friday();
        var (chat, house) = (await at.ChatOf(at.Mother), at.House.House);
        await at.House.Says(chat, "/file");
        await at.House.Presses(chat, "三个问题");
        await at.House.Says(chat, "电子厂");
        await at.House.Presses(chat, "先不弄了");
        await at.House.Says(chat, "/file");
        (await house.Look(db => db.FileProposals.CountAsync())).ShouldBe(0);
        await at.House.Presses(chat, "三个问题");
        for (var i = 0; i < 3; i++) await at.House.Presses(chat, "跳过");
        at.House.Last(chat).Text.ShouldBe("没关系，哪天想说了，发 /file 就行。");
    }

    private static Task<int> Proposals(Chats at, ProposalState state) => at.House.House.Look(db => db.FileProposals.CountAsync(p => p.State == state));

    private static async Task<List<ProposalLine>> Said(Chats at)
    {
        var house = at.House.House;
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        return await house.Do(work => house.Get<FileProposals>().Waiting(work, house.SchoolId), coordinator);
    }
}
