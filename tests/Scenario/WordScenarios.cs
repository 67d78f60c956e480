using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Scenario;

/// <summary>A parent's recorded word from phone to phone: fetched, sealed, played, heard.</summary>
public sealed class WordScenarios
{
    private static readonly byte[] Recording = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 7), .. new byte[14], .. "OpusHead"u8, .. new byte[40]];
    private Child _child = null!;
    private Member _mother = null!, _teacher = null!;

    [Fact]
    public async Task A_recording_left_while_the_bot_was_down_is_sealed_played_as_voice_and_the_parent_hears_that_it_was_heard()
    {
        await using var stage = await Stage.Open(Plant);
        var (mother, teacher) = (stage.PhoneOf(_mother), stage.PhoneOf(_teacher));
        await stage.Until("2026-11-27 16:10");
        await stage.StopProduct();
        await stage.Sandbox.People.Send(mother.Id, [new("voice", "1.ogg", Recording)]);
        await stage.StartProduct();
        await mother.Press("带给小明");
        await mother.Sees("收到了，会请老师交给孩子");
        await stage.Quiet();
        await teacher.Sees("小明妈妈留了话，一段 7 秒的语音");
        await teacher.Press("▶ 放给孩子听");
        var played = await teacher.Sees(m => m.Media?.Kind == "voice", "the recording");
        played.Protected.ShouldBeTrue();
        (await Bytes(stage, played.Media!)).ShouldBe(Recording);
        await teacher.Press("🔊 听过了");
        await mother.Sees("您的话，小明听到了。");
        await stage.Quiet();
        (await teacher.Screen()).ShouldNotContain(m => m.Media != null);
        await stage.StopProduct();
        Directory.EnumerateFiles(stage.House.Settings.MediaDirectory, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_the_chat_service_refuses_for_good_is_asked_for_again()
    {
        await using var stage = await Stage.Open(Plant);
        var mother = stage.PhoneOf(_mother);
        await stage.Until("2026-11-27 16:10");
        await stage.Sandbox.People.Send(mother.Id, [new("voice", "1.ogg", "no sound at all, whatever its name says"u8.ToArray())]);
        await mother.Press("带给小明");
        await stage.Quiet();
        await mother.Sees("您给小明的录音没收好");
        (await stage.PhoneOf(_teacher).Count("留了话")).ShouldBe(0);
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        _child = await house.Child("王小明");
        _mother = await house.Parent(_child, "秀英");
        await house.Slot(_child, _mother, await house.Line(duty: _teacher), DayOfWeek.Friday, "16:20");
    }

    private static async Task<byte[]> Bytes(Stage stage, ChatMedia media)
    {
        using var http = new HttpClient();
        return await http.GetByteArrayAsync(new Uri(new Uri(stage.Sandbox.Server.Url), media.Url));
    }
}
