using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Letters;

/// <summary>What somebody wrote comes as it was written, whoever reads it.</summary>
public sealed class LetterWordsTests
{
    private const string Written = "妈妈，我们班周六晚上7:30在操场上看电影，我带了小板凳和奶奶炒的瓜子\n\n你19:30打电话我就接不到了";
    private Member _mother = null!, _teacher = null!;
    private Child _ming = null!;

    [Fact]
    public async Task A_letter_and_the_childs_word_come_to_who_hardly_reads_as_they_were_written()
    {
        await using var stage = await Stage.Open(Plant);
        var (mother, product) = (stage.PhoneOf(_mother), stage.Product);
        var (letters, reading, teacher, hers) = (product.Get<LetterWriting>(), product.Get<LetterReading>(), Who.Member(_teacher.Id), Who.Member(_mother.Id));
        var letter = (await product.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await product.Do(work => letters.Take(work, letter, Written, null, 1), teacher);
        await product.Do(work => letters.Send(work, letter), teacher);
        await stage.Until("2026-11-23 08:10");
        await mother.Sees(m => m.Text == Written, Written);
        var answer = (await product.Do(work => letters.BeginAnswer(work, _ming.Id, letter), hers)).Id;
        await product.Do(work => letters.Take(work, answer, "妈妈也想你", null, 1), hers);
        await product.Do(work => letters.Send(work, answer), hers);
        await product.Do(work => reading.Hear(work, answer, HeardHow.ReadOut), teacher);
        await product.Do(work => reading.Say(work, answer, "那我晚上8:30吃完饭洗好脚再等你的电话", LetterMood.Glad), teacher);
        await stage.Until("2026-11-23 08:40");
        await mother.Sees("您的信，小明今天听到了。\n孩子说：「那我晚上8:30吃完饭洗好脚再等你的电话」\n听的时候，小明笑了。");
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        _ming = await house.Child("王小明");
        _mother = await house.Parent(_ming, "秀英");
        await house.Change<Member>(_mother.Id, m => m.TwoButtons = true);
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, true)], new DateOnly(2026, 11, 20)), coordinator);
    }
}
