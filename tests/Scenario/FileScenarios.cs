using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>A family's own part and the census from phone to phone, with the product stopped in the middle.</summary>
public sealed class FileScenarios
{
    private static readonly byte[] Recording = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 7), .. new byte[14], .. "OpusHead"u8, .. new byte[40]];
    private Child _child = null!;
    private Member _mother = null!, _teacher = null!;

    [Fact]
    public async Task A_mother_who_was_asked_answers_by_voice_and_by_tap_and_the_coordinator_hears_it_and_writes_down_the_words()
    {
        await using var stage = await Stage.Open(Plant);
        var mother = stage.PhoneOf(_mother);
        (await stage.Product.Do(work => stage.Product.Get<FileAsking>().Ask(work, _child.SchoolId, childId: _child.Id), _coordinator)).ShouldBe(1);
        await stage.Quiet();
        await mother.Sees("小明妈妈，小明的档案里，有几样只有您知道。");
        await mother.Press("▶ 现在填");
        await mother.Sees("您在外面做什么工作？");
        await stage.StopProduct();
        await stage.Sandbox.People.Send(mother.Id, [new("voice", "1.ogg", Recording)]);
        await stage.StartProduct();
        await mother.Sees("您最盼小明什么？");
        await mother.Press("跳过");
        await mother.Press("还没定");
        await mother.Sees("工作：🎤 一段语音");
        await mother.Press("✅ 发送");
        await mother.Sees("学校看过，就写进小明的档案。");
        await stage.Quiet();
        var proposals = stage.Product.Get<FileProposals>();
        var waiting = (await stage.Product.Do(work => proposals.Waiting(work, _child.SchoolId), _coordinator)).ShouldHaveSingleItem();
        (waiting.Spoken, waiting.CanBeHeard, waiting.Field.Key).ShouldBe((true, true, "ParentWork"));
        var heard = await stage.Product.Do(work => proposals.Hear(work, waiting.Id), _coordinator);
        using (var sound = stage.Product.Get<FamilyLink.Domain.Storage.Media.MediaStore>().OpenRead(heard.ChildId, heard.Voice).Content!)
        {
            var bytes = new MemoryStream();
            await sound.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            bytes.ToArray().ShouldBe(Recording);
        }

        await stage.Product.Do(work => proposals.Decide(work, waiting.Id, accept: true, "电子厂装配"), _coordinator);
        (await stage.Product.Look(db => db.FileEntries.SingleAsync())).ShouldSatisfyAllConditions(e => e.Who.ShouldBe($"member:{_mother.Id}"), e => e.AcceptedBy.ShouldBe(_coordinator.ToString()));
        (await mother.Count("谢谢")).ShouldBe(1, "being taken in is no message");
    }

    [Fact]
    public async Task A_census_asks_the_teacher_is_stopped_by_a_power_cut_and_reminds_on_the_third_day_of_the_schools_clock()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await stage.Product.Do(work => stage.Product.Get<CensusRounds>().Open(work, _child.SchoolId), _coordinator);
        await stage.Quiet();
        await teacher.Press("▶ 开始");
        await teacher.Sees("第 1 / 2 位");
        await teacher.Press("✓ 没变");
        await teacher.Sees("第 2 / 2 位");
        await stage.StopProduct();
        await stage.StartProduct();
        await stage.Until("2026-11-26 12:29");
        (await teacher.Count("还剩")).ShouldBe(0);
        await stage.Until("2026-11-26 12:31");
        await teacher.Sees("还剩 1 位孩子没核对（共 2 位）");
        await teacher.Press("▶ 接着来");
        await teacher.Press("✏ 有变");
        await teacher.Press("寄宿");
        await teacher.Sees("现在是？");
        await teacher.Press("寄宿");
        await teacher.Press("✓ 就这些，下一位");
        await teacher.Sees("全班都核对完了");
        await stage.Until("2026-12-05 08:00");
        (await teacher.Count("还剩")).ShouldBe(1);
        (await stage.Product.Look(db => db.Children.CountAsync(c => c.Boards))).ShouldBe(1);
    }

    private Who _coordinator;

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        _child = await house.Child("王小明");
        await house.Child("张小刚");
        _mother = await house.Parent(_child, "秀英");
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
    }
}
