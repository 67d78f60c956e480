using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Letters;

/// <summary>A school whose text says that letters of young classes are looked at.</summary>
public abstract class LookedAt
{
    protected Member _mother = null!, _teacher = null!, _listener = null!;
    protected Child _ming = null!;
    protected Who _coordinator, _counsellor, _head;

    protected async Task<long> Written(TestHouse house, LetterWriting letters, Who teacher)
    {
        var letter = (await house.Do(work => letters.Begin(work, _ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, "妈妈我想你", null, 1), teacher);
        await house.Do(work => letters.Send(work, letter), teacher);
        return letter;
    }

    protected async Task<LetterState> State(TestHouse house, long letter) =>
        (await house.Do(work => house.Get<LetterBook>().List(work, _ming.SchoolId), _coordinator)).Single(l => l.Letter.Id == letter).State;

    protected async Task Plant(TestHouse house)
    {
        await School(house);
        await Publish(house, asksAgain: true);
        await Agree(house, 20);
        await house.Do(work => house.Get<LetterLooks>().Make(work, _ming.SchoolId, new LetterLookRule(3, Role.Counsellor)), _coordinator);
    }

    protected async Task School(TestHouse house, string name = "三（2）班")
    {
        _teacher = await house.Teacher("李芳");
        await house.Class(name, _teacher);
        _ming = await house.Child("王小明");
        _mother = await house.Parent(_ming, "秀英");
        _listener = await house.Teacher("陈老师");
        (_coordinator, _head) = (Who.Staff((await house.Staff(Role.Coordinator)).Id), Who.Staff((await house.Staff(Role.Head)).Id));
        _counsellor = Who.Staff((await house.Staff(Role.Counsellor, _listener)).Id);
    }

    protected Task Publish(TestHouse house, bool asksAgain) => house.Do(work => ConsentTexts.Publish(work, _ming.SchoolId, ConsentPurpose.Letters, Languages.All.ToDictionary(l => l, _ => "低年级的信，心理辅导老师看过再寄。"), asksAgain), _head);

    protected Task Agree(TestHouse house, int day) => house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, true)], new DateOnly(2026, 11, day)), _coordinator);
}
