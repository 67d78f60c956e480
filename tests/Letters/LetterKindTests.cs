using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>What phones call a picture, a film or a recording: what the store keeps goes with a letter, and of anything else it is said at once that its kind is wrong.</summary>
public sealed class LetterKindTests
{
    private static readonly byte[] s_heic = Samples.Mp4("heic");
    private Member _mother = null!, _teacher = null!;

    [Fact]
    public async Task An_iphone_film_a_round_one_and_a_recording_of_another_app_go_and_a_kind_that_is_not_kept_is_named_before_anything_waits_for_it()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await teacher.Say("/letter");
        await teacher.Sees("拍下来发给我");
        foreach (var (type, n) in new[] { ("image/heic", 1), ("image/svg+xml", 2), ("video/x-msvideo", 3), ("audio/amr", 4) })
        {
            await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("document", "file", s_heic, type)]);
            await Until.True(async () => await teacher.Count("这种文件寄不了。照片、视频请直接发，不要当文件发") == n, () => $"{type} is not refused at once");
        }

        (await stage.Product.Look(db => db.LetterParts.CountAsync())).ShouldBe(0);
        byte[] film = Samples.Mp4("qt  "), round = Samples.Mp4("isom"), memo = Samples.Mp4("mp42");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("document", "IMG_1.MOV", film, "video/quicktime")]);
        await teacher.Sees("已经收好：1 段视频");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("video_note", "round.mp4", round)]);
        await teacher.Sees("已经收好：2 段视频");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("audio", "memo.m4a", memo, "audio/mp4")]);
        await teacher.Sees("已经收好：1 段语音、2 段视频");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await stage.Until("2026-11-23 08:10");
        await Until.True(async () => (await mother.Screen()).Count(m => m.Media is not null) == 3, () => "the letter is not whole");
        (await mother.Screen()).Where(m => m.Media is not null).Select(m => m.Media!.Kind).ShouldBe(["video", "video", "voice"]);
    }

    [Fact]
    public async Task What_turns_out_to_be_of_a_kind_that_is_not_kept_comes_back_with_that_and_not_to_be_sent_again()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await teacher.Say("/letter");
        await teacher.Sees("拍下来发给我");
        await teacher.Say("妈妈我想你");
        await teacher.Sees("已经收好：1 段文字");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("document", "1.jpg", s_heic, "image/jpeg")]);
        await teacher.Sees("小明的信还没寄出去：1 页的格式用不了，再发一次也不行。");
        (await teacher.Count("没有收到")).ShouldBe(0);
        await teacher.Say("/letter");
        await teacher.Sees("⚠ 1 页的格式用不了");
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        var ming = await house.Child("王小明");
        _mother = await house.Parent(ming, "秀英");
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        foreach (var purpose in new[] { ConsentPurpose.Letters, ConsentPurpose.Video })
            await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, purpose, [new(ming.Id, _mother.Id, true)], new DateOnly(2026, 11, 20)), coordinator);
    }
}
