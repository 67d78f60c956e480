using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Ledger;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Progress;

/// <summary>The monthly note from phone to phone, over the sandbox's HTTP.</summary>
public sealed class MonthScenarios
{
    private static readonly byte[] Recording = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 5), .. new byte[14], .. "OpusHead"u8, .. new byte[40]];
    private Child _ming = null!, _gang = null!;
    private Member _mother = null!, _grandmother = null!, _teacher = null!, _classTeacher = null!;
    private Who _coordinator;

    [Fact]
    public async Task On_the_last_friday_the_paired_teacher_is_asked_taps_says_a_sentence_looks_and_sends_and_the_mother_answers()
    {
        await using var stage = await Stage.Open(Plant, "2026-11-25 08:00");
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await teacher.Say("小明今天主动帮同学扫地");
        await teacher.Press("生活");
        await teacher.Press("🏫 只留学校");
        await stage.Until("2026-11-27 12:31");
        await teacher.Sees("小明的月报该写了");
        await teacher.Press("▶ 看看、记下来");
        await teacher.Press("王小明 · 成长月报");
        await teacher.Press("✍ 现在写");
        await teacher.Sees("小明的十一月月报\n这段时间：随手记 1 条\n· 生活：小明今天主动帮同学扫地");
        await teacher.Press("学习 进步");
        await teacher.Sees("想说说学习");
        await teacher.Say("口算考了98分，全班第二名");
        await teacher.Sees("分数和名次不往家里发，这句没有收下。");
        await teacher.Say("敢举手了，口算比上个月快");
        await teacher.Sees("✎ 学习：敢举手了，口算比上个月快");
        await stage.StopProduct();
        await stage.StartProduct();
        await teacher.Press("没点的都稳定");
        await teacher.Sees(m => Phone.Buttons(m).Any(b => b.Text == "✓稳定"), "ticks");
        await teacher.Press("💬 最后一句");
        await teacher.Sees("每样点一下");
        await teacher.Say("这个月很高兴，请放心。");
        await teacher.Sees("✎ 最后一句：这个月很高兴，请放心。");
        await teacher.Press("👁 看看家长收到的样子");
        var seen = (await teacher.Sees("发给小明妈妈的是：")).Text!;
        await teacher.Press("📤 发出去");
        await teacher.Sees("好了，十分钟后发给小明妈妈。现在还能撤。");
        await stage.Until("2026-11-27 12:50");
        var note = await mother.Sees("小明的十一月成长月报来啦。\n学习有进步，生活、品行、交友、身心、安全都平稳。\n学习：敢举手了，口算比上个月快\n李老师说：这个月很高兴，请放心。\n下次通话：周五 16:20（学校）＝ 您那边 17:20");
        seen.ShouldBe("发给小明妈妈的是：\n\n" + note.Text, "what was looked at is what was sent");
        var pressed = await mother.Press("👀 我看到了");
        (await mother.Toast(pressed)).ShouldBe("好的，老师会看到您看过了。");
        await stage.Sandbox.People.Reply(mother.Id, note.MessageId, "谢谢李老师，我也放心了");
        await teacher.Sees("小明妈妈回您：\n「谢谢李老师，我也放心了」");
        await mother.Press("📞 想聊聊");
        await stage.Quiet();
        await teacher.Sees(m => m.Text!.Contains("小明妈妈", StringComparison.Ordinal) && Phone.Buttons(m).Any(b => b.Text.Contains("我来联系", StringComparison.Ordinal)), "the family asks for the teacher");
        var rows = await stage.Product.Do(work => stage.Product.Get<ProgressBook>().OfMonth(work, _ming.SchoolId, new DateOnly(2026, 11, 1)), _coordinator);
        rows.Single(r => r.ChildId == _ming.Id).ShouldSatisfyAllConditions(r => r.State.ShouldBe(ProgressState.Answered), r => r.WantsTalk.ShouldBeTrue(), r => r.ToSay.ShouldBeFalse());
        (await stage.PhoneOf(_grandmother).Count("月报")).ShouldBe(0, "the parents hear of it");
        await stage.Until("2026-12-03 13:00");
        (await teacher.Count("小明的月报该写了")).ShouldBe(1, "what is written is not asked for again");
    }

    [Fact]
    public async Task What_needs_watching_is_said_and_never_written_and_the_teacher_is_reminded_at_the_hour_it_was_meant_for()
    {
        await using var stage = await Stage.Open(Plant, "2026-11-26 18:00");
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Write(teacher);
        await teacher.Press("学习 进步");
        await teacher.Sees("想说说学习");
        var grid = (await teacher.Screen())[^1];
        await stage.Sandbox.People.Press(teacher.Id, Phone.Buttons(grid).Last(b => b.Text == "需关注").CallbackData!, grid.MessageId);
        await teacher.Sees("想说说安全");
        await teacher.Say("上学路上爱追着车跑");
        await teacher.Sees("✎ 安全：上学路上爱追着车跑");
        await teacher.Press("👁 看看家长收到的样子");
        await teacher.Sees("安全要关注，不写进月报。\n跟小明妈妈当面说最好，什么时候打过去？");
        await teacher.Press("周五 19:30（那边 20:30）");
        (await teacher.Sees("（安全不写，您打电话说。）")).Text!.ShouldNotContain("追着车");
        await teacher.Press("📤 发出去");
        await stage.Until("2026-11-26 18:30");
        (await mother.Sees("学习有进步。")).Text!.ShouldNotContain("安全");
        (await mother.Count("追着车")).ShouldBe(0);
        await stage.Until("2026-11-27 19:31");
        await teacher.Sees("说好这会儿跟小明家里聊聊：安全。");
        await teacher.Press("📇 妈妈");
        await teacher.Sees(_mother.Phone!);
        // The number's press renews the buttons; one pressed while that is on its way is stale and says so.
        await stage.Quiet();
        await teacher.Press("✅ 已经说过了");
        await teacher.Sees("记下了，跟小明家里说过了。");
        (await stage.Product.Look(db => db.CareRecords.CountAsync(r => r.Kind == CareKind.ParentCall))).ShouldBe(1, "and it counts as a call to the parents");
        (await stage.Product.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.ShowNumbers)))).ShouldBe(1);
    }

    [Fact]
    public async Task A_spoken_sentence_arrives_as_a_voice_taken_back_in_time_nobody_hears_it_and_a_correction_says_so()
    {
        await using var stage = await Stage.Open(Plant, "2026-11-26 18:00");
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Write(teacher);
        await teacher.Press("生活 进步");
        await teacher.Sees("想说说生活");
        await stage.Sandbox.People.Send(teacher.Id, [new("voice", "1.ogg", Recording)]);
        await teacher.Sees("✎ 生活：🎤");
        await teacher.Press("👁 看看家长收到的样子");
        await teacher.Sees("🎤 还有 1 段语音，跟在后面。");
        await teacher.Press("📤 发出去");
        await teacher.Press("↩ 撤回");
        await teacher.Sees("撤掉了，小明的还是草稿。");
        await stage.Until("2026-11-26 18:30");
        (await mother.Count("月报")).ShouldBe(0);
        await teacher.Press("✏ 改一改");
        await teacher.Press("👁 看看家长收到的样子");
        await teacher.Press("📤 发出去");
        await stage.Until("2026-11-26 18:50");
        await mother.Sees("生活有进步。");
        await mother.Sees(m => m.Media?.Kind == "voice" && m.Text!.Contains("李老师说说小明（生活）：", StringComparison.Ordinal), "the voice");
        await teacher.Press("✏ 改一改");
        await teacher.Press("学习 进步");
        await teacher.Say("背会了三首诗");
        await stage.Quiet();
        (await mother.Count("三首诗")).ShouldBe(0, "nothing goes before it is sent");
        await teacher.Press("👁 看看家长收到的样子");
        await teacher.Press("📤 发更正");
        await stage.Quiet();
        await mother.Sees("李老师改了一下，请看这一份：\n小明的十一月成长月报来啦。\n学习、生活有进步。\n学习：背会了三首诗");
        (await mother.Count("月报来啦")).ShouldBe(2, "the first and its correction");
        (await mother.Screen()).Count(m => m.Media?.Kind == "voice").ShouldBe(1, "what was heard is not sent again");
        await teacher.Press("✏ 改一改");
        await teacher.Say(new string('长', 501));
        await teacher.Sees("这段太长，没有收下（最多 500 字）。");
        await stage.Sandbox.People.Send(teacher.Id, [new("voice", "2.ogg", Recording)]);
        await teacher.Sees("✎ 最后一句：🎤");
        await teacher.Press("👁 看看家长收到的样子");
        await teacher.Press("📤 发更正");
        await mother.Sees(m => m.Media?.Kind == "voice" && m.Text!.StartsWith("李老师说说小明：", StringComparison.Ordinal), "the new voice alone");
        (await mother.Screen()).Count(m => m.Media?.Kind == "voice").ShouldBe(2);
    }

    [Fact]
    public async Task A_teacher_who_forgets_is_reminded_after_three_and_six_days_then_it_is_the_coordinators_and_who_stands_in_goes_on_with_it()
    {
        await using var stage = await Stage.Open(Plant, "2026-11-26 08:00");
        var (teacher, other) = (stage.PhoneOf(_teacher), stage.PhoneOf(_classTeacher));
        await Write(teacher);
        await teacher.Press("学习 进步");
        List<string> days = [];
        for (var day = new DateOnly(2026, 11, 27); day <= new DateOnly(2026, 12, 3); day = day.AddDays(1))
        {
            var before = await teacher.Count("小明的月报该写了");
            await stage.Until($"{day:yyyy-MM-dd} 12:31");
            await stage.Quiet();
            if (await teacher.Count("小明的月报该写了") > before) days.Add($"{day:MM-dd}");
        }

        days.ShouldBe(["11-27", "11-30", "12-03"], "asked, and reminded after three and six days");
        (await Left(stage)).ShouldBe(0);
        await stage.Until("2026-12-04 08:00");
        (await Left(stage)).ShouldBe(2, "then the coordinator sees it, of both children");
        await other.Say("/month");
        await other.Press("✎ 小明");
        await other.Sees(m => Phone.Buttons(m).Any(b => b.Text == "✓学习 进步"), "the draft as it was left");
        await other.Press("👁 看看家长收到的样子");
        await other.Press("📤 发出去");
        await stage.Until("2026-12-04 08:30");
        await stage.PhoneOf(_mother).Sees("小明的十一月成长月报来啦。");
        (await stage.Product.Look(db => (from p in db.ProgressNotes join n in db.Notes on p.NoteId equals n.Id select n.AuthorId).SingleAsync())).ShouldBe(_classTeacher.Id);
        (await Left(stage)).ShouldBe(1, "late, but written");
        var (months, now) = await stage.Product.Do(work => stage.Product.Get<ProgressBook>().Months(work, _ming.SchoolId), _coordinator);
        months[0].ShouldBe(new DateOnly(2026, 12, 1));
        now.ShouldBe(new DateOnly(2026, 11, 1), "in the first half of a month the one before is still written about");
    }

    [Fact]
    public async Task A_family_without_chat_has_it_to_print_and_a_letter_of_the_term_goes_as_it_was_written()
    {
        await using var stage = await Stage.Open(Plant, "2026-11-26 18:00");
        var (teacher, other) = (stage.PhoneOf(_teacher), stage.PhoneOf(_classTeacher));
        await other.Say("/month");
        await other.Press("小刚");
        await other.Press("没点的都稳定");
        await other.Press("👁 看看家长收到的样子");
        await other.Sees("家里没有聊天：发出后请打印，交给孩子带回去。");
        await other.Press("📤 发出去");
        await other.Sees("好了。小刚家里没有聊天，请在电脑上打印出来。");
        var book = stage.Product.Get<ProgressBook>();
        var sheets = await stage.Product.Do(work => book.Sheets(work, _gang.SchoolId, new DateOnly(2026, 11, 1), null, onlyToPrint: true), _coordinator);
        sheets.Single().Child.Id.ShouldBe(_gang.Id);
        await stage.Product.Do(work => stage.Product.Get<ProgressNotes>().HandOver(work, sheets[0].Note.NoteId), _coordinator);
        (await stage.Product.Do(work => book.Sheets(work, _gang.SchoolId, new DateOnly(2026, 11, 1), null, onlyToPrint: true), _coordinator)).ShouldBeEmpty();

        await teacher.Say("/month");
        await teacher.Press("✉ 写信");
        await teacher.Sees("给小明家里写封信");
        await teacher.Say("小明这学期长高了，也爱笑了。\n他画的全家福贴在教室里。");
        await teacher.Sees("「小明这学期长高了");
        await teacher.Press("👁 看看家长收到的样子");
        await teacher.Press("📤 发出去");
        await stage.Until("2026-11-26 18:30");
        await stage.PhoneOf(_mother).Sees("李老师给您写信了，说说小明：\n小明这学期长高了，也爱笑了。\n他画的全家福贴在教室里。");
        var ledger = await stage.Product.Do(work => stage.Product.Get<CareBoard>().OfChild(work, _ming.Id), _coordinator);
        ledger.Single(i => i.Duty == CareDuty.Letter).State.ShouldBe(CareState.Done, "the one personal letter of the term");
    }

    [Fact]
    public async Task A_mother_who_blocked_the_bot_has_it_on_paper_and_the_ledger_holds_what_was_sent_alone()
    {
        await using var stage = await Stage.Open(Plant, "2026-11-26 18:00");
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await mother.Block();
        await Write(teacher);
        await teacher.Press("学习 进步");
        await teacher.Sees("想说说学习");
        await teacher.Say("会自己查字典了");
        await teacher.Sees("✎ 学习：会自己查字典了");
        var grid = (await teacher.Screen())[^1];
        await stage.Sandbox.People.Press(teacher.Id, Phone.Buttons(grid).Last(b => b.Text == "需关注").CallbackData!, grid.MessageId);
        await teacher.Sees("想说说安全");
        await teacher.Say("爱追着车跑");
        await teacher.Sees("✎ 安全：爱追着车跑");
        await teacher.Press("👁 看看家长收到的样子");
        await teacher.Press("以后再说");
        await teacher.Press("📤 发出去");
        await stage.Until("2026-11-26 19:30");
        var book = stage.Product.Get<ProgressBook>();
        (await stage.Product.Do(work => book.OfMonth(work, _ming.SchoolId, new DateOnly(2026, 11, 1)), _coordinator)).Single(r => r.ChildId == _ming.Id).State.ShouldBe(ProgressState.ToPrint, "nobody of the family was reached");
        await teacher.Press("✏ 改一改");
        await teacher.Say("还没发的一句");
        await teacher.Sees("✎ 最后一句：还没发的一句");
        var lines = await stage.Product.Do(work => stage.Product.Get<LedgerBook>().TakeOut(work, _ming.SchoolId, new LedgerWish(new CareSpan(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)))), _coordinator);
        var words = string.Concat(lines.SelectMany(l => l.Words).Select(w => w.Text));
        words.ShouldContain("会自己查字典了");
        words.ShouldNotContain("追着车");
        words.ShouldNotContain("还没发");
    }

    private static async Task Write(Phone teacher)
    {
        await teacher.Say("/month");
        await teacher.Sees("十一月的成长月报：写好发出 0／1。");
        await teacher.Press("小明");
        await teacher.Sees("小明的十一月月报");
    }

    private async Task<int> Left(Stage stage) => (await stage.Product.Do(work => stage.Product.Get<Todos>().Show(work, _ming.SchoolId), _coordinator)).Where(t => t.Kind == TodoKind.CareLate).Sum(t => t.Count ?? 0);

    private async Task Plant(TestHouse house)
    {
        (_teacher, _classTeacher) = (await house.Teacher("李芳"), await house.Teacher("孙燕"));
        await house.Class("三（2）班", _classTeacher);
        (_ming, _gang) = (await house.Child("王小明"), await house.Child("赵小刚"));
        await house.Pair(_ming, _teacher);
        await house.Parent(_gang, "赵强", enrolled: false);
        _mother = await house.Parent(_ming, "秀英", "Asia/Tokyo");
        _grandmother = await house.Guardian(_ming, "孙奶奶");
        await house.Slot(_ming, _mother, await house.Line(duty: _teacher), DayOfWeek.Friday, "16:20");
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        // Only the monthly note and the letter are asked for here.
        foreach (var usual in CareRules.Usual.Where(r => r.Duty is not (CareDuty.MonthNote or CareDuty.Letter)))
            await house.Plant(w => new CareRule { Id = w.NewId(), SchoolId = house.SchoolId, Duty = usual.Duty, On = false, Who = usual.Who, Scope = usual.Scope, Window = usual.Window, Holidays = usual.Holidays, PerWeek = usual.PerWeek });
        await house.Plant(w => new CareStart { Id = w.NewId(), SchoolId = house.SchoolId, From = new DateOnly(2026, 11, 9) });
    }
}
