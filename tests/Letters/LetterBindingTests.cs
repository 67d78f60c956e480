using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>A year's letters bound for a family, themes, slips and how long letters take.</summary>
public sealed class LetterBindingTests
{
    private Member _mother = null!, _father = null!, _teacher = null!;
    private Child _ming = null!;
    private Who _coordinator;

    [Fact]
    public async Task The_book_holds_what_went_between_the_asker_and_the_child_and_is_closed_once_it_is_handed_over()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (letters, bindings, book, mother) = (house.Get<LetterWriting>(), house.Get<LetterBindings>(), house.Get<LetterBook>(), Who.Member(_mother.Id));
        (await house.Store.Write(mother, work => bindings.Ask(work, _ming.Id, _mother.Id, true))).Refused!.Code.ShouldBe(RefusalCode.Missing, "nothing to bind yet");
        var open = await Written(house, "给爸爸妈妈", sealedFor: null);
        var closed = await Written(house, "只给妈妈", sealedFor: _mother);
        await Written(house, "只给爸爸", sealedFor: _father);
        var answer = (await house.Do(work => letters.BeginAnswer(work, _ming.Id, open), mother)).Id;
        await house.Do(work => letters.Take(work, answer, "妈妈也想你", null, 9), mother);
        await house.Do(work => letters.Send(work, answer), mother);
        await house.Do(work => house.Get<LetterReading>().Hear(work, answer, HeardHow.ReadOut), Who.Member(_teacher.Id));
        async Task<RefusalCode?> Open(long id) => (await house.Store.Write(_coordinator, work => book.Open(work, id))).Refused?.Code;
        (await Open(closed)).ShouldBe(RefusalCode.NotAllowed);

        // Somebody at the desk can take the wish down, but not open what is sealed.
        var onPaper = await house.Do(work => bindings.Ask(work, _ming.Id, _mother.Id, true), _coordinator);
        (await Words(house, onPaper.Id)).ShouldBe(["给爸爸妈妈", null, "妈妈也想你"]);
        (await Open(closed)).ShouldBe(RefusalCode.NotAllowed, "the addressee has not said so");
        await house.Do(work => bindings.Done(work, onPaper.Id), _coordinator);
        (await house.Store.Write(_coordinator, work => bindings.Volume(work, onPaper.Id))).Refused!.Code.ShouldBe(RefusalCode.NotFound, "handed over");
        (await Open(open)).ShouldBe(RefusalCode.NotAllowed, "and closed again");

        var own = await house.Do(work => bindings.Ask(work, _ming.Id, _mother.Id, true), mother);
        (await house.Do(work => bindings.Ask(work, _ming.Id, _mother.Id, true), mother)).Id.ShouldBe(own.Id, "asked twice is asked once");
        (await house.Store.Write(mother, work => bindings.Ask(work, _ming.Id, _father.Id, true))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, "his are his");
        (await Words(house, own.Id)).ShouldBe(["给爸爸妈妈", "只给妈妈", "妈妈也想你"], "what he alone got is not in it");
        (await house.Store.Write(Who.Member(_teacher.Id), work => bindings.Volume(work, own.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Do(work => bindings.Open(work, _ming.SchoolId), _coordinator)).Select(b => (b.Letters, b.Kept)).ShouldBe([(3, 0)]);
        (await Open(answer)).ShouldBeNull("to be bound");

        // The last word counts: the sealed one stays closed again.
        var without = await house.Do(work => bindings.Ask(work, _ming.Id, _mother.Id, false), mother);
        (await Words(house, without.Id)).ShouldBe(["给爸爸妈妈", null, "妈妈也想你"]);
        (await Open(closed)).ShouldBe(RefusalCode.NotAllowed);
        await house.Do(work => bindings.Drop(work, _ming.Id, _mother.Id), mother);
        (await house.Do(work => bindings.Open(work, _ming.SchoolId), _coordinator)).ShouldBeEmpty();
        (await Open(open)).ShouldBe(RefusalCode.NotAllowed, "not wanted any more");

        // A wish neither outlives two months, nor the bond, nor the consent; and it takes nobody's task away.
        var again = await house.Do(work => bindings.Ask(work, _ming.Id, _mother.Id, false), mother);
        var waits = (await house.Do(work => letters.BeginAnswer(work, _ming.Id, null), mother)).Id;
        await house.Do(work => letters.Take(work, waits, "早点睡", null, 10), mother);
        await house.Do(work => letters.Send(work, waits), mother);
        (await house.Store.Write(Who.Member(_teacher.Id), work => book.Open(work, waits))).Ok.ShouldBeTrue("who brings it to the child");
        var link = await house.Look(db => db.Links.SingleAsync(l => l.MemberId == _mother.Id));
        await house.Change<ChildLink>(link.Id, l => l.NoContact = true);
        (await house.Store.Write(_coordinator, work => bindings.Volume(work, again.Id))).Refused!.Code.ShouldBe(RefusalCode.NotFound);
        (await house.Store.Write(Who.Member(_teacher.Id), work => book.Open(work, waits))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, "who must not be in touch is not read to the child");
        (await house.Do(work => book.Slips(work, _ming.SchoolId), _coordinator)).ShouldBeEmpty();
        await house.Change<ChildLink>(link.Id, l => l.NoContact = false);
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, false)], new DateOnly(2026, 11, 22)), _coordinator);
        (await Open(open)).ShouldBe(RefusalCode.NotAllowed, "the family takes its consent back");
        (await house.Store.Write(_coordinator, work => bindings.Volume(work, again.Id))).Refused!.Code.ShouldBe(RefusalCode.NoConsent);
        house.Clock.Set("2027-01-25 08:00");
        (await house.Do(work => bindings.Open(work, _ming.SchoolId), _coordinator)).ShouldBeEmpty("forgotten for two months");
    }

    [Fact]
    public async Task Every_school_year_that_has_letters_can_be_bound_and_each_has_a_wish_of_its_own()
    {
        await using var house = await TestHouse.Open();
        await TwoYears(house);
        var (bindings, mother) = (house.Get<LetterBindings>(), Who.Member(_mother.Id));
        (await house.Do(work => bindings.Years(work, _ming.Id, _mother.Id), mother)).ShouldBe([new(2026, false), new(2025, true)]);
        (await house.Store.Write(mother, work => bindings.Years(work, _ming.Id, _father.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, "his are his");
        (await house.Do(work => bindings.Askers(work, _ming.Id), _coordinator)).ConvertAll(a => (a.Name, string.Join(' ', a.Years.Select(y => y.Year)))).ShouldBe([("王强", "2026 2025"), ("秀英", "2026 2025")], ignoreOrder: true);

        var last = await house.Do(work => bindings.Ask(work, _ming.Id, _mother.Id, false, 2025), _coordinator);
        var now = await house.Do(work => bindings.Ask(work, _ming.Id, _mother.Id, false), mother);
        (last.Year, now.Year).ShouldBe((2025, 2026));
        (await Words(house, last.Id)).ShouldBe(["去年的信", null]);
        (await Words(house, now.Id)).ShouldBe(["今年的信"]);
        (await house.Do(work => bindings.Ask(work, _ming.Id, _mother.Id, false, 2025), mother)).Id.ShouldBe(last.Id, "asked twice is asked once");
        (await house.Store.Write(mother, work => bindings.Ask(work, _ming.Id, _mother.Id, false, 2024))).Refused!.Code.ShouldBe(RefusalCode.Missing);
        await house.Do(work => bindings.Drop(work, _ming.Id, _mother.Id), mother);
        (await house.Do(work => bindings.Open(work, _ming.SchoolId), _coordinator)).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_the_chat_the_year_is_asked_where_there_are_several()
    {
        await using var stage = await Stage.Open(TwoYears);
        var mother = stage.PhoneOf(_mother);
        Task<List<(int, bool)>> Wishes() => stage.Product.Look(async db => (await db.LetterBindings.Where(b => b.DoneAt == null && b.DroppedAt == null).OrderBy(b => b.Id).ToListAsync()).ConvertAll(b => (b.Year, b.WithSealed)));
        await mother.Say("/letter");
        await mother.Press("📚 一年的信装订成册");
        await mother.Sees("要装订哪一学年的");
        await mother.Press("2025—2026 学年");
        await mother.Sees("里面有封了口的信");
        await mother.Press("一起装");
        await mother.Sees("学校会把您和小明的信装订好");
        (await Wishes()).ShouldBe([(2025, true)]);

        // This year's, too: none of them is sealed, so nothing more is asked.
        await stage.Quiet();
        await mother.Press("2026—2027 学年");
        await stage.Quiet();
        (await Wishes()).ShouldBe([(2025, true), (2026, false)]);
        await mother.Say("/letter");
        await mother.Press("📚 不装订了");
        await stage.Quiet();
        (await Wishes()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_quiet_child_gets_a_theme_the_schools_own_first_and_a_birthday_before_anything_else()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (themes, book) = (house.Get<LetterThemes>(), house.Get<LetterBook>());
        async Task<string> Theme() => (await house.Do(work => book.QuietThisMonth(work, _ming.SchoolId), _coordinator)).Single().Theme;
        (await Theme()).ShouldBeOneOf("这个月最高兴的一件事", "我学会了什么", "我的好朋友", "家门口的样子", "想和家里人一起做的事", "画一画：我的一天");
        var own = await house.Do(work => themes.Add(work, _ming.SchoolId, ThemeOccasion.Any, " 挖红薯 "), Who.Member(_teacher.Id));
        (await Theme()).ShouldBe("挖红薯");
        await house.Change<Child>(_ming.Id, c => c.BirthDate = new DateOnly(2017, 11, 25));
        (await Theme()).ShouldBeOneOf("我又长大一岁了", "生日这天我许了什么愿");
        await house.Change<Child>(_ming.Id, c => c.BirthDate = null);
        await house.Do(work => themes.TakeOut(work, own), _coordinator);
        (await Theme()).ShouldNotBe("挖红薯");
        (await house.Store.Write(Who.Member(_mother.Id), work => themes.Add(work, _ming.SchoolId, ThemeOccasion.Any, "x"))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Store.Write(_coordinator, work => themes.Add(work, _ming.SchoolId, ThemeOccasion.Any, new string('好', 121)))).Refused!.Code.ShouldBe(RefusalCode.TooLong);
    }

    [Fact]
    public async Task The_report_gives_the_median_and_the_slow_days_from_letter_to_answer_and_slips_name_who_has_one_waiting()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (letters, mother) = (house.Get<LetterWriting>(), Who.Member(_mother.Id));
        List<long> sent = [];
        for (var i = 0; i < 4; i++) sent.Add(await Written(house, "妈妈我想你", sealedFor: null));
        foreach (var (letter, day) in sent.Zip([0, 1, 6]))
        {
            house.Clock.Set($"2026-11-{23 + day} 08:00");
            var answer = (await house.Do(work => letters.BeginAnswer(work, _ming.Id, letter), mother)).Id;
            await house.Do(work => letters.Take(work, answer, "妈妈也想你", null, 1), mother);
            await house.Do(work => letters.Send(work, answer), mother);
        }

        var report = await house.Do(work => house.Get<LetterFigures>().Show(work, _ming.SchoolId), _coordinator);
        (report.Home, report.Answered, report.MedianDays, report.SlowDays).ShouldBe((4, 3, 1d, 6d));
        report.Days.ShouldBe([new(0, 1), new(1, 1), new(6, 1)]);
        (await house.Do(work => house.Get<LetterBook>().Slips(work, _ming.SchoolId), _coordinator)).Select(s => (s.Child, s.Letters)).ShouldBe([("王小明", 3)]);
        (await house.Do(work => house.Get<LetterBook>().Slips(work, _ming.SchoolId, _ming.ClassId + 1), _coordinator)).ShouldBeEmpty();
    }

    private async Task<List<string?>> Words(TestHouse house, long binding) =>
        [.. (await house.Do(work => house.Get<LetterBindings>().Volume(work, binding), _coordinator)).Letters.Select(l => l.Parts is { } parts ? string.Concat(parts.Select(p => p.Words)) : null)];

    private async Task<long> Written(TestHouse house, string words, Member? sealedFor)
    {
        var (letters, teacher) = (house.Get<LetterWriting>(), Who.Member(_teacher.Id));
        var letter = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, words, null, 1), teacher);
        if (sealedFor is not null)
        {
            await house.Do(work => letters.Seal(work, letter, true), teacher);
            await house.Do(work => letters.Address(work, letter, sealedFor.Id == _mother.Id ? _father.Id : _mother.Id), teacher);
        }

        await house.Do(work => letters.Send(work, letter), teacher);
        return letter;
    }

    // Letters before the summer, one of them sealed, and one after it.
    private async Task TwoYears(TestHouse house)
    {
        await Plant(house);
        house.Clock.Set("2026-06-10 09:00");
        await Written(house, "去年的信", sealedFor: null);
        await Written(house, "只给妈妈", sealedFor: _mother);
        house.Clock.Set(TestHouse.Start);
        await Written(house, "今年的信", sealedFor: null);
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        _ming = await house.Child("王小明");
        _mother = await house.Parent(_ming, "秀英");
        _father = await house.Parent(_ming, "王强", relation: Relation.Father);
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, true)], new DateOnly(2026, 11, 20)), _coordinator);
    }
}
