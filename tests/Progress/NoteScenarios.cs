using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Progress;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Progress;

/// <summary>Quick notes from phone to phone, over the sandbox's HTTP.</summary>
public sealed class NoteScenarios
{
    private static readonly byte[] Recording = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 7), .. new byte[14], .. "OpusHead"u8, .. new byte[40]];
    private Child _ming = null!, _hong = null!;
    private Member _mother = null!, _father = null!, _hongsMother = null!, _grandmother = null!, _teacher = null!, _nurse = null!;
    private Who _coordinator;

    [Fact]
    public async Task A_teacher_who_just_types_is_asked_nothing_but_the_aspect_and_the_mother_reads_it_on_sunday_evening_where_she_is()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await teacher.Say("小明今天举手回答了两次问题，声音很大。");
        await teacher.Sees("小明：是哪方面的？");
        await teacher.Press("学习");
        await teacher.Sees("记下了：小明（学习）\n「小明今天举手回答了两次问题，声音很大。」\n随这周的简报给家长。");
        await stage.Until("2026-11-29 16:59");
        (await mother.Count("举手")).ShouldBe(0, "Sunday 18:00 in Tokyo is 17:00 at the school");
        await stage.Until("2026-11-29 17:01");
        await mother.Sees("李老师（学习）：小明今天举手回答了两次问题，声音很大。\n\n下次");
        (await stage.PhoneOf(_hongsMother).Count("小明")).ShouldBe(0);
        await stage.Until("2026-12-06 18:30");
        (await mother.Count("举手")).ShouldBe(1, "what was told is not told again");
    }

    [Fact]
    public async Task The_week_tells_of_the_festival_ahead()
    {
        await using var stage = await Stage.Open(Plant, "2026-09-14 08:00");
        await Keep(stage.PhoneOf(_teacher), "小明学会了折纸船", "生活");
        await stage.Until("2026-09-20 18:05");
        await stage.PhoneOf(_mother).Sees("折纸船\n\n周五是中秋。");
    }

    [Fact]
    public async Task What_the_school_asked_and_waits_for_stands_in_the_week_and_makes_none_by_itself()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await stage.Product.Do(work => stage.Product.Get<FileAsking>().Ask(work, _ming.SchoolId, childId: _ming.Id), _coordinator);
        await mother.Sees("档案里，有几样只有您知道");
        await Keep(teacher, "小明今天举手了", "学习");
        await stage.Until("2026-11-29 19:00");
        await mother.Sees("学校还等您一句话：孩子的档案（/file）。");
        (await stage.PhoneOf(_hongsMother).Count("学校还等您")).ShouldBe(0);
    }

    [Fact]
    public async Task The_hour_of_the_week_is_chosen_with_one_tap_and_the_week_can_be_turned_off()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await mother.Say("/week");
        await mother.Sees("现在是周日 18:00（您那边）");
        await mother.Press("周六 12:00");
        await mother.Sees("以后周六 12:00（您那边）发");
        await Keep(teacher, "小明学会了跳绳", "生活");
        await stage.Until("2026-11-28 10:59");
        (await mother.Count("跳绳")).ShouldBe(0);
        await stage.Until("2026-11-28 11:01");
        await mother.Sees("小明学会了跳绳");
        await mother.Say("/week");
        await mother.Press("不用发");
        await Keep(teacher, "小明当了路队长", "生活");
        await stage.Until("2026-12-07 08:00");
        (await mother.Count("路队长")).ShouldBe(0);
    }

    [Fact]
    public async Task Sent_at_once_it_can_be_undone_for_a_minute_then_only_corrected_and_the_correction_says_so()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Keep(teacher, "小明把午饭分给了同学", "表扬");
        await teacher.Press("📤 现在就发");
        await teacher.Sees("一分钟后发给家长，现在还能撤。");
        await teacher.Press("↩ 撤销");
        await teacher.Sees("撤掉了，没有发给任何人。");
        await stage.Until("2026-11-23 08:10");
        (await mother.Count("午饭")).ShouldBe(0);
        await Keep(teacher, "小明借了三本书", "表扬");
        await teacher.Press("📤 现在就发");
        await stage.Until("2026-11-23 08:20");
        await mother.Sees("李老师表扬小明：\n小明借了三本书");
        await teacher.Press("✏ 改一改");
        await teacher.Say("小明借了两本书");
        await mother.Sees("更正：李老师说说小明：\n小明借了两本书");
        (await stage.Product.Look(db => db.NoteTexts.CountAsync(t => t.ChildId == _ming.Id))).ShouldBe(3, "what stood before is history");
        await teacher.Press("✏ 更正");
        await teacher.Press("✖ 先不弄了");
    }

    [Fact]
    public async Task An_album_of_two_children_goes_whole_and_in_order_to_both_families_and_to_neither_when_one_has_not_agreed()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother, other) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother), stage.PhoneOf(_hongsMother));
        await Agree(stage, _ming, _mother);
        await Album(stage, teacher);
        await teacher.Sees("照片没有收下，也不发：小红家里还没同意。");
        (await stage.Product.Look(db => db.NoteMedia.CountAsync())).ShouldBe(0, "what may not be shown is not kept");
        await stage.Until("2026-11-23 09:10");
        await other.Sees("照片");
        foreach (var phone in new[] { mother, other })
        {
            await phone.Sees("一起种下了小树");
            (await phone.Screen()).ShouldNotContain(m => m.Media != null);
        }

        await Agree(stage, _hong, _hongsMother);
        await Album(stage, teacher);
        await stage.Until("2026-11-23 09:20");
        foreach (var (phone, child) in new[] { (mother, "小明"), (other, "小红") })
        {
            await Scenario.Until.True(async () => (await phone.Screen()).Count(m => m.Media?.Kind == "photo") == 3, () => "the album is not whole");
            var pages = (await phone.Screen()).Where(m => m.Media?.Kind == "photo").ToList();
            pages.ShouldAllBe(m => m.Protected);
            using var http = new HttpClient();
            for (var i = 0; i < 3; i++) (await http.GetByteArrayAsync(new Uri(new Uri(stage.Sandbox.Server.Url), pages[i].Media!.Url))).ShouldBe(Picture(i), $"page {i}, {child}");
            (await phone.Count($"李老师说说{child}（交友）：")).ShouldBe(2, "each family reads its own child's name alone");
        }

        (await stage.Product.Look(db => db.NoteMedia.CountAsync())).ShouldBe(6);
        await Agree(stage, _hong, _hongsMother, given: false, new DateOnly(2026, 11, 21));
        (await stage.Product.Look(db => db.NoteMedia.CountAsync())).ShouldBe(0, "neither sent nor kept");
    }

    [Fact]
    public async Task A_part_of_an_album_that_comes_after_the_note_was_kept_is_in_it_and_once_the_family_has_it_a_note_of_its_own()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Agree(stage, _ming, _mother);
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("photo", "0.jpg", Picture(0))], "小明种下了小树", album: "trees");
        await teacher.Press("生活");
        await teacher.Press("📤 现在就发");
        await teacher.Sees("一分钟后发给家长");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("photo", "1.jpg", Picture(1))], album: "trees");
        await Scenario.Until.True(async () => await stage.Product.Look(db => db.NoteMedia.CountAsync()) == 2, () => "the late part is not kept");
        await stage.Until("2026-11-23 08:20");
        await Scenario.Until.True(async () => (await mother.Screen()).Count(m => m.Media?.Kind == "photo") == 2, () => "both pictures are not there");
        (await mother.Count("种下了小树")).ShouldBe(1, "it is told once");
        (await stage.Product.Look(db => db.Notes.CountAsync())).ShouldBe(1);
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("photo", "2.jpg", Picture(2))], album: "trees");
        await teacher.Sees("📷 照片 1 张");
    }

    [Fact]
    public async Task A_parent_answers_by_replying_the_teacher_answers_back_and_the_number_behind_it_is_on_record()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Keep(teacher, "小明学会了系鞋带", "生活");
        await teacher.Press("📤 现在就发");
        await stage.Until("2026-11-23 08:10");
        var note = await mother.Sees("小明学会了系鞋带");
        await stage.Sandbox.People.Reply(mother.Id, note.MessageId, "谢谢老师，真好！");
        await mother.Sees("好的，这就给李老师。");
        await teacher.Sees("小明妈妈回您：\n「谢谢老师，真好！」\n您写的：小明学会了系鞋带");
        await teacher.Press("📇 看号码");
        await teacher.Sees(_mother.Phone!);
        (await stage.Product.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.ShowNumbers)))).ShouldBe(1);
        await teacher.Press("💬 回复");
        await teacher.Sees("想跟小明家里说什么？");
        await stage.Sandbox.People.Send(teacher.Id, [new("voice", "1.ogg", Recording)]);
        await teacher.Sees("好的，这就给家长。");
        await stage.Quiet();
        await mother.Sees(m => m.Media?.Kind == "voice" && m.Text!.Contains("李老师回您（小明）"), "the teacher's voice");
        await mother.Press("💬 回老师");
        await mother.Say("收到");
        await teacher.Sees("「收到」");
    }

    [Fact]
    public async Task A_mark_or_a_rank_stays_in_the_school_until_the_words_are_others()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Keep(teacher, "小明口算考了98分", "学习");
        var kept = await teacher.Sees("里面有分数或名次，不往家里发，先只留在学校。");
        Phone.Buttons(kept).Select(b => b.Text).ShouldBe(["✏ 改一改", "↩ 撤销"]);
        await teacher.Press("✏ 改一改");
        await teacher.Say("小明口算又快又准");
        await teacher.Press("📤 现在就发");
        await stage.Quiet();
        await teacher.Press("✏ 改一改");
        await teacher.Say("小明全班第一");
        await teacher.Sees("分数和名次不往家里发，这句没有收下。");
        await stage.Until("2026-11-23 21:30");
        await mother.Sees("小明口算又快又准");
        (await mother.Count("98")).ShouldBe(0);
        (await mother.Count("第一")).ShouldBe(0);
    }

    [Fact]
    public async Task An_illness_is_told_at_once_to_parents_and_guardian_with_what_was_done_even_at_night()
    {
        await using var stage = await Stage.Open(Plant, "2026-11-23 22:40");
        var teacher = stage.PhoneOf(_teacher);
        await teacher.Say("小明发烧了，三十八度五");
        await teacher.Press("🤒 不舒服");
        await teacher.Press("看过校医");
        await teacher.Sees("马上告诉家里。");
        await stage.Quiet();
        await stage.PhoneOf(_nurse).Sees("三（2）班 王小明今天不太舒服，校医看过了。\n李老师给家里打过电话了，麻烦您去看看。");
        foreach (var member in new[] { _mother, _grandmother }) await stage.PhoneOf(member).Sees("小明今天不太舒服，校医看过了。\n李老师给您打过电话");
        (await stage.PhoneOf(_hongsMother).Count("小明")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_too_long_is_said_and_what_came_before_is_kept_through_a_power_cut()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await teacher.Say("今天大扫除，几个孩子特别卖力。");
        await teacher.Sees("写的是谁？");
        await stage.StopProduct();
        await stage.StartProduct();
        await teacher.Say(new string('长', 900));
        await teacher.Sees("这段太长，没有收下（最多 800 字）。");
        await teacher.Press("👥 不止一个");
        await teacher.Sees("点一点照片里、事情里有谁");
        await teacher.Press("小明");
        await teacher.Sees(m => Phone.Buttons(m).Any(b => b.Text == "✓ 小明"), "a tick");
        await teacher.Press("小红");
        await teacher.Press("好了（2）");
        await teacher.Press("生活");
        await teacher.Sees("记下了：小明、小红（生活）\n「今天大扫除，几个孩子特别卖力。」");
        (await stage.Product.Look(db => db.NoteChildren.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task A_correction_made_twice_in_the_night_is_read_once_and_what_was_kept_to_the_school_goes_with_the_week_in_which_it_is_given_free()
    {
        await using var stage = await Stage.Open(Plant, "2026-11-23 20:40");
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Keep(teacher, "小明跑完了一圈", "表扬");
        await teacher.Press("📤 现在就发");
        await stage.Until("2026-11-23 20:50");
        await mother.Sees("小明跑完了一圈");
        await stage.Until("2026-11-23 21:30");
        foreach (var words in new[] { "小明跑完了两圈", "小明跑完了三圈" })
        {
            await teacher.Press(words.Contains('两') ? "✏ 改一改" : "✏ 更正");
            await teacher.Say(words);
            await teacher.Sees($"「{words}」");
        }

        await Keep(teacher, "小明想妈妈了", "身心");
        await teacher.Press("🏫 只留学校");
        await teacher.Sees("只留在学校");
        await stage.Until("2026-11-24 09:00");
        (await mother.Count("更正：")).ShouldBe(1, "it is past ten where she is, so both waited, and only the newest is said");
        await mother.Sees("更正：李老师说说小明：\n小明跑完了三圈");
        await stage.Until("2026-11-30 08:00");
        (await mother.Count("想妈妈")).ShouldBe(0);
        await teacher.Press("🗓 随简报");
        await stage.Until("2026-12-06 18:00");
        (await mother.Count("小明想妈妈了")).ShouldBe(1);
    }

    [Fact]
    public async Task Nine_notes_are_three_messages_two_brothers_are_told_once_and_who_answers_the_week_says_which()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother, father) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother), stage.PhoneOf(_father));
        await teacher.Say("小明和小亮一起扫了地");
        await teacher.Press("好了（2）");
        await teacher.Press("生活");
        await teacher.Sees("记下了：小明、小亮（生活）");
        await teacher.Press("📤 现在就发");
        await stage.Until("2026-11-23 08:10");
        (await mother.Count("一起扫了地")).ShouldBe(1);
        await mother.Sees("李老师说说小明、小亮（生活）：");
        for (var i = 1; i <= 9; i++) await Keep(teacher, $"小明第{i}件事" + new string('好', 700), "学习");
        await stage.Until("2026-11-29 17:05");
        for (var i = 1; i <= 9; i++) (await mother.Count($"小明第{i}件事")).ShouldBe(1, $"{i}");
        (await mother.Count("这一周")).ShouldBe(3);
        await stage.Until("2026-11-29 18:05");
        (await father.Count("这一周")).ShouldBe(3, "notes are for every parent");
        var last = await mother.Sees("小明第9件事");
        await stage.Sandbox.People.Reply(mother.Id, last.MessageId, "九件都看了");
        await mother.Sees("想回哪一条？");
        await mother.Press((await mother.Screen()).SelectMany(Phone.Buttons).First(b => b.Text.Contains("第3件", StringComparison.Ordinal)).Text);
        await teacher.Sees("「九件都看了」\n您写的：小明第3件事");
        await stage.Until("2026-12-06 18:05");
        (await father.Count("这一周")).ShouldBe(3, "the second week held nothing for the father: no note, and the calls are the mother's");
    }

    [Fact]
    public async Task A_family_without_chat_is_said_to_the_teacher_and_a_strange_file_is_refused_by_name()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await teacher.Say("小刚今天肚子疼");
        await teacher.Press("🤒 不舒服");
        await teacher.Press("家里来接");
        await teacher.Sees("小刚家里聊天收不到，请打电话或托人带话。");
        await stage.Sandbox.People.Send(teacher.Id, [new("document", "a.zip", "PK"u8.ToArray(), "application/zip")], "小明的作业");
        await teacher.Sees("只收照片、小视频和语音，这个文件没有收下。");
        await teacher.Press("学习");
        await teacher.Sees("「小明的作业」");
    }

    [Fact]
    public async Task What_she_left_for_the_week_waits_for_sunday_what_she_turned_off_is_not_said_and_an_illness_comes_all_the_same()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_hongsMother));
        await Keep(teacher, "小红扎了新辫子", "生活");
        await teacher.Press("📤 现在就发");
        await stage.Until("2026-11-23 08:10");
        await mother.Sees("扎了新辫子");
        await Turn(stage, mother, "马上发", "随每周简报");
        await Keep(teacher, "小红画了一只鸟", "生活");
        await teacher.Press("📤 现在就发");
        await teacher.Sees("小红的家长选了随每周简报看。");
        await Ill(stage, teacher, mother);
        await stage.Until("2026-11-29 17:59");
        (await mother.Count("一只鸟")).ShouldBe(0);
        await stage.Until("2026-11-29 18:02");
        await mother.Sees("李老师（生活）：小红画了一只鸟");
        (await mother.Count("扎了新辫子")).ShouldBe(1, "what was told at once is not told again");
        (await Told(stage, "小红画了一只鸟")).ShouldBe(["赵兰"], "the console knows that she has it");
        await Turn(stage, mother, "随每周简报", "不发");
        await Keep(teacher, "小红借了一本书", "生活");
        await teacher.Press("📤 现在就发");
        await teacher.Sees("小红的家长选了不收随手记，要紧的事请打电话。");
        await Keep(teacher, "小红扫了地", "生活");
        await Ill(stage, teacher, mother);
        await stage.Until("2026-12-06 18:30");
        foreach (var words in new[] { "借了一本书", "扫了地" }) (await mother.Count(words)).ShouldBe(0);
        (await Told(stage, "小红扫了地")).ShouldBeEmpty("it stays where the school reads it");
    }

    private static async Task Turn(Stage stage, Phone phone, string from, string to)
    {
        await stage.Quiet();
        await phone.Say("/settings");
        await phone.Press("🔔 收哪些消息");
        await phone.Sees("孩子不舒服、有危险，总会告诉您。");
        await phone.Press("老师的随手记：" + from);
        await phone.Sees(m => Phone.Buttons(m).Any(b => b.Text == "老师的随手记：" + to), to);
        await phone.Press("✖ 收起");
    }

    private async Task Ill(Stage stage, Phone teacher, Phone mother)
    {
        var before = await mother.Count("小红今天不太舒服");
        await teacher.Say("小红发烧了，三十八度五");
        await teacher.Press("🤒 不舒服");
        await teacher.Press("看过校医");
        await Scenario.Until.True(async () => await mother.Count("小红今天不太舒服") == before + 1, () => "who is ill is said at once");
    }

    private async Task<List<string>> Told(Stage stage, string words) =>
        (await stage.Product.Do(work => stage.Product.Get<NoteBook>().OfChild(work, _hong.Id), _coordinator)).Single(n => n.Words == words).Told;

    private static async Task Keep(Phone teacher, string words, string aspect)
    {
        await teacher.Say(words);
        await teacher.Press(aspect);
        await teacher.Sees($"「{words[..Math.Min(8, words.Length)]}");
    }

    private static async Task Album(Stage stage, Phone teacher)
    {
        await stage.Sandbox.People.Send(teacher.Id, [.. Enumerable.Range(0, 3).Select(i => new SandboxFile("photo", $"{i}.jpg", Picture(i)))], "小明和小红一起种下了小树");
        await teacher.Sees("📷 照片 3 张");
        await teacher.Press("好了（2）");
        await teacher.Press("交友");
        await teacher.Press("📤 现在就发");
        await teacher.Sees("一分钟后发给家长");
    }

    // What has no metadata comes out as it went in.
    private static byte[] Picture(int page) => Samples.Jpeg(Samples.Segment(0xDB, Samples.Noise(20 + page)));

    private async Task Agree(Stage stage, Child child, Member parent, bool given = true, DateOnly? day = null) => await stage.Product.Do(
        work => stage.Product.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(child.Id, parent.Id, given)], day ?? new DateOnly(2026, 11, 20)), _coordinator);

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        (_ming, _hong) = (await house.Child("王小明"), await house.Child("张小红"));
        var (liang, gang) = (await house.Child("王小亮"), await house.Child("赵小刚"));
        await house.Parent(gang, "赵强", enrolled: false);
        _mother = await house.Parent(_ming, "秀英", "Asia/Tokyo");
        _grandmother = await house.Guardian(_ming, "孙奶奶");
        _hongsMother = await house.Parent(_hong, "赵兰");
        _father = await house.Parent(_ming, "王强", relation: Relation.Father);
        await house.Link(liang, _mother);
        foreach (var member in new[] { _mother, _hongsMother, _father }) await house.Plant(w => UpdateTurn.Begin(w.NewId(), member, member.TimeZone ?? "Asia/Shanghai", w.Now));
        await house.Slot(_ming, _mother, await house.Line(duty: _teacher), DayOfWeek.Friday, "16:20");
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        _nurse = await house.Teacher("何医生");
        await house.Change<School>(house.SchoolId, s => s.NurseId = _nurse.Id);
    }
}
