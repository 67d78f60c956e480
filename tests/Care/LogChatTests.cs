using System.Globalization;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Support;
using FamilyLink.Tests.Updates;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Care;

/// <summary>A teacher writes things down from the phone, in a handful of taps.</summary>
public sealed class LogChatTests
{
    [Fact]
    public async Task A_talk_is_four_taps_and_a_line_and_its_card_is_filled_in_afterwards()
    {
        await using var at = await Staffroom.Monday();
        var chat = await at.ChatOf(at.Li);
        await at.Chats.Says(chat, "✍ 记一笔");
        at.Chats.Last(chat).Labels.ShouldBe(["谈心", "家访", "联系父母", "联系监护人", "写信", "活动", "✖ 先不弄了"]);
        await at.Chats.Presses(chat, "谈心");
        at.Chats.Last(chat).Text.ShouldBe("谈心：是哪位孩子？可以选几位。\n不在这里的，把名字写全发给我就行。");
        await at.Chats.Presses(chat, "选好了");
        at.Chats.Toast.ShouldBe("先点一下孩子的名字。");
        await at.Chats.Presses(chat, "☐ 丁小明");
        await at.Chats.Presses(chat, "选好了（1）");
        await at.Chats.Says(chat, "想妈妈了 <b>，约好周五多聊一会儿");
        at.Chats.Last(chat).Text.ShouldEndWith("已经记下：1 段文字");
        await at.Chats.Presses(chat, "好了");
        at.Chats.Last(chat).Text.ShouldBe("✓ 记好了\n谈心 · 丁小明 · 11月23日");
        at.Chats.Chat(chat).Count.ShouldBe(1, "one message for all of it");
        await at.Chats.Presses(chat, "五个方面");
        await at.Chats.Presses(chat, "五个方面都好");
        await at.Chats.Presses(chat, "情绪：好");
        await at.Chats.Presses(chat, "情绪：平稳");
        at.Chats.Last(chat).Labels.ShouldContain("情绪：要留心");
        await at.Chats.Presses(chat, "✓ 好了");
        await at.Chats.Presses(chat, "五必访信号");
        await at.Chats.Presses(chat, "☐ 情绪");
        await at.Chats.Presses(chat, "☐ 迟到早退");
        await at.Chats.Presses(chat, "✓ 好了");
        at.Chats.Last(chat).Text.ShouldBe("✓ 记好了\n谈心 · 丁小明 · 11月23日\n丁小明：情绪、迟到早退。七天之内去家里看看，到时会提醒。\n五个方面都记了，是一张完整的谈心卡。");
        var row = await at.House.Look(db => db.CareChildren.SingleAsync());
        (row.Study, row.Mood, row.Signs).ShouldBe((CareLevel.Good, CareLevel.Watch, FiveSigns.Mood | FiveSigns.Late));
        var line = (await at.Read(at.Ming)).Lines.Single();
        (line.Texts.Single().Text, line.Record.Way, line.DoneBy).ShouldBe(("想妈妈了 <b>，约好周五多聊一会儿", CareWay.Chat, "李芳"));
        await at.Chats.Presses(chat, "撤回");
        at.Chats.Last(chat).Text.ShouldBe("这一笔撤回了。");
        (await at.Read(at.Ming)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_and_a_voice_go_in_together_and_a_picture_only_with_the_familys_consent()
    {
        await using var at = await Staffroom.Monday();
        var chat = await at.ChatOf(at.Li);
        await at.Begin(chat, "家访", "丁小明");
        at.Chats.Last(chat).Labels.Take(4).ShouldBe(["家里", "借宿的地方", "家里人来学校", "电话里"]);
        await at.Chats.Presses(chat, "家里");
        await at.Chats.Hear(chat, at.Chats.OtherJson(chat, "voice", """{"file_id":"voice-1","file_unique_id":"u1","duration":12}"""));
        await at.Chats.Hear(chat, Photo(at, chat, "photo-1"));
        at.Chats.Last(chat).Text.ShouldContain("照片没有留下：家里还没有同意拍照片。");
        at.Chats.Last(chat).Text.ShouldEndWith("已经记下：1 段语音");
        await Agrees(at.House, at.Ming, at.Mother);
        await at.Chats.Hear(chat, Photo(at, chat, "photo-2"));
        at.Chats.Last(chat).Text.ShouldEndWith("已经记下：1 段语音、1 张照片");
        await at.Chats.Presses(chat, "✓ 好了");
        at.Chats.Last(chat).Labels.ShouldBe(["五必访信号", "家里的隐患", "↩ 撤回这一笔"]);
        var media = await at.House.Look(db => db.CareMedia.OrderBy(m => m.Id).ToListAsync());
        media.Select(m => (m.Picture, m.Seconds, m.ChildId, m.FetchAt is null)).ShouldBe([(false, 12, at.Ming.Id, false), (true, 0, at.Ming.Id, false)]);
        await at.Chats.Presses(chat, "家里的隐患");
        await at.Chats.Presses(chat, "开水");
        (await at.House.Look(db => db.CareChildren.SingleAsync())).Hazards.ShouldBe(Hazards.Water);
    }

    [Fact]
    public async Task An_event_has_a_roll_call_and_says_who_collected_whom()
    {
        await using var at = await Staffroom.Monday();
        var chat = await at.ChatOf(at.Li);
        await at.Begin(chat, "活动", "丁小明", "马小红");
        await at.Chats.Says(chat, "包饺子");
        await at.Chats.Presses(chat, "✓ 好了");
        at.Chats.Last(chat).Text.ShouldBe("✓ 记好了\n活动 · 丁小明、马小红 · 11月23日");
        await at.Chats.Presses(chat, "点名");
        await at.Chats.Presses(chat, "✓ 马小红");
        at.Chats.Last(chat).Labels.ShouldContain("✗ 马小红");
        await at.Chats.Presses(chat, "谁接走的");
        at.Chats.Last(chat).Text.ShouldBe("丁小明是怎么回家的？");
        await at.Chats.Presses(chat, "监护人接走");
        at.Chats.Last(chat).Text.ShouldEndWith("没来：马小红", customMessage: "who was not there was not collected");
        var rows = await at.House.Look(db => db.CareChildren.OrderBy(c => c.Roll).ToListAsync());
        rows.Select(c => (c.Roll, c.Collected)).ShouldBe([((RollCall?)RollCall.Absent, (CollectedBy?)null), (RollCall.Here, CollectedBy.Guardian)], ignoreOrder: true);
        var text = (await at.House.Look(db => db.CareTexts.ToListAsync())).Single();
        text.ChildId.ShouldBeNull("what is said of the event is the school's");
    }

    [Fact]
    public async Task A_dormitory_teacher_names_a_child_in_full_a_village_helper_sees_the_own_alone_and_a_parent_nothing()
    {
        await using var at = await Staffroom.Monday();
        var (dormitory, village) = (await at.House.Teacher("赵姨"), await at.House.Volunteer("孙主任", cleared: new DateOnly(2027, 8, 31)));
        await at.House.Pair(at.Hong, village);
        var chat = await at.ChatOf(dormitory);
        await at.Chats.Says(chat, "/log");
        await at.Chats.Presses(chat, "谈心");
        at.Chats.Last(chat).Labels.ShouldNotContain(l => l.Contains("丁小明", StringComparison.Ordinal));
        await at.Chats.Says(chat, "小明");
        at.Chats.Last(chat).Text.ShouldEndWith("没找到这个名字，写全了再发一次好吗？");
        await at.Chats.Says(chat, "丁小明");
        at.Chats.Last(chat).Labels.ShouldContain("☑ 丁小明");
        await at.Chats.Presses(chat, "选好了（1）");
        await at.Chats.Presses(chat, "✓ 好了");
        (await at.Read(at.Ming)).Lines.Single().DoneBy.ShouldBe("赵姨");
        var helper = await at.ChatOf(village);
        await at.Chats.Says(helper, "/log");
        await at.Chats.Presses(helper, "家访");
        at.Chats.Last(helper).Labels.Where(l => l.StartsWith('☐')).ShouldBe(["☐ 马小红"]);
        await at.Chats.Says(helper, "丁小明");
        at.Chats.Last(helper).Labels.ShouldNotContain(l => l.Contains("丁小明", StringComparison.Ordinal));
        var mother = await at.ChatOf(at.Mother);
        await at.Chats.Says(mother, "/log");
        at.Chats.Last(mother).Text.ShouldStartWith("这个我还看不懂");
    }

    [Fact]
    public async Task The_second_press_on_done_writes_nothing_twice_and_an_old_card_says_so_kindly()
    {
        await using var at = await Staffroom.Monday();
        var chat = await at.ChatOf(at.Li);
        await at.Begin(chat, "写信", "丁小明");
        var ask = at.Chats.Last(chat);
        await at.Chats.Presses(chat, "✓ 好了");
        var kept = at.Chats.Last(chat);
        await at.Chats.Presses(chat, "✓ 好了", ask);
        (await at.House.Look(db => db.CareRecords.CountAsync())).ShouldBe(1);
        await at.Chats.Presses(chat, "撤回", kept);
        await at.Chats.Presses(chat, "撤回", kept);
        at.Chats.Last(chat).Text.ShouldBe("这一笔撤回了。");
    }

    internal static Task Agrees(TestHouse house, Child child, Member parent, bool given = true) => house.Do(async work =>
    {
        await ConsentTexts.Current(work, child.SchoolId, ConsentPurpose.Pictures, Languages.Simplified);
        return await house.Get<ChildConsents>().Say(work, child.Id, parent.Id, ConsentPurpose.Pictures, given, 1, Languages.Simplified, "test");
    }, Who.Member(parent.Id));

    private static string Photo(Staffroom at, long chat, string file) => at.Chats.OtherJson(chat, "photo",
        $$"""[{"file_id":"small","file_unique_id":"s","width":90,"height":60},{"file_id":"{{file}}","file_unique_id":"b","width":900,"height":600}]""");
}

/// <summary>Monday 2026-11-23 08:00: 李芳 teaches 丁小明 and 马小红; 丁小明's mother has a chat.</summary>
public sealed class Staffroom : IAsyncDisposable
{
    private Staffroom(ChatHouse chats) => Chats = chats;

    public ChatHouse Chats { get; }

    public TestHouse House => Chats.House;

    public Member Li { get; private set; } = null!;

    public Member Mother { get; private set; } = null!;

    public Child Ming { get; private set; } = null!;

    public Child Hong { get; private set; } = null!;

    public Who Coordinator { get; private set; }

    public static async Task<Staffroom> Monday()
    {
        CultureInfo.CurrentUICulture = Domain.Languages.Culture("zh-Hans");
        var at = new Staffroom(await ChatHouse.Open());
        at.Li = await at.House.Teacher("李芳");
        await at.House.Class("三（1）班", at.Li);
        (at.Ming, at.Hong) = (await at.House.Child("丁小明"), await at.House.Child("马小红"));
        at.Mother = await at.House.Parent(at.Ming);
        at.Coordinator = Who.Staff((await at.House.Staff(Role.Coordinator)).Id);
        return at;
    }

    /// <summary>Up to what there is to say, or where it was.</summary>
    public async Task Begin(long chat, string kind, params string[] children)
    {
        await Chats.Says(chat, "/log");
        await Chats.Presses(chat, kind);
        foreach (var child in children) await Chats.Presses(chat, "☐ " + child);
        await Chats.Presses(chat, "选好了");
    }

    public Task<CarePage> Read(Child child) => House.Do<CarePage>(work => House.Get<CareBook>().OfChild(work, child.Id), Coordinator);

    public async Task<long> ChatOf(Member member) => long.Parse(await House.Look(db => db.Addresses.Where(a => a.MemberId == member.Id).Select(a => a.Address).FirstAsync()), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Chats.DisposeAsync();
}
