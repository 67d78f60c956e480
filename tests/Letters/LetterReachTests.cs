using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>A letter reaches the one it is for, by another way if need be, and nobody else: a chat that is closed, a consent taken back, a late page, a film, a voice that is to read it.</summary>
public sealed class LetterReachTests
{
    private Member _mother = null!, _father = null!, _teacher = null!, _paired = null!;
    private Child _ming = null!, _hong = null!;
    private Who _coordinator;

    [Fact]
    public async Task Whoever_blocked_the_chat_is_written_to_by_post_also_when_that_is_found_out_on_the_way()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Written(stage, teacher, "小明", "妈妈我想你", "寄出了：小明写给妈妈的信。");
        await mother.Block();
        await stage.Until("2026-11-23 08:10");
        var line = await Line(stage);
        line.State.ShouldBe(LetterState.ToPost);
        line.Steps.Select(s => s.State).ShouldNotContain(LetterState.Delivered);

        // Known by now, the next one is for the post at once, a sealed one as its original.
        await Written(stage, teacher, "小明", "妈妈下雪了", "收好了：小明写给妈妈的信。聊天里到不了的，学校打印出来邮寄。");
        (await Line(stage)).State.ShouldBe(LetterState.ToPost);
    }

    [Fact]
    public async Task Who_posts_a_sealed_letter_has_its_label_and_nothing_of_what_is_in_it()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        await house.Change<Member>(_mother.Id, m => m.PaperOnly = true);
        await house.Change<Member>(_father.Id, m => m.PaperOnly = true);
        await house.Change<ChildLink>(await house.Look(db => db.Links.Where(l => l.MemberId == _father.Id).Select(l => l.Id).SingleAsync()), l => l.MaySee = true);
        var (letters, book, teacher, office) = (house.Get<LetterWriting>(), house.Get<LetterBook>(), Who.Member(_teacher.Id), Who.Staff((await house.Staff(Role.Counsellor)).Id));
        var letter = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, "只给妈妈看", null, 1), teacher);
        await house.Do(work => letters.Seal(work, letter, true), teacher);
        await house.Do(work => letters.Send(work, letter), teacher);

        var opened = await house.Do(work => book.Open(work, letter), _coordinator);
        opened.Line.Door.ShouldBe(UseCase.PostLetter);
        opened.Line.Addressees.Count(a => a.Row is { ByPost: true, PostedAt: null }).ShouldBe(2, "two who live apart have a label each");
        opened.Parts.ShouldBeEmpty();
        (await house.Store.Write(office, work => book.Open(work, letter))).Refused.ShouldNotBeNull();
        await house.Plant(w => new LetterPart { Id = 77, SchoolId = house.SchoolId, LetterId = letter, ChildId = _ming.Id, Kind = LetterPartKind.Picture, Place = 2, Source = 2 }.Keep(new MediaRef(77, "x", MediaKind.Jpeg, 1)));
        (await house.Store.Write(_coordinator, work => book.Look(work, 77))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, "nor its pages one by one");
        foreach (var reader in opened.Line.Addressees) await house.Do(work => house.Get<LetterReading>().Posted(work, letter, reader.MemberId), _coordinator);
        (await house.Store.Write(_coordinator, work => book.Open(work, letter))).Refused.ShouldNotBeNull("posted, it is nobody's task any more");
    }

    [Fact]
    public async Task A_letter_whose_family_no_longer_agrees_comes_back_also_while_it_is_on_its_way()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await Written(stage, teacher, "小明", "妈妈我想你", "寄出了：小明写给妈妈的信。");
        await stage.Product.Do(work => stage.Product.Get<ChildConsents>().Say(work, _ming.Id, _mother.Id, ConsentPurpose.Letters, false, 1, Languages.Simplified, "test"), Who.Member(_mother.Id));
        await stage.Until("2026-11-23 08:10");
        await teacher.Sees("小明的信没寄出去：家里现在不同意书信来往。");
        (await Line(stage)).State.ShouldBe(LetterState.Returned);
    }

    [Fact]
    public async Task A_late_page_of_an_album_joins_its_own_letter_though_another_childs_is_open_and_later_none()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await Begin(teacher, "小明");
        await stage.Sandbox.People.Send(teacher.Id, [Photo(1)], album: "a1");
        await teacher.Sees("已经收好：1 页");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了：小明写给妈妈的信。");
        await Begin(teacher, "小红");
        await stage.Sandbox.People.Send(teacher.Id, [Photo(2)], album: "a1");
        await stage.Quiet();
        (await PartsOf(stage, _ming)).ShouldBe(2);
        (await PartsOf(stage, _hong)).ShouldBe(0, "it is another child's");

        await stage.Until("2026-11-23 08:10");
        await stage.Sandbox.People.Send(teacher.Id, [Photo(3)], album: "a1");
        await teacher.Sees("有一张照片来晚了，那封信已经寄出去了，没带上。");
        (await PartsOf(stage, _ming)).ShouldBe(2);
        (await PartsOf(stage, _hong)).ShouldBe(0);
        await stage.PhoneOf(_mother).Sees("小明给您写信了，一共 2 页。");
    }

    [Fact]
    public async Task A_late_page_of_a_letter_laid_aside_or_thrown_away_is_put_into_no_other_childs()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await Begin(teacher, "小明");
        await stage.Sandbox.People.Send(teacher.Id, [Photo(1)], album: "a1");
        await teacher.Sees("已经收好：1 页");
        await stage.Quiet();
        await Begin(teacher, "小红");
        await stage.Sandbox.People.Send(teacher.Id, [Photo(2)], "小明写的", album: "a1");
        await stage.Quiet();
        (await PartsOf(stage, _ming)).ShouldBe(3, "the page and what stands below it");
        (await PartsOf(stage, _hong)).ShouldBe(0, "it is another child's");

        var letter = await stage.Product.Look(db => db.Letters.Where(l => l.ChildId == _ming.Id).Select(l => l.Id).SingleAsync());
        await stage.Product.Do(work => stage.Product.Get<LetterWriting>().Withdraw(work, letter), Who.Member(_teacher.Id));
        await stage.Sandbox.People.Send(teacher.Id, [Photo(3)], album: "a1");
        await stage.Quiet();
        (await PartsOf(stage, _ming)).ShouldBe(3);
        (await PartsOf(stage, _hong)).ShouldBe(0);
    }

    [Fact]
    public async Task A_film_that_may_not_go_is_not_taken_in_and_the_family_is_asked()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await Begin(teacher, "小明");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("video", "1.mp4", [.. Samples.Box("ftyp", Samples.Bytes("isom"), new byte[4]), .. Samples.Box("mdat", new byte[40])])]);
        await teacher.Sees("小明家里还没同意用视频，已经去问了。这段先没收进来；照片、语音都行。");
        await teacher.Say("妈妈我想你");
        await teacher.Sees("已经收好：1 段文字。");
        (await stage.Product.Look(db => db.ConsentAsks.AnyAsync(a => a.ChildId == _ming.Id && a.Purpose == ConsentPurpose.Video))).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_asked_to_read_a_letter_to_its_addressee_opens_it_in_the_chat_and_nobody_else_does()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother, paired) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother), stage.PhoneOf(_paired));
        await Written(stage, teacher, "小明", "妈妈我想你", "寄出了：小明写给妈妈的信。");
        await stage.Until("2026-11-23 08:10");
        // The one who took it in is away for good: another teacher near the child reads it.
        await stage.Product.Do(async work =>
        {
            (await work.Db.Classes.FirstAsync(c => c.TeacherId == _teacher.Id, work.Stop)).TeacherId = _paired.Id;
            return Result.Done;
        }, _coordinator);
        var letter = await stage.Product.Look(db => db.Letters.Select(l => l.Id).SingleAsync());
        (await stage.Product.Get<Store>().Write(Who.Member(_paired.Id), work => stage.Product.Get<LetterBook>().Open(work, letter))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, "nobody asked");
        (await mother.Toast(await mother.Press("🔊 想听人读"))).ShouldContain("老师");
        await paired.Sees("小明妈妈想请您把小明的信读一读");
        await paired.Press("📖 打开信");
        await paired.Sees(m => m is { Text: "妈妈我想你", Protected: true }, "the letter, to be passed on to nobody");
        (await stage.PhoneOf(_teacher).Count("想请您把小明的信读一读")).ShouldBe(0);
    }

    [Fact]
    public async Task A_press_on_the_cover_is_no_second_delivery()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Written(stage, teacher, "小明", "妈妈我想你", "寄出了：小明写给妈妈的信。");
        await stage.Until("2026-11-23 08:10");
        await mother.Press("👀 我看到了");
        await mother.Sees("✓ 您看到了，谢谢。");
        await stage.Quiet();
        (await Line(stage)).Steps.Count(s => s.State == LetterState.Delivered).ShouldBe(1);
        var report = await stage.Product.Do(work => stage.Product.Get<LetterFigures>().Show(work, _ming.SchoolId), _coordinator);
        report.MedianDelivery!.Value.ShouldBeGreaterThanOrEqualTo(LetterWriting.Grace, "from 寄出 on, the half minute in which it can be taken back too");
        report.MedianDelivery.Value.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_waits_for_the_post_and_an_answer_that_waits_for_the_child_two_days_stand_on_the_coordinators_list()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (letters, teacher, mother) = (house.Get<LetterWriting>(), Who.Member(_teacher.Id), Who.Member(_mother.Id));
        var letter = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, "妈妈我想你", null, 1), teacher);
        await house.Change<Member>(_mother.Id, m => m.PaperOnly = true);
        await house.Do(work => letters.Send(work, letter), teacher);
        (await Listed(TodoKind.LettersToPost)).ShouldBe(1);
        await house.Do(work => house.Get<LetterReading>().Posted(work, letter, _mother.Id), _coordinator);
        (await Listed(TodoKind.LettersToPost)).ShouldBe(0);

        await house.Change<Member>(_mother.Id, m => m.PaperOnly = false);
        var answer = (await house.Do(work => letters.BeginAnswer(work, _ming.Id, letter), mother)).Id;
        await house.Do(work => letters.Take(work, answer, "妈妈也想你", null, 1), mother);
        await house.Do(work => letters.Send(work, answer), mother);
        (await Listed(TodoKind.LettersToBring)).ShouldBe(0, "it is the teacher's for two days");
        house.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        (await Listed(TodoKind.LettersToBring)).ShouldBe(1);
        await house.Do(work => house.Get<LetterReading>().Hear(work, answer, HeardHow.ReadOut), teacher);
        (await Listed(TodoKind.LettersToBring)).ShouldBe(0);

        async Task<int> Listed(TodoKind kind) => (await house.Do(work => house.Get<Todos>().Show(work, _ming.SchoolId), _coordinator)).Count(t => t.Kind == kind);
    }

    private static SandboxFile Photo(int page) => new("photo", $"{page}.jpg", Samples.Jpeg(Samples.Segment(0xDB, [(byte)page])));

    private static async Task Begin(Phone teacher, string child)
    {
        await teacher.Say("/letter");
        await teacher.Sees("给哪个孩子写信");
        await teacher.Press(child);
        await teacher.Sees(child + "写的、画的拍下来发给我");
    }

    private static async Task Written(Stage stage, Phone teacher, string child, string words, string sent)
    {
        await Begin(teacher, child);
        await teacher.Say(words);
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees(sent);
    }

    private static Task<int> PartsOf(Stage stage, Child child) => stage.Product.Look(db => db.LetterParts.CountAsync(p => p.ChildId == child.Id));

    private async Task<LetterLine> Line(Stage stage) =>
        (await stage.Product.Do(work => stage.Product.Get<LetterBook>().List(work, _ming.SchoolId, _ming.Id), _coordinator))[0];

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        _paired = await house.Teacher("王强");
        await house.Class("三（2）班", _teacher);
        _ming = await house.Child("王小明");
        _hong = await house.Child("张小红");
        _mother = await house.Parent(_ming, "秀英");
        var other = await house.Parent(_hong, "桂花");
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        foreach (var (child, mother) in new[] { (_ming, _mother), (_hong, other) })
            await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(child.Id, mother.Id, true)], new DateOnly(2026, 11, 20)), _coordinator);
        _father = await house.Parent(_ming, "王刚", relation: Relation.Father);
        await house.Change<ChildLink>(await house.Look(db => db.Links.Where(l => l.MemberId == _father.Id).Select(l => l.Id).SingleAsync()), l => l.MaySee = false);
    }
}
