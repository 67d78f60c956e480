using System.Text;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>What is kept of a letter and for whom: its bytes as they came, sealed, whatever becomes of the chat service, and nobody else's hand on it.</summary>
public sealed class LetterKeepingTests
{
    private const string Secret = "只有妈妈知道的暗号";
    private static readonly byte[] s_mark = "PLANTED-IN-A-PAGE-5f2c"u8.ToArray();
    private static readonly byte[] s_voice = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 40), .. new byte[14], .. "OpusHead"u8, .. s_mark, .. new byte[40]];
    private Member _mother = null!, _teacher = null!, _other = null!;
    private Who _coordinator, _viewer;

    [Fact]
    public async Task A_scanned_page_keeps_its_pixels_a_file_and_a_voice_their_bytes_and_they_come_again_when_the_bot_is_another()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother, people) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother), stage.Sandbox.People);
        byte[] photo = ScannedPage.Jpeg(1), file = ScannedPage.Jpeg(2), withPlace = ScannedPage.Jpeg(2, Samples.Segment(0xED, Samples.Bytes(Samples.Planted)));
        await teacher.Say("/letter");
        await teacher.Press("小明");
        await teacher.Sees("拍下来发给我");
        await people.Send(teacher.Id, [new SandboxFile("photo", "1.jpg", photo)]);
        await people.Send(teacher.Id, [new SandboxFile("document", "2.jpg", withPlace)]);
        await people.Send(teacher.Id, [new SandboxFile("voice", "3.ogg", s_voice)]);
        await teacher.Sees("已经收好：2 页、1 段语音");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await stage.Until("2026-11-23 08:05");

        var came = await Pages(mother, 3);
        var went = (await people.Chat(teacher.Id)).Messages.Where(m => !m.FromBot && m.Media is not null).Select(m => m.Media!).ToList();
        (came[0].Kind, came[0].Width, came[0].Height).ShouldBe(("photo", went[0].Width, went[0].Height), "the largest size that the chat service has");
        Math.Abs(came[0].Height!.Value * ScannedPage.Width / ScannedPage.Height - came[0].Width!.Value).ShouldBeLessThan(2, "nothing is cut off");
        (await Bytes(people, came)).ShouldBe([photo, file, s_voice], "what tells the place is cut out and nothing else");

        await stage.StopProduct();
        await people.ChangeToken("2000002:another");
        ((bool)(await stage.Sandbox.Call("getFile", new { file_id = went[0].FileId }))["ok"]!).ShouldBeFalse("its ids are nothing to another bot");
        await stage.StartProduct();
        await mother.Say("/letter");
        await mother.Sees("点一封再看一遍");
        await mother.Press("✉ 11月23日 2 页、1 段语音");
        await stage.Until("2026-11-23 08:10");
        (await Bytes(people, (await Pages(mother, 6))[3..])).ShouldBe([photo, file, s_voice]);
    }

    [Fact]
    public async Task Another_persons_button_a_forged_one_and_another_schools_hand_are_refused_and_that_is_kept()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother, other) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother), stage.PhoneOf(_other));
        await Send(stage, teacher, "小明", "妈妈我想你");
        await Send(stage, teacher, "小红", "妈妈你好");
        await stage.Until("2026-11-23 08:10");
        var letters = await stage.Product.Look(db => (from l in db.Letters join r in db.LetterReaders on l.Id equals r.LetterId select new { r.MemberId, l.Id }).ToDictionaryAsync(l => l.MemberId, l => l.Id));
        var (hers, others) = (letters[_mother.Id], letters[_other.Id]);
        var cover = await mother.Sees("小明给您写信了");
        var own = await other.Sees("小红给您写信了");
        foreach (var button in Phone.Buttons(cover))
            (await other.Toast(await other.PressOld(own.MessageId, button.CallbackData!))).ShouldNotBeEmpty(button.Text);
        (await stage.Product.Look(db => db.LetterReaders.SingleAsync(r => r.LetterId == hers))).SeenAt.ShouldBeNull();
        stage.Product.Log.ToString().Split('\n').Count(l => l.Contains("which is somebody else's", StringComparison.Ordinal)).ShouldBe(Phone.Buttons(cover).Count());

        // A button of one's own mailbox with another's letter written into it.
        await other.Say("/letter");
        var box = await other.Sees("点一封再看一遍");
        var open = Phone.Buttons(box).Single(b => b.Text.StartsWith('✉')).CallbackData!;
        var forged = open.Replace(Ids.ToShort(others), Ids.ToShort(hers), StringComparison.Ordinal);
        forged.ShouldNotBe(open);
        (await other.Toast(await other.PressOld(box.MessageId, forged))).ShouldNotBeEmpty();
        await stage.Quiet();
        (await other.Count("妈妈我想你")).ShouldBe(0);
        (await Kept(stage, hers)).ShouldBe([$"member:{_other.Id} ReadLetter"]);

        var (elsewhere, viewer) = (await Elsewhere(stage), _viewer);
        var book = stage.Product.Get<LetterBook>();
        var part = await stage.Product.Look(db => db.LetterParts.Where(p => p.LetterId == hers).Select(p => p.Id).SingleAsync());
        foreach (var who in new[] { elsewhere, viewer, _coordinator })
        {
            (await stage.Product.Get<Store>().Write(who, work => book.Open(work, hers))).Refused!.Code.ShouldBeOneOf(RefusalCode.NotAllowed, RefusalCode.NotFound);
            (await stage.Product.Get<Store>().Write(who, work => book.Look(work, part))).Refused.ShouldNotBeNull();
        }

        (await Kept(stage, hers)).Skip(1).ShouldBe([$"{elsewhere} OpenLetter", $"{viewer} OpenLetter", $"{_coordinator} OpenLetter"]);
    }

    [Fact]
    public async Task A_sealed_letter_lies_nowhere_in_clear_neither_in_the_tables_nor_in_a_backup_the_media_or_the_log()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await teacher.Say("/letter");
        await teacher.Press("小明");
        await teacher.Sees("拍下来发给我");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("photo", "1.jpg", Samples.Jpeg(Samples.Segment(0xDB, s_mark)))], Secret);
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("voice", "2.ogg", s_voice)]);
        await teacher.Sees("已经收好：1 页、1 段语音、1 段文字");
        await stage.Quiet();
        await teacher.Press("🔒 封口");
        await teacher.Sees("🔒 封了口");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await stage.Until("2026-11-23 08:05");
        await mother.Sees(Secret);
        (await Pages(mother, 2)).Count.ShouldBe(2);
        await mother.Press("✍ 回信");
        await mother.Sees("✉ 写给小明的信");
        await mother.Say(Secret);
        await mother.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await mother.Press("📮 寄出");
        await mother.Sees("老师会读给小明听");
        await stage.Until("2026-11-23 08:10");
        await teacher.Sees(Secret);
        var log = stage.Product.Log.ToString();
        await stage.StopProduct();

        byte[][] planted = [Encoding.UTF8.GetBytes(Secret), Encoding.Unicode.GetBytes(Secret), s_mark];
        await stage.House.Restart();
        Directory.CreateDirectory(stage.House.Settings.BackupDirectory);
        await stage.House.Opened.Engine.Backup(Path.Combine(stage.House.Settings.BackupDirectory, "today.db"), TestContext.Current.CancellationToken);
        await stage.House.Close();
        var files = Directory.GetFiles(stage.House.Directory, "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(3);
        foreach (var name in files)
        {
            var bytes = await File.ReadAllBytesAsync(name, TestContext.Current.CancellationToken);
            foreach (var mark in planted) bytes.AsSpan().IndexOf(mark).ShouldBe(-1, name);
        }

        log.ShouldNotContain(Secret);
        log.ShouldNotContain("小明");
    }

    private async Task<string[]> Kept(Stage stage, long letter) =>
        [.. (await stage.Product.Look(db => db.Audit.Where(e => e.SubjectId == letter && e.Why == AuditEntry.Refused).OrderBy(e => e.At).ToListAsync())).Select(e => $"{e.Who} {e.What}").Distinct()];

    private static async Task<Who> Elsewhere(Stage stage)
    {
        var account = await stage.Product.Do<long>(work =>
        {
            var (school, id) = (new School { Id = work.NewId(), Name = "别的小学", TimeZone = "Asia/Shanghai", Language = "zh-Hans" }, work.NewId());
            work.Db.AddRange(school, new StaffAccount { Id = id, UserName = "elsewhere", NormalizedUserName = "ELSEWHERE", SecurityStamp = "x", DisplayName = "elsewhere" },
                new StaffGrant { Id = work.NewId(), AccountId = id, SchoolId = school.Id, Role = Role.Coordinator, GivenAt = work.Now });
            return Task.FromResult<Result<long>>(id);
        });
        return Who.Staff(account);
    }

    private static async Task Send(Stage stage, Phone teacher, string child, string words)
    {
        await teacher.Say("/letter");
        await teacher.Sees("给哪个孩子写信");
        await stage.Quiet();
        await teacher.Press(child);
        await teacher.Sees(child + "写的、画的拍下来发给我");
        await teacher.Say(words);
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees($"寄出了：{child}");
    }

    private static async Task<List<ChatMedia>> Pages(Phone phone, int many)
    {
        await Scenario.Until.True(async () => (await phone.Screen()).Count(m => m.Media is not null) == many, () => "the letter is not whole");
        return [.. (await phone.Screen()).Where(m => m.Media is not null).Select(m => m.Media!)];
    }

    private static async Task<List<byte[]>> Bytes(SandboxClient people, List<ChatMedia> media)
    {
        List<byte[]> bytes = [];
        foreach (var one in media) bytes.Add(await people.Download(one));
        return bytes;
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        _viewer = Who.Staff((await house.Staff(Role.Viewer)).Id);
        (_mother, _other) = (await Family("王小明"), await Family("李小红"));

        async Task<Member> Family(string name)
        {
            var child = await house.Child(name);
            var mother = await house.Parent(child);
            await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(child.Id, mother.Id, true)], new DateOnly(2026, 11, 20)), _coordinator);
            return mother;
        }
    }
}
