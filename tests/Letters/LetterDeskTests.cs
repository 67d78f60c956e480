using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>A letter sent from a desk, and the themes in the language of who reads them.</summary>
public sealed class LetterDeskTests
{
    private Child _ming = null!;
    private Member _mother = null!;
    private Who _coordinator, _other;

    [Fact]
    public async Task What_was_typed_and_not_added_goes_along_or_nothing_does_and_sent_twice_by_one_person_is_sent_once()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (desk, letter) = (house.Get<LetterDesk>(), (await house.Do(work => house.Get<LetterWriting>().Begin(work, _ming.Id), _coordinator)).Id);
        async Task<RefusalCode?> Send(Who who, string words) => (await house.Store.Write(who, work => desk.Send(work, letter, words))).Refused?.Code;
        async Task<List<string?>> Words() => [.. (await house.Store.Read<List<LetterContent>>(_coordinator, async work => await LetterBook.Parts(work.Db, work.Sealer, letter, work.Stop))).Value!.Select(p => p.Words)];

        (await Send(_coordinator, " ")).ShouldBe(RefusalCode.Missing, "nothing in it");
        await house.Do(work => desk.Write(work, letter, "妈妈我会系鞋带了"), _coordinator);
        (await Send(_coordinator, new string('好', LetterWriting.Longest + 1))).ShouldBe(RefusalCode.TooLong);
        (await house.Look(db => db.Letters.SingleAsync(l => l.Id == letter))).SentAt.ShouldBeNull("nothing went");
        (await Words()).ShouldBe(["妈妈我会系鞋带了"]);
        // Nobody to send it to: the words are not kept either, as nothing was done.
        await house.Do(work => house.Get<LetterWriting>().Address(work, letter, _mother.Id), _coordinator);
        (await Send(_coordinator, "还有一句")).ShouldBe(RefusalCode.Missing);
        (await Words()).ShouldBe(["妈妈我会系鞋带了"]);
        await house.Do(work => house.Get<LetterWriting>().Address(work, letter, _mother.Id), _coordinator);
        (await Send(_coordinator, " 还有一句 ")).ShouldBeNull();
        (await Words()).ShouldBe(["妈妈我会系鞋带了", "还有一句"]);
        var sent = (await house.Look(db => db.Letters.SingleAsync(l => l.Id == letter))).SentAt;

        (await Send(_coordinator, "还有一句")).ShouldBeNull("the same press once more");
        (await Send(_coordinator, "")).ShouldBeNull();
        (await Send(_coordinator, "又想起一句")).ShouldBe(RefusalCode.AlreadySettled, "these words are not in it");
        (await Send(_other, "")).ShouldBe(RefusalCode.AlreadySettled, "it was somebody else");
        (await Words()).Count.ShouldBe(2);
        (await house.Look(db => db.Letters.SingleAsync(l => l.Id == letter))).SentAt.ShouldBe(sent);
    }

    [Fact]
    public async Task Themes_that_come_along_are_in_the_readers_language_and_a_schools_own_stay_as_it_wrote_them()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var themes = house.Get<LetterThemes>();
        async Task<List<string>> Of(string? language, ThemeOccasion occasion) => [.. (await house.Do(work => themes.Show(work, _ming.SchoolId, language), _coordinator)).Where(t => t.Occasion == occasion).Select(t => t.Words)];
        (await Of(Languages.English, ThemeOccasion.Winter)).ShouldBe(["The first snow", "It is cold: wrap up warm"]);
        (await Of(Languages.Traditional, ThemeOccasion.Winter)).ShouldBe(["第一場雪", "天冷了，你們多穿點"]);
        (await Of(null, ThemeOccasion.Winter)).ShouldBe(["第一场雪", "天冷了，你们多穿点"], "the school's own language");
        await house.Do(work => themes.Add(work, _ming.SchoolId, ThemeOccasion.Any, "挖红薯"), _coordinator);
        (await Of(Languages.English, ThemeOccasion.Any)).ShouldBe(["挖红薯"]);
        (await house.Do(work => house.Get<LetterBook>().QuietThisMonth(work, _ming.SchoolId, null, Languages.English), _coordinator)).Single().Theme.ShouldBe("挖红薯");
    }

    private async Task Plant(TestHouse house)
    {
        await house.Class("三（2）班", await house.Teacher("李芳"));
        _ming = await house.Child("王小明");
        _mother = await house.Parent(_ming, "秀英");
        (_coordinator, _other) = (Who.Staff((await house.Staff(Role.Coordinator)).Id), Who.Staff((await house.Staff(Role.Coordinator)).Id));
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, true)], new DateOnly(2026, 11, 20)), _coordinator);
    }
}
