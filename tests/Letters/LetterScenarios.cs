using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>Letters home and back, through the real product over HTTP.</summary>
public sealed class LetterScenarios
{
    private static readonly byte[] s_voice = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 40), .. new byte[14], .. "OpusHead"u8, .. new byte[40]];
    private Member _mother = null!, _father = null!, _teacher = null!, _other = null!;
    private Child _ming = null!;
    private Who _coordinator;

    [Fact]
    public async Task A_photographed_letter_reaches_the_mother_in_order_she_answers_by_voice_and_hears_what_the_child_said()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await teacher.Say("/letter");
        await teacher.Sees("把小明写的、画的拍下来发给我");
        await stage.Sandbox.People.Send(teacher.Id, [Photo(0), Photo(1)]);
        await teacher.Sees("已经收好：2 页");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("voice", "1.ogg", s_voice)]);
        await teacher.Sees("已经收好：2 页、1 段语音");
        await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("document", "3.jpg", Page(2), "image/jpeg")], "妈妈我会系鞋带了");
        await teacher.Sees("已经收好：3 页、1 段语音、1 段文字");
        await stage.Quiet();
        await teacher.Press("✓ 爸爸");
        await teacher.Sees("✉ 小明写给妈妈的信");
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了：小明写给妈妈的信。");
        await stage.Until("2026-11-23 08:05");

        await mother.Sees("小明给您写信了，一共 3 页、1 段语音、1 段文字。");
        await Scenario.Until.True(async () => (await mother.Screen()).Count(m => m.Media is not null) == 4, () => "the letter is not whole");
        var pages = (await mother.Screen()).Where(m => m.Media is not null).ToList();
        pages.Select(m => m.Media!.Kind).ShouldBe(["photo", "photo", "voice", "document"]);
        pages.ShouldAllBe(m => !m.Protected, "it is hers to keep");
        using var http = new HttpClient();
        foreach (var (page, bytes) in pages.Zip([Page(0), Page(1), s_voice, Page(2)])) (await http.GetByteArrayAsync(new Uri(new Uri(stage.Sandbox.Server.Url), page.Media!.Url))).ShouldBe(bytes);
        (await mother.Count("妈妈我会系鞋带了")).ShouldBe(1);
        (await stage.PhoneOf(_father).Count("小明给您写信了")).ShouldBe(0, "it was not for him");
        (await State(stage)).ShouldBe(LetterState.Delivered, "nothing but a press makes it seen");

        await mother.Press("👀 我看到了");
        await mother.Sees("✓ 您看到了，谢谢。");
        (await State(stage)).ShouldBe(LetterState.Seen);
        await mother.Press("✍ 回信");
        await mother.Sees("✉ 写给小明的信");
        await stage.Sandbox.People.Send(mother.Id, [new SandboxFile("voice", "2.ogg", s_voice)]);
        await mother.Sees("已经收好：1 段语音");
        await stage.Quiet();
        await mother.Press("📮 寄出");
        await mother.Sees("寄出了，老师会读给小明听");
        await stage.Until("2026-11-23 08:15");
        await teacher.Sees("小明妈妈给小明写信了：1 段语音。");
        await teacher.Sees(m => m.Media?.Kind == "voice" && m.Protected, "the mother's voice, not to be passed on");
        await teacher.Press("🔊 听过了");
        await teacher.Sees("小明听了说什么？");
        await teacher.Say("妈妈也要早点睡");
        await teacher.Sees("好的，这就告诉家长。");
        await stage.Until("2026-11-23 08:30");
        await stage.Until("2026-11-23 12:00");
        (await teacher.Count("看到信了")).ShouldBe(0, "her answer said it better");
        await mother.Sees("您的信，小明今天听到了。\n孩子说：「妈妈也要早点睡」");
        (await State(stage)).ShouldBe(LetterState.Answered);
        await stage.Until("2026-11-29 19:00");
        await mother.Sees("小明写来 1 封信。\n您写的信，小明听到了。");
    }

    [Fact]
    public async Task Parts_that_come_shuffled_twice_and_after_a_power_cut_are_one_letter_in_the_order_in_which_they_were_sent()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await teacher.Say("/letter");
        await teacher.Sees("拍下来发给我");
        await stage.Sandbox.People.Send(teacher.Id, [.. Enumerable.Range(0, 4).Select(Photo)]);
        await teacher.Sees("已经收好：4 页");
        await stage.StopProduct();
        await stage.Sandbox.People.Send(teacher.Id, [.. Enumerable.Range(4, 4).Select(Photo)]);
        await stage.StartProduct();
        await teacher.Sees("已经收好：8 页");
        // As when the chat service delivers an update once more: the same message is the same page.
        var letter = await stage.Product.Look(db => db.Letters.SingleAsync());
        var known = await stage.Product.Look(db => db.LetterParts.OrderBy(p => p.Place).Select(p => p.Source).ToListAsync());
        await stage.Product.Do(work => stage.Product.Get<LetterWriting>().Take(work, letter.Id, null, new LetterEnclosure(LetterPartKind.Picture, "again", 0, known[3]), known[3]), Who.Member(_teacher.Id));
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await stage.Until("2026-11-23 08:05");
        await Scenario.Until.True(async () => (await mother.Screen()).Count(m => m.Media is not null) == 8, () => "the letter is not whole");
        using var http = new HttpClient();
        var pages = (await mother.Screen()).Where(m => m.Media is not null).ToList();
        for (var i = 0; i < 8; i++) (await http.GetByteArrayAsync(new Uri(new Uri(stage.Sandbox.Server.Url), pages[i].Media!.Url))).ShouldBe(Page(i), $"page {i}");
        (await mother.Count("小明给您写信了")).ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_comes_late_joins_its_letter_and_one_that_is_lost_brings_it_back_to_be_mended()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (letters, files, teacher) = (house.Get<LetterWriting>(), house.Get<LetterFiles>(), Who.Member(_teacher.Id));
        var letter = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, null, new(LetterPartKind.Picture, "p1", 0, 1, "album"), 1), teacher);
        await Fetched(1);
        await house.Do(work => letters.Send(work, letter), teacher);
        await house.Do(work => letters.Join(work, new(LetterPartKind.Picture, "p2", 0, 2, "album")), teacher);
        (await Owed(LetterNews.Arrived)).ShouldBe(0, "it waits for the late page");
        var lost = await Part(2);
        await house.Do(work => files.NotFetched(work, lost, null));
        (await Owed(LetterNews.Back)).ShouldBe(1);
        (await house.Look(db => db.Letters.SingleAsync())).Returned.ShouldBe(ReturnReason.PageLost);
        await house.Do(work => letters.Take(work, letter, null, new(LetterPartKind.Picture, "p2", 0, 3), 3), teacher);
        await house.Do(work => letters.Send(work, letter), teacher);
        (await Owed(LetterNews.Arrived)).ShouldBe(0);
        await Fetched(3);
        (await Owed(LetterNews.Arrived)).ShouldBe(2, "to mother and father, once each");
        (await Owed(LetterNews.Pages)).ShouldBe(2, "both pages are one album");
        house.Advance(TimeSpan.FromMinutes(5));
        (await house.Store.Write(teacher, work => letters.Join(work, new(LetterPartKind.Picture, "p4", 0, 4, "album")))).Refused!.Code.ShouldBe(RefusalCode.TooLate, "five minutes later it has gone");

        Task<long> Part(long source) => house.Look(db => db.LetterParts.Where(p => p.Source == source).Select(p => p.Id).SingleAsync());
        async Task Fetched(long source)
        {
            var part = await Part(source);
            await house.Do(work => files.Fetched(work, part, new MediaRef(part, $"{source}", MediaKind.Jpeg, 5)));
        }

        Task<int> Owed(string kind) => house.Look(db => db.Outbox.CountAsync(m => m.Kind == kind && m.State == OutboxState.Pending));
    }

    [Fact]
    public async Task A_letter_that_is_not_seen_is_mentioned_once_after_three_days_and_the_teacher_knows_after_seven()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_mother));
        await Written(stage, teacher, "妈妈我想你");
        await stage.Until("2026-11-25 12:00");
        (await mother.Count("还在这儿等您呢")).ShouldBe(0);
        await stage.Until("2026-11-26 12:00");
        await mother.Sees("小明11月23日写的信，还在这儿等您呢。");
        (await teacher.Count("一个星期了还没看")).ShouldBe(0);
        await stage.Until("2026-11-30 12:00");
        await teacher.Sees("小明写给妈妈的信，一个星期了还没看。");
        await stage.Until("2026-12-05 12:00");
        (await mother.Count("还在这儿等您呢")).ShouldBe(1);
        (await teacher.Count("一个星期了还没看")).ShouldBe(2, "once for each of the two it was for");
        await mother.Press("👀 我看到了");
        await stage.Until("2026-12-05 14:30");
        await teacher.Sees("小明妈妈看到信了。\n告诉小明一声吧。");
    }

    [Fact]
    public async Task Nobody_elses_button_file_or_page_opens_a_letter_and_a_sealed_one_is_its_addressees_alone()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await teacher.Say("/letter");
        await teacher.Sees("拍下来发给我");
        await teacher.Say("只给妈妈看的话");
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await teacher.Press("🔒 封口");
        await teacher.Sees("🔒 封了口");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await stage.Until("2026-11-23 08:05");
        await stage.PhoneOf(_mother).Sees("只给妈妈看的话");
        var letter = await stage.Product.Look(db => db.Letters.SingleAsync());
        var book = stage.Product.Get<LetterBook>();
        foreach (var who in new[] { _coordinator, Who.Member(_teacher.Id) })
            (await Refused(stage, work => book.Open(work, letter.Id), who)).ShouldBe(RefusalCode.NotAllowed, "sealed");
        var reading = stage.Product.Get<LetterReading>();
        foreach (var who in new[] { Who.Member(_other.Id), Who.Member(_teacher.Id) })
        {
            (await Refused(stage, work => reading.See(work, letter.Id), who)).ShouldBe(RefusalCode.NotFound);
            (await Refused(stage, work => reading.Again(work, letter.Id), who)).ShouldBe(RefusalCode.NotFound);
        }

        (await Refused(stage, work => stage.Product.Get<LetterWriting>().Withdraw(work, letter.Id), Who.Member(_other.Id))).ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task A_family_that_has_not_agreed_is_asked_and_without_a_chat_the_letter_is_posted()
    {
        await using var stage = await Stage.Open(async house =>
        {
            await Plant(house);
            await house.Change<Member>(_mother.Id, m => m.PaperOnly = true);
            await house.Change<Member>(_father.Id, m => m.Active = false);
            await house.Change<ChildLink>((await house.Look(db => db.Links.SingleAsync(l => l.MemberId == _other.Id))).Id, l => l.NoContact = false);
        });
        var teacher = stage.PhoneOf(_teacher);
        await Written(stage, teacher, "妈妈我想你");
        (await teacher.Count("学校打印出来邮寄")).ShouldBe(1);
        var letter = await stage.Product.Look(db => db.Letters.SingleAsync());
        (await State(stage)).ShouldBe(LetterState.ToPost);
        await stage.Product.Do(work => stage.Product.Get<LetterReading>().Posted(work, letter.Id, _mother.Id), _coordinator);
        (await State(stage)).ShouldBe(LetterState.Posted);
        await stage.Product.Do(work => stage.Product.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, false)], new DateOnly(2026, 11, 22)), _coordinator);
        await teacher.Say("/letter");
        await teacher.Sees("小明家里现在不同意书信来往，所以寄不了。");
    }

    [Fact]
    public async Task An_open_letter_is_read_again_by_who_took_it_in_and_by_the_office_only_to_print_it_or_to_bring_an_answer_to_the_child()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (book, letters, teacher, mother) = (house.Get<LetterBook>(), house.Get<LetterWriting>(), Who.Member(_teacher.Id), Who.Member(_mother.Id));
        async Task<RefusalCode?> Open(long id, Who who) => (await house.Store.Write(who, work => book.Open(work, id))).Refused?.Code;
        var letter = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, "妈妈我想你", null, 1), teacher);
        (await Open(letter, _coordinator)).ShouldBe(RefusalCode.NotFound, "a draft is its carrier's");
        await house.Do(work => letters.Send(work, letter), teacher);
        (await Open(letter, teacher)).ShouldBeNull();
        (await Open(letter, _coordinator)).ShouldBe(RefusalCode.NotAllowed, "the family was promised that letters are not opened");
        var answer = (await house.Do(work => letters.BeginAnswer(work, _ming.Id, letter), mother)).Id;
        await house.Do(work => letters.Take(work, answer, "妈妈也想你", null, 1), mother);
        await house.Do(work => letters.Send(work, answer), mother);
        (await Open(answer, teacher)).ShouldBeNull("somebody has to read it to the child");
        await house.Do(work => house.Get<LetterReading>().Hear(work, answer, HeardHow.ReadOut), teacher);
        (await Open(answer, teacher)).ShouldBe(RefusalCode.NotAllowed, "it was read");
        await house.Change<Member>(_mother.Id, m => m.PaperOnly = true);
        var posted = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, posted, "给妈妈", null, 1), teacher);
        await house.Do(work => letters.Send(work, posted), teacher);
        (await Open(posted, _coordinator)).ShouldBeNull("it is to be printed");
        await house.Do(work => house.Get<LetterReading>().Posted(work, posted, _mother.Id), _coordinator);
        (await Open(posted, _coordinator)).ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task The_answer_goes_to_who_took_the_letter_in_while_they_are_near_the_child()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var paired = await house.Teacher("赵老师");
        await house.Pair(_ming, paired);
        var (letters, teacher, mother) = (house.Get<LetterWriting>(), Who.Member(_teacher.Id), Who.Member(_mother.Id));
        var letter = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, "妈妈我想你", null, 1), teacher);
        await house.Do(work => letters.Send(work, letter), teacher);
        foreach (var (answers, to) in new[] { ((long?)letter, _teacher.Id), (null, paired.Id) })
        {
            var answer = (await house.Do(work => letters.BeginAnswer(work, _ming.Id, answers), mother)).Id;
            await house.Do(work => letters.Take(work, answer, "妈妈也想你", null, 1), mother);
            await house.Do(work => letters.Send(work, answer), mother);
            (await house.Look(db => db.Outbox.SingleAsync(m => m.Kind == LetterNews.Reply && m.SubjectId == answer))).MemberId.ShouldBe(to);
        }
    }

    [Fact]
    public async Task Who_neither_wrote_nor_called_this_month_is_on_the_list_until_they_do()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (book, letters, teacher) = (house.Get<LetterBook>(), house.Get<LetterWriting>(), Who.Member(_teacher.Id));
        async Task<List<string>> Quiet() => (await house.Do(work => book.QuietThisMonth(work, _ming.SchoolId), _coordinator)).ConvertAll(c => c.Name);
        (await Quiet()).ShouldBe(["王小明", "别人家"]);
        var letter = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, "妈妈我想你", null, 1), teacher);
        (await Quiet()).ShouldContain("王小明", "a draft is no letter");
        await house.Do(work => letters.Send(work, letter), teacher);
        (await Quiet()).ShouldBe(["别人家"]);
        house.Clock.Set("2026-12-02 08:00");
        (await Quiet()).ShouldContain("王小明", "a month later");
    }

    private static async Task<RefusalCode?> Refused(Stage stage, Func<Work, Task<Result>> deed, Who who) => (await stage.Product.Get<Store>().Write(who, deed)).Refused?.Code;

    private static async Task<RefusalCode?> Refused<T>(Stage stage, Func<Work, Task<Result<T>>> deed, Who who) => (await stage.Product.Get<Store>().Write(who, deed)).Refused?.Code;

    private async Task<LetterState> State(Stage stage) =>
        (await stage.Product.Do(work => stage.Product.Get<LetterBook>().List(work, _ming.SchoolId, _ming.Id), _coordinator)).Last(l => l.Letter.Way == LetterWay.Home).State;

    private static async Task Written(Stage stage, Phone teacher, string words)
    {
        await teacher.Say("/letter");
        await teacher.Sees("拍下来发给我");
        await teacher.Say(words);
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees(m => m.Text is { } text && (text.StartsWith("寄出了", StringComparison.Ordinal) || text.StartsWith("收好了", StringComparison.Ordinal)), "that it is on its way");
    }

    private static SandboxFile Photo(int page) => new("photo", $"{page}.jpg", Page(page));

    private static byte[] Page(int page) => Samples.Jpeg(Samples.Segment(0xDB, Samples.Noise(20 + page)));

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        _ming = await house.Child("王小明");
        _mother = await house.Parent(_ming, "秀英");
        _father = await house.Parent(_ming, "王强", relation: Relation.Father);
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Plant(w => UpdateTurn.Begin(w.NewId(), _mother, "Asia/Shanghai", w.Now));
        await house.Slot(_ming, _mother, await house.Line(duty: _teacher), DayOfWeek.Friday, "16:20");
        await house.Class("四（1）班");
        _other = await house.Parent(await house.Child("别人家"), "别人妈妈");
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, true)], new DateOnly(2026, 11, 20)), _coordinator);
    }
}
