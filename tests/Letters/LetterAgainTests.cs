using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>Who asks for a letter once more has it at once, at whatever hour, and does with it what they did with the first.</summary>
public sealed class LetterAgainTests
{
    private Member _mother = null!, _teacher = null!;
    private Child _ming = null!;

    [Fact]
    public async Task A_letter_that_is_asked_for_at_night_comes_whole_and_in_order_and_is_seen_and_answered_from_its_last_page()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await teacher.Say("/letter");
        await teacher.Sees("拍下来发给我");
        await teacher.Say("妈妈我想你");
        await teacher.Sees("已经收好：1 段文字");
        await stage.Sandbox.People.Send(teacher.Id, [.. Enumerable.Range(0, 4).Select(i => new SandboxFile("photo", $"{i}.jpg", Samples.Jpeg(Samples.Segment(0xDB, Samples.Noise(20 + i)))))]);
        await teacher.Sees("已经收好：4 页、1 段文字");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await stage.Until("2026-11-23 23:00");
        await mother.Sees("小明的信，就是这些了。");
        await mother.Say("/letter");
        await mother.Press("✉ 11月23日 4 页、1 段文字");
        await Until.True(async () => await mother.Count("小明的信，就是这些了。") == 2, () => "its pages wait for the morning");
        var came = (await mother.Screen()).SkipWhile(m => m.Text?.Contains("信箱", StringComparison.Ordinal) != true && Phone.Buttons(m).All(b => b.Text != "✉ 11月23日 4 页、1 段文字")).Skip(1).ToList();
        came.ConvertAll(m => m.Media is not null ? "photo" : m.Text!.Split('，', '\n')[0]).ShouldBe(["小明给您写信了", "妈妈我想你", "photo", "photo", "photo", "photo", "小明的信"]);
        await stage.Quiet();
        (await stage.Product.Look(db => db.Outbox.CountAsync(m => m.Kind == LetterNews.PagesAgain && m.State == OutboxState.Sent))).ShouldBe(3);
        await mother.Press("👀 我看到了");
        await mother.Sees("小明的信，就是这些了。\n✓ 您看到了，谢谢。");
        await stage.Quiet();
        await mother.Say("妈妈也想你，早点睡");
        await mother.Sees("✉ 写给小明的信\n已经收好：1 段文字");
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        _ming = await house.Child("王小明");
        _mother = await house.Parent(_ming, "秀英");
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, true)], new DateOnly(2026, 11, 20)), coordinator);
    }
}
