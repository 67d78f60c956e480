using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>What goes wrong with letters in real hands: one tap too many, an old button, a recording that cannot be kept, somebody who simply speaks.</summary>
public sealed class LetterMishapTests
{
    private static readonly byte[] s_voice = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 40), .. new byte[14], .. "OpusHead"u8, .. new byte[40]];
    private Member _mother = null!, _granny = null!, _teacher = null!;
    private Child _ming = null!;
    private Who _coordinator;

    [Fact]
    public async Task What_is_taken_back_lies_there_to_be_mended_an_old_button_takes_nothing_and_throwing_away_asks_first()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Draft(stage, teacher, "妈妈我想你");
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await teacher.Press("↩ 收回");
        await teacher.Sees("↩ 收回来了，还没有送到。");
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await teacher.Press("🗑 不要了");
        await teacher.Sees("真的不要这封信了吗？里面的 1 段文字就没有了。");
        await teacher.Press("⬅ 上一步");
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await teacher.Press("✖ 先不弄了");
        await teacher.Sees("好的，先放着。收好的都在，想接着写，发 /letter。");
        await teacher.Say("/letter");
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        // It came back by another way meanwhile: the old button must not cost what is in it.
        var letter = await stage.Product.Look(db => db.Letters.SingleAsync());
        await stage.Product.Do(work => stage.Product.Get<LetterWriting>().TakeBack(work, letter.Id), Who.Member(_teacher.Id));
        (await teacher.Toast(await teacher.Press("↩ 收回"))).ShouldBe("这封信已经不在路上了。");
        await teacher.Say("/letter");
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await Until.True(async () => await stage.Product.Look(db => db.Letters.AnyAsync(l => l.SentAt != null)), () => "it is not sent again");
        await stage.Until("2026-11-23 08:10");
        await mother.Sees("妈妈我想你");
        (await mother.Count("小明给您写信了")).ShouldBe(1);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_kept_is_named_at_once_and_the_letter_waits_for_it()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await Draft(stage, teacher, "妈妈我想你");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("voice", "1.ogg", "no recording at all"u8.ToArray())]);
        await teacher.Sees("小明的信还没寄出去：1 段语音的格式用不了，再发一次也不行。");
        (await stage.Product.Do(work => stage.Product.Get<LetterBook>().List(work, _ming.SchoolId), _coordinator)).ShouldBeEmpty("a draft is nobody's business but who writes it");
        await teacher.Say("/letter");
        await teacher.Sees("⚠ 1 段语音的格式用不了");
    }

    [Fact]
    public async Task A_grandmother_who_simply_speaks_to_a_letter_answers_it_and_a_mother_who_replies_to_it_does()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother, granny) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother), stage.PhoneOf(_granny));
        await Draft(stage, teacher, "奶奶妈妈我想你们");
        await teacher.Press("奶奶");
        await teacher.Sees("✉ 小明写给妈妈、奶奶的信");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await stage.Until("2026-11-23 08:10");
        await granny.Sees("奶奶妈妈我想你们");
        await granny.Say("/next");
        await granny.Sees("您好");
        await stage.Quiet();
        await stage.Sandbox.People.Send(granny.Id, [new SandboxFile("voice", "1.ogg", s_voice)]);
        await granny.Sees("✉ 写给小明的信\n已经收好：1 段语音");
        await stage.Quiet();
        await granny.Press("📮 寄出");
        await granny.Sees("寄出了，老师会读给小明听");
        await mother.Say("妈妈看到啦");
        await mother.Sees("✉ 写给小明的信\n已经收好：1 段文字");
        await stage.Quiet();
        await mother.Press("📮 寄出");
        await mother.Sees("寄出了，老师会读给小明听");
        (await stage.Product.Look(db => db.Letters.CountAsync(l => l.Way == LetterWay.ToChild && l.SentAt != null && l.AnswersId != null))).ShouldBe(2);
    }

    [Fact]
    public async Task Below_many_pages_the_buttons_stand_once_more_and_of_two_letters_that_wait_one_word_is_said()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Draft(stage, teacher, "妈妈我想你");
        await stage.Sandbox.People.Send(teacher.Id, [.. Enumerable.Range(0, 4).Select(i => new SandboxFile("photo", $"{i}.jpg", Samples.Jpeg(Samples.Segment(0xDB, Samples.Noise(20 + i)))))]);
        await teacher.Sees("已经收好：4 页、1 段文字");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await Draft(stage, teacher, "又一封");
        await teacher.Press("📮 寄出");
        await Until.True(async () => await teacher.Count("寄出了") == 2, () => "the second is not sent");
        await stage.Until("2026-11-23 08:10");
        await mother.Sees("小明的信，就是这些了。");
        await stage.Until("2026-11-27 12:00");
        (await mother.Count("还在这儿等您呢")).ShouldBe(1);
        await mother.Press("👀 我看到了");
        await stage.Until("2026-11-27 15:00");
        (await stage.Product.Look(db => db.LetterReaders.CountAsync(r => r.SeenAt != null))).ShouldBe(1);
    }

    [Fact]
    public async Task What_somebody_has_read_by_whatever_way_is_not_taken_back()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Draft(stage, teacher, "妈妈我想你");
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await mother.Say("/letter");
        await mother.Press("✉ 11月23日 1 段文字");
        await mother.Sees("妈妈我想你");
        (await teacher.Toast(await teacher.Press("↩ 收回"))).ShouldBe("已经送到了，收不回来了。");
    }

    [Fact]
    public async Task A_letter_that_was_mended_after_the_look_is_looked_at_again()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (letters, looks, teacher, counsellor) = (house.Get<LetterWriting>(), house.Get<LetterLooks>(), Who.Member(_teacher.Id), Who.Staff((await house.Staff(Role.Counsellor)).Id));
        await house.Change<School>(_ming.SchoolId, s => (s.LetterLookUpTo, s.LetterLookRole) = (3, Role.Counsellor));
        var letter = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, "妈妈我想你", null, 1), teacher);
        await house.Do(work => letters.Send(work, letter), teacher);
        var looked = (await house.Look(db => db.Letters.SingleAsync())).LookFrom;
        looked.ShouldNotBeNull();
        house.Advance(TimeSpan.FromMinutes(5));
        await house.Do(work => letters.TakeBack(work, letter), teacher);
        await house.Do(work => letters.Take(work, letter, "还有一句", null, 2), teacher);
        await house.Do(work => letters.Send(work, letter), teacher);
        (await house.Store.Write(counsellor, work => looks.Pass(work, letter, looked))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);
        (await house.Store.Write(counsellor, work => looks.GiveBack(work, letter, "写上名字", looked))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);
        await house.Do(work => looks.Pass(work, letter), counsellor);
    }

    [Fact]
    public async Task A_family_that_said_no_is_not_said_to_have_been_asked()
    {
        await using var stage = await Stage.Open(Plant);
        await stage.Product.Do(work => stage.Product.Get<ChildConsents>().Say(work, _ming.Id, _mother.Id, ConsentPurpose.Letters, given: false, 1, "zh-Hans", "test"), Who.Member(_mother.Id));
        var teacher = stage.PhoneOf(_teacher);
        await teacher.Say("/letter");
        await teacher.Sees("小明家里现在不同意书信来往，所以寄不了。");
    }

    private static async Task Draft(Stage stage, Phone teacher, string words)
    {
        await teacher.Say("/letter");
        await teacher.Sees("拍下来发给我");
        await teacher.Say(words);
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        _ming = await house.Child("王小明");
        _mother = await house.Parent(_ming, "秀英");
        _granny = await house.Guardian(_ming, "奶奶");
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Slot(_ming, _mother, await house.Line(duty: _teacher), DayOfWeek.Friday, "16:20");
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, true)], new DateOnly(2026, 11, 20)), _coordinator);
    }
}
