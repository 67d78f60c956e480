using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Spoken;

public sealed class RecordingsTests
{
    [Fact]
    public async Task A_new_recording_takes_the_old_ones_place_and_the_old_one_stays_out_of_use()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher("陈芳");
        var first = await Keep(house, teacher, Prompts.Ask);
        var second = await Keep(house, teacher, Prompts.Ask);
        var line = (await List(house, teacher)).First(l => l.Prompt == Prompts.Ask);
        (line.InUse!.Id, line.By, line.InUse.Seconds).ShouldBe((second, "陈芳", 2));
        (await house.Look(db => db.PromptRecordings.SingleAsync(r => r.Id == first))).EndedAt.ShouldNotBeNull();
        (await house.Do(work => house.Get<Recordings>().Listen(work, first), Who.Member(teacher.Id))).Voice.ShouldNotBeNull();
        await house.Do(work => house.Get<Recordings>().Withdraw(work, second), Who.Member(teacher.Id));
        (await List(house, teacher)).First(l => l.Prompt == Prompts.Ask).Lacks.ShouldBeTrue();
    }

    [Fact]
    public async Task The_list_has_every_dialect_that_somebody_needs_and_says_what_lacks()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher();
        var child = await house.Child();
        foreach (var (name, dialect) in new[] { ("孙奶奶", "四川话"), ("李奶奶", "四川话"), ("王爷爷", (string?)null) })
        {
            var elder = await house.Guardian(child, name);
            await house.Change<Member>(elder.Id, m => m.TwoButtons = true);
            if (dialect is not null) await house.Do(work => house.Get<Preferences>().ChooseDialect(work, elder.Id, $" {dialect} "), Who.Staff((await house.Staff(Role.Coordinator)).Id));
        }
        await Keep(house, teacher, Prompts.Late, "四川话");
        var list = await List(house, teacher);
        list.Select(l => (l.Dialect, l.Hearers)).Distinct().ShouldBe([("", 1), ("四川话", 2)]);
        list.Count(l => l.Lacks).ShouldBe(2 * Prompts.All.Count - 1);
        list.ShouldAllBe(l => !l.OfOlderWords(_ => "读过的话"));
        list.Single(l => l.InUse != null).OfOlderWords(p => Prompts.Text(p, "zh-Hans")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_dialect_comes_first_then_standard_Mandarin_then_nothing()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher();
        var elder = await house.Guardian(await house.Child());
        await Keep(house, teacher, Prompts.Late, Dialects.Standard);
        var sichuan = await Keep(house, teacher, Prompts.Soon, "四川话");
        (await For(house, elder, Prompts.Soon)).ShouldBeNull("who has no dialect is not spoken to in one");
        elder.Dialect = "四川话";
        (await For(house, elder, Prompts.Soon)).ShouldBe(sichuan);
        (await For(house, elder, Prompts.Late)).ShouldNotBeNull();
        (await For(house, elder, Prompts.Missed)).ShouldBeNull();
        elder.Dialect = null;
        (await For(house, elder, Prompts.Late, "en")).ShouldBeNull("who reads English alone is not spoken to in Mandarin");
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Head)]
    public async Task Who_may_only_look_hears_and_records_nothing(Role role)
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher();
        var id = await Keep(house, teacher, Prompts.Ask);
        var who = Who.Staff((await house.Staff(role)).Id);
        (await house.Store.Read(who, work => house.Get<Recordings>().Listen(work, id))).Ok.ShouldBeTrue();
        (await house.Store.Write(who, work => house.Get<Recordings>().Withdraw(work, id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Store.Write(who, work => house.Get<Recordings>().Record(work, house.SchoolId, Prompts.Ask, "", "x", "FILE", 3))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        var parent = await house.Parent(await house.Child());
        (await house.Store.Read(Who.Member(parent.Id), work => house.Get<Recordings>().List(work, house.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Theory]
    [InlineData("Nonsense", "", 3, RefusalCode.Invalid)]
    [InlineData("Ask", "a dialect with far too long a name", 3, RefusalCode.Invalid)]
    [InlineData("Ask", "四川话", 61, RefusalCode.TooLong)]
    public async Task What_cannot_be_a_prompt_is_refused(string prompt, string dialect, int seconds, RefusalCode code)
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher();
        (await house.Store.Write(Who.Member(teacher.Id), work => house.Get<Recordings>().Record(work, house.SchoolId, prompt, dialect, "x", "FILE", seconds))).Refused!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task The_file_is_sealed_swept_only_when_nobody_knows_it_and_a_minute_is_the_most()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher();
        var id = await Keep(house, teacher, Prompts.Ask);
        var recording = await house.Look(db => db.PromptRecordings.SingleAsync(r => r.Id == id));
        await using var content = house.Get<MediaStore>().OpenRead(house.SchoolId, recording.Voice!).Content.ShouldNotBeNull();
        using var read = new MemoryStream();
        await content.CopyToAsync(read, TestContext.Current.CancellationToken);
        read.ToArray().ShouldBe(Voice.Ogg(2));
        foreach (var path in Directory.EnumerateFiles(house.Settings.MediaDirectory, "*", SearchOption.AllDirectories))
        {
            File.ReadAllBytes(path).AsSpan().IndexOf("OpusHead"u8).ShouldBe(-1);
            File.SetLastWriteTimeUtc(path, house.Machine.GetUtcNow().UtcDateTime.AddDays(-3));
        }
        (await house.Get<MediaSweep>().Run(CancellationToken.None)).ShouldBe(0);
        (await house.Get<VoiceTaking>().Take(house.SchoolId, 7, Voice.Ogg(61), CancellationToken.None)).Refused!.Code.ShouldBe(RefusalCode.TooLong);
        (await house.Get<VoiceTaking>().Take(house.SchoolId, 7, "no sound"u8.ToArray(), CancellationToken.None)).Refused!.Code.ShouldBe(RefusalCode.Invalid);
    }

    private static async Task<long> Keep(TestHouse house, Member teacher, string prompt, string dialect = "")
    {
        var id = await house.Do(work => Task.FromResult<Result<long>>(work.NewId()));
        var taken = (await house.Get<VoiceTaking>().Take(house.SchoolId, id, Voice.Webm(2), CancellationToken.None)).Value;
        await house.Do(work => house.Get<Recordings>().Keep(work, house.SchoolId, prompt, dialect, "读过的话", taken.Media, taken.Seconds), Who.Member(teacher.Id));
        return id;
    }

    private static Task<List<PromptLine>> List(TestHouse house, Member teacher) => house.Do(work => house.Get<Recordings>().List(work, house.SchoolId), Who.Member(teacher.Id));

    private static Task<long?> For(TestHouse house, Member member, string prompt, string language = "zh-Hans") =>
        house.Look(async db => (await Recordings.For(db, member, language, prompt, CancellationToken.None))?.Id);
}
