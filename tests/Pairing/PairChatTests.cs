using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using FamilyLink.Tests.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Pairing;

public sealed class PairChatTests
{
    [Fact]
    public async Task A_pairing_is_agreed_to_in_the_chat_from_the_helper_to_the_grandmother_and_begins()
    {
        await using var at = await Chats.Friday();
        var (house, helper, classTeacher, grandmother) = await People(at);
        var pair = await house.Do(work => house.Get<PairProposals>().Propose(work, new(at.Child.Id, helper.Member.Id, Help: MainHelp.Learning | MainHelp.Life)));
        await at.House.Deliver();
        at.House.Last(helper.Chat).Text.ShouldBe("李老师，想请您和三（2）班的小明结对，多陪孩子说说话。\n全凭自愿，不方便就直说。");
        await at.House.Presses(helper.Chat, "先了解");
        at.House.Last(helper.Chat).Text.ShouldStartWith("小明，三（2）班\n9 岁，和祖辈一起生活\n最想请您帮的：学习，生活\n");
        await at.House.Presses(helper.Chat, "◀ 返回");
        await at.House.Presses(helper.Chat, "愿意");
        at.House.Last(helper.Chat).Text.ShouldBe("谢谢您！小明和家里都点头以后，就告诉您。");
        at.House.Last(classTeacher.Chat).Text.ShouldBe("方老师，想请李老师和小明结对。\n麻烦您悄悄问问小明愿不愿意。孩子不愿意，一点都不要紧。");
        await at.House.Presses(classTeacher.Chat, "孩子愿意");
        at.House.Last(grandmother.Chat).Text.ShouldBe("学校想请李老师当小明的结对老师，平时多陪陪、多问问。\n李老师愿意，小明也点头了。您看行吗？");
        await at.House.Presses(grandmother.Chat, "想先聊聊");
        at.House.Last(grandmother.Chat).Text.ShouldStartWith("好的，老师会联系您。聊完再点也不迟。\n\n学校想请李老师");
        await at.House.Presses(grandmother.Chat, "行");
        at.House.Last(grandmother.Chat).Text.ShouldStartWith("好的，李老师从11月23日起陪着小明。");
        at.House.Last(helper.Chat).Text.ShouldBe("都同意了：从11月23日起，您和小明（三（2）班）结对。\n找个轻松的时候先见一面，聊聊天就好。");
        var mother = await at.ChatOf(at.Mother);
        await at.House.Presses(mother, "不行");
        at.House.Last(mother).Text.ShouldBe("这件事已经定了，不用再点。");
        await at.House.Presses(helper.Chat, "🤝 见过面了");
        at.House.Last(helper.Chat).Text.ShouldBe("记下了：您和小明11月23日第一次见面。");
        (await house.Do(work => house.Get<PairBook>().Show(work, pair))).Line.State.ShouldBe(PairState.Active);
        at.House.Chat(helper.Chat).Count.ShouldBe(2, "one message to ask, one to say that it has begun");
    }

    [Fact]
    public async Task Three_children_for_one_teacher_are_one_message_with_one_question_at_a_time()
    {
        await using var at = await Chats.Friday();
        var (house, helper, _, _) = await People(at);
        var others = await house.Look(db => db.Children.Where(c => c.Id != at.Child.Id).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        await house.Do(work => house.Get<PairProposals>().ProposeAll(work, [.. others.Prepend(at.Child.Id).Select(c => new Proposal(c, helper.Member.Id))]));
        await at.House.Deliver();
        at.House.Last(helper.Chat).Text.ShouldEndWith("（一共 3 位，一位一位来。）");
        await at.House.Presses(helper.Chat, "愿意");
        at.House.Last(helper.Chat).Text.ShouldBe("谢谢您！小明和家里都点头以后，就告诉您。\n\n李老师，想请您和三（2）班的小红结对，多陪孩子说说话。\n全凭自愿，不方便就直说。\n（一共 2 位，一位一位来。）");
        await at.House.Presses(helper.Chat, "这次不行");
        at.House.Last(helper.Chat).Text.ShouldStartWith("没关系，谢谢您直说。\n\n李老师，想请您和三（2）班的小刚结对");
        await at.House.Presses(helper.Chat, "愿意");
        at.House.Last(helper.Chat).Text.ShouldBe("谢谢您！小刚和家里都点头以后，就告诉您。");
        at.House.Chat(helper.Chat).Count.ShouldBe(1);
        (await house.Look(db => db.PairAsks.OrderBy(a => a.Id).Select(a => a.Standing).ToListAsync())).ShouldBe([AskStanding.Open, AskStanding.Declined, AskStanding.Open]);
    }

    [Fact]
    public async Task A_button_of_somebody_else_or_of_an_earlier_question_does_nothing_or_says_so()
    {
        await using var at = await Chats.Friday();
        var (house, helper, classTeacher, grandmother) = await People(at);
        await house.Do(work => house.Get<PairProposals>().Propose(work, new(at.Child.Id, helper.Member.Id)));
        await at.House.Deliver();
        var ask = await house.Look(db => db.PairAsks.SingleAsync());
        var shown = at.House.Last(helper.Chat);
        await house.Do(work => house.Get<PairProposals>().Withdraw(work, ask.Id));
        await at.House.Presses(helper.Chat, "愿意");
        at.House.Last(helper.Chat).Text.ShouldBe("这件事已经定了，不用再点。");
        (await house.Look(db => db.PairWords.CountAsync())).ShouldBe(0);
        shown.Text.ShouldNotBeEmpty();
        at.House.Chat(grandmother.Chat).ShouldBeEmpty();
        at.House.Chat(classTeacher.Chat).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_grandmother_who_hardly_reads_is_asked_in_short_lines_with_two_buttons()
    {
        await using var at = await Chats.Friday();
        var (house, helper, classTeacher, grandmother) = await People(at);
        await house.Change<Member>(grandmother.Member.Id, m => m.TwoButtons = true);
        await house.Do(work => house.Get<PairProposals>().Propose(work, new(at.Child.Id, helper.Member.Id)));
        await at.House.Deliver();
        await at.House.Presses(helper.Chat, "愿意");
        await at.House.Presses(classTeacher.Chat, "孩子愿意");
        at.House.Last(grandmother.Chat).Text.ShouldBe("李老师想多陪陪小明。\n小明愿意。\n您看行吗？");
        await at.House.Presses(grandmother.Chat, "行");
        at.House.Last(grandmother.Chat).Text.Split('\n').ShouldAllBe(l => l.Length <= 15);
    }

    [Fact]
    public async Task A_plan_is_made_in_one_line_looked_at_on_its_day_in_one_tap_and_handed_over_with_a_note()
    {
        await using var at = await Chats.Friday();
        var (house, helper, classTeacher, grandmother) = await People(at);
        var pair = (await house.Pair(at.Child, helper.Member)).Id;
        await at.House.Says(helper.Chat, "/pairs");
        at.House.Last(helper.Chat).Text.ShouldStartWith("您结对的孩子：\n小明（三（2）班），下次通话 周五 16:40，还没记第一次见面");
        await at.House.Presses(helper.Chat, "小明 ➕ 加计划");
        await at.House.Says(helper.Chat, "每天读十分钟课外书");
        await at.House.Presses(helper.Chat, "两周后");
        at.House.Last(helper.Chat).Text.ShouldBe("记下了，12月7日提醒您看看。");
        house.Clock.Set("2026-12-07 15:00");
        await house.Get<PairTicks>().RunDue();
        await at.House.Deliver();
        at.House.Last(helper.Chat).Text.ShouldBe("小明的帮扶计划，今天看一看：\n「每天读十分钟课外书」\n怎么样了？");
        await at.House.Presses(helper.Chat, "有进步");
        at.House.Last(helper.Chat).Text.ShouldBe("记下了：每天读十分钟课外书——有进步。");
        await at.House.Presses(helper.Chat, "✍ 补一句");
        await at.House.Says(helper.Chat, "读完了一本<昆虫记>&很高兴");
        at.House.Last(helper.Chat).Text.ShouldBe("记下了，写进小明的进步档案。");
        (await house.Do(work => house.Get<PairBook>().Show(work, pair))).Stages.Single().Result.ShouldBe("读完了一本<昆虫记>&很高兴");

        var next = await house.Teacher("王老师");
        var chat = await at.ChatOf(next);
        await house.Do(work => house.Get<PairProposals>().Propose(work, new(at.Child.Id, next.Id, AfterId: pair)));
        await at.House.Deliver();
        at.House.Last(chat).Text.ShouldBe("王老师，小明（三（2）班）原来由李老师陪着，现在想请您接着陪。\n全凭自愿，不方便就直说。");
        await at.House.Presses(chat, "愿意");
        await at.House.Presses(classTeacher.Chat, "孩子愿意");
        at.House.Last(grandmother.Chat).Text.ShouldStartWith("小明的结对老师要换人了，学校想请王老师接着陪。");
        await at.House.Presses(grandmother.Chat, "行");
        at.House.Last(helper.Chat).Text.ShouldStartWith("您和小明的结对到12月6日为止。");
        await at.House.Presses(helper.Chat, "✍ 写几句");
        await at.House.Says(helper.Chat, "怕打雷，喜欢<昆虫>");
        at.House.Last(helper.Chat).Text.ShouldBe("收好了，下一位会看到。");
        await at.House.Presses(chat, "📄 看交接");
        at.House.Last(chat).Text.ShouldBe("交接：小明（三（2）班）\n下次通话 周五 16:40\n李老师说：怕打雷，喜欢<昆虫>");
        (await house.Look(db => db.Conversations.CountAsync(c => c.Name != ""))).ShouldBe(0);
    }

    [Fact]
    public async Task A_substitute_says_yes_or_that_it_cannot_be_done()
    {
        await using var at = await Chats.Friday();
        var (house, helper, _, _) = await People(at);
        var pair = (await house.Pair(at.Child, helper.Member)).Id;
        var other = await house.Teacher("王老师");
        var chat = await at.ChatOf(other);
        await house.Do(work => house.Get<PairLife>().StandIn(work, pair, other.Id, new DateOnly(2026, 11, 25), new DateOnly(2026, 12, 2)));
        await at.House.Deliver();
        at.House.Last(chat).Text.ShouldBe("李老师11月25日到12月2日不在，想请您替着陪陪小明（三（2）班）。");
        await at.House.Presses(chat, "🙏 做不了");
        at.House.Last(chat).Text.ShouldBe("没关系，学校另外安排。");
        (await house.Look(db => db.PairLeaves.SingleAsync())).Refused.ShouldBeTrue();
    }

    private static async Task<(TestHouse House, (Member Member, long Chat) Helper, (Member Member, long Chat) ClassTeacher, (Member Member, long Chat) Grandmother)> People(Chats at)
    {
        var house = at.House.House;
        var (helper, teacher) = (await house.Teacher("李老师"), await house.Teacher("方老师"));
        await house.Change<SchoolClass>(at.Child.ClassId, k => k.TeacherId = teacher.Id);
        return (house, (helper, await at.ChatOf(helper)), (teacher, await at.ChatOf(teacher)), (at.Grandmother, await at.ChatOf(at.Grandmother)));
    }
}
