using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Sandbox;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>The class teacher who is named to look does so in the chat, without an account at the desk.</summary>
public sealed class LetterLookScenarios : LookedAt
{
    private Member _paired = null!;

    [Fact]
    public async Task What_is_taken_back_while_it_is_looked_at_leaves_the_lookers_chat()
    {
        await using var stage = await Stage.Open(Stand);
        var (teacher, paired) = (stage.PhoneOf(Teacher), stage.PhoneOf(_paired));
        await paired.Say("/letter");
        await paired.Sees("拍下来发给我");
        await paired.Say("妈妈我想你");
        await paired.Sees("1 段文字");
        await stage.Quiet();
        await paired.Press("📮 寄出");
        await paired.Sees("低年级的信，班主任看过就寄出。");
        await stage.Until("2026-11-23 08:05");
        await teacher.Press("👀 看这封信");
        await teacher.Sees("这是小明的信。");
        (await teacher.Count("妈妈我想你")).ShouldBe(1);
        await stage.Quiet();
        await paired.Press("↩ 收回");
        await paired.Sees("↩ 收回来了");
        await Scenario.Until.True(async () => await teacher.Count("妈妈我想你") == 0 && await teacher.Count("这是小明的信。") == 0, () => "the pages stay in the chat of who looked");
    }

    [Fact]
    public async Task The_class_teacher_looks_in_the_chat_gives_back_with_a_word_says_what_worries_and_lets_it_go()
    {
        await using var stage = await Stage.Open(Stand);
        var (teacher, paired, mother) = (stage.PhoneOf(Teacher), stage.PhoneOf(_paired), stage.PhoneOf(Mother));
        await paired.Say("/letter");
        await paired.Sees("拍下来发给我");
        await stage.Sandbox.People.Send(paired.Id, [Photo(0), Photo(1)]);
        await paired.Sees("已经收好：2 页");
        await paired.Say("妈妈我想你");
        await paired.Sees("1 段文字");
        await stage.Quiet();
        await paired.Press("📮 寄出");
        await paired.Sees("低年级的信，班主任看过就寄出。");
        await stage.Until("2026-11-23 08:05");
        await teacher.Sees("小明有一封信等您看过再寄。您看了，会记下来。");
        (await mother.Count("小明给您写信了")).ShouldBe(0);
        (await Looks(stage)).ShouldBeEmpty("nobody looked yet");

        await stage.Quiet();
        await teacher.Press("👀 看这封信");
        var decide = await teacher.Sees("这是小明的信。");
        var shown = (await teacher.Screen()).Where(m => m.Media is not null || m.Text == "妈妈我想你").ToList();
        shown.Count.ShouldBe(3);
        shown.ShouldAllBe(m => m.Protected);
        (await Looks(stage)).ShouldBe(["UpToGrade3"]);

        // Nobody else's press does it.
        foreach (var (button, phone) in Phone.Buttons(decide).SelectMany(b => new[] { (b, paired), (b, mother) }))
            await phone.PressOld(decide.MessageId, button.CallbackData!);
        await stage.Quiet();
        (await State(stage)).ShouldBe(LetterState.AtReview);

        await teacher.Press("↩ 退回，说一句");
        await teacher.Sees("小明的信哪里要再看看？");
        await teacher.Say(new string('好', LetterLooks.LongestWord + 1));
        await teacher.Sees("请写一句，最多 300 个字。");
        await teacher.Say("请孩子写上名字");
        await teacher.Sees("小明的信退回给经手的人了");
        await stage.Until("2026-11-23 08:10");
        await paired.Sees("小明的信还没寄出。看信的老师说：「请孩子写上名字」。");
        await Scenario.Until.True(async () => (await teacher.Screen()).All(m => m.Media is null && m.Text != "妈妈我想你" && m.Text?.Contains("这是小明的信", StringComparison.Ordinal) != true), () => "pages stay in the chat");
        var waits = await teacher.Sees("等您看过再寄");
        var stale = await teacher.PressOld(waits.MessageId, Phone.Buttons(waits).Single().CallbackData!);
        (await teacher.Toast(stale)).ShouldNotBeEmpty("it is with who carries it: nobody else opens it");
        (await teacher.Count("妈妈我想你")).ShouldBe(0);

        await stage.Quiet();
        await paired.Press("✏ 打开这封信");
        await paired.Sees("2 页");
        await paired.Say("小明");
        await paired.Sees("2 段文字");
        await stage.Quiet();
        await paired.Press("📮 寄出");
        await paired.Sees("班主任看过就寄出。");
        await stage.Until("2026-11-23 08:15");
        (await teacher.Count("等您看过再寄")).ShouldBe(2);
        await stage.Quiet();
        await teacher.Press("👀 看这封信");
        await teacher.Sees("这是小明的信。");
        await stage.Quiet();
        await teacher.Press("⚠ 我担心");
        await teacher.Sees("小明哪里让您担心？");
        await teacher.Say("孩子说晚上一个人住");
        await teacher.Sees("已经告诉心理辅导老师和校长");
        (await stage.Product.Look(db => db.Concerns.SingleAsync())).LetterId.ShouldNotBeNull();
        await stage.Quiet();
        await teacher.Press("✅ 可以寄");
        await teacher.Sees("小明的信这就寄出");
        await stage.Until("2026-11-23 08:20");
        await mother.Sees("小明给您写信了");
        await mother.Sees("妈妈我想你");
        (await Looks(stage)).Count.ShouldBe(4, "each opening and each decision with its rule");
    }

    [Fact]
    public async Task A_class_that_has_another_teacher_meanwhile_is_looked_at_by_that_one_alone()
    {
        await using var house = await TestHouse.Open();
        await Stand(house);
        var (letters, looks, book) = (house.Get<LetterWriting>(), house.Get<LetterLooks>(), house.Get<LetterBook>());
        var letter = await Written(house, letters, Who.Member(_paired.Id));
        await house.Change<SchoolClass>(await house.Look(db => db.Classes.Select(k => k.Id).SingleAsync()), k => k.TeacherId = Listener.Id);
        (await house.Store.Write(Who.Member(Teacher.Id), work => looks.Pass(work, letter))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Store.Write(Who.Member(Teacher.Id), work => book.Open(work, letter))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Store.Write(Who.Member(Listener.Id), work => book.Open(work, letter))).Refused.ShouldBeNull();
    }

    private async Task Stand(TestHouse house)
    {
        await Plant(house);
        _paired = await house.Teacher("赵老师");
        await house.Pair(Ming, _paired);
        await house.Do(work => house.Get<LetterLooks>().Make(work, Ming.SchoolId, new LetterLookRule(3, Role.Teacher)), Coordinator);
    }

    private static Task<List<string?>> Looks(Stage stage) => stage.Product.Look(db => db.Audit.Where(a => a.What == nameof(UseCase.LookLetter) && a.Why != AuditEntry.Refused).OrderBy(a => a.Sequence).Select(a => a.Why).ToListAsync());

    private async Task<LetterState> State(Stage stage) => (await stage.Product.Do(work => stage.Product.Get<LetterBook>().List(work, Ming.SchoolId), Coordinator)).Single().State;

    private static SandboxFile Photo(int page) => new("photo", $"{page}.jpg", Samples.Jpeg(Samples.Segment(0xDB, Samples.Noise(20 + page))));
}
