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
    protected Member Mother { get; private set; } = null!;

    protected Member Teacher { get; private set; } = null!;

    protected Member Listener { get; private set; } = null!;

    protected Child Ming { get; private set; } = null!;

    protected Who Coordinator { get; private set; }

    protected Who Counsellor { get; private set; }

    protected Who Head { get; private set; }

    protected async Task<long> Written(TestHouse house, LetterWriting letters, Who teacher)
    {
        var letter = (await house.Do(work => letters.Begin(work, Ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, "妈妈我想你", null, 1), teacher);
        await house.Do(work => letters.Send(work, letter), teacher);
        return letter;
    }

    protected async Task<LetterState> State(TestHouse house, long letter) =>
        (await house.Do(work => house.Get<LetterBook>().List(work, Ming.SchoolId), Coordinator)).Single(l => l.Letter.Id == letter).State;

    protected async Task Plant(TestHouse house)
    {
        await School(house);
        await Publish(house, asksAgain: true);
        await Agree(house, 20);
        await house.Do(work => house.Get<LetterLooks>().Make(work, Ming.SchoolId, new LetterLookRule(3, Role.Counsellor)), Coordinator);
    }

    protected async Task School(TestHouse house, string name = "三（2）班")
    {
        Teacher = await house.Teacher("李芳");
        await house.Class(name, Teacher);
        Ming = await house.Child("王小明");
        Mother = await house.Parent(Ming, "秀英");
        Listener = await house.Teacher("陈老师");
        (Coordinator, Head) = (Who.Staff((await house.Staff(Role.Coordinator)).Id), Who.Staff((await house.Staff(Role.Head)).Id));
        Counsellor = Who.Staff((await house.Staff(Role.Counsellor, Listener)).Id);
    }

    protected Task Publish(TestHouse house, bool asksAgain) => house.Do(work => ConsentTexts.Publish(work, Ming.SchoolId, ConsentPurpose.Letters, Languages.All.ToDictionary(l => l, _ => "低年级的信，心理辅导老师看过再寄。"), asksAgain), Head);

    protected Task Agree(TestHouse house, int day) => house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(Ming.Id, Mother.Id, true)], new DateOnly(2026, 11, day)), Coordinator);
}
