using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Pairing;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.ContactCards;

/// <summary>A school with one family complete in everything that stands on a card: 王小明, mother in Shenzhen, grandmother at home, a call on Fridays, class teacher 方芳, paired with 李平.</summary>
public sealed class CardHouse : IAsyncDisposable
{
    private CardHouse(TestHouse house) => House = house;

    public TestHouse House { get; }
    public Child Child { get; private set; } = null!;
    public Member Mother { get; private set; } = null!;
    public Member Grandmother { get; private set; } = null!;
    public Member ClassTeacher { get; private set; } = null!;
    public Member Paired { get; private set; } = null!;
    public PhoneLine Line { get; private set; } = null!;
    public long Slot { get; private set; }
    public Who Coordinator { get; private set; }

    public static async Task<CardHouse> Open()
    {
        var at = new CardHouse(await TestHouse.Open());
        var house = at.House;
        var school = await house.School();
        await house.Change<School>(school.Id, s => (s.DutyPhone, s.VillageOffice, s.PoliceStation, s.Clinic) = ("0700-5550100", "村委会 0700-5550111", "派出所 110", "卫生院 120"));
        (at.ClassTeacher, at.Paired) = (await house.Teacher("方芳"), await house.Teacher("李平"));
        await house.Class("三（2）班", at.ClassTeacher);
        at.Child = await house.Child("王小明");
        (at.Mother, at.Grandmother) = (await house.Parent(at.Child, "刘梅"), await house.Guardian(at.Child, "孙桂花"));
        await house.Change<Member>(at.Mother.Id, m => m.City = "深圳");
        await house.Pair(at.Child, at.Paired);
        at.Line = await house.Line("一楼电话", at.ClassTeacher);
        at.Slot = await house.Slot(at.Child, at.Mother, at.Line, DayOfWeek.Friday, "16:40");
        at.Coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        return at;
    }

    /// <summary>Prints one card for the child.</summary>
    public async Task<IssuedCard> Print(CardKind kind, CardHolder holder) =>
        (await House.Do(work => House.Get<CardIssuing>().Issue(work, House.SchoolId, [Child.Id], kind, holder), Coordinator)).Cards.Single();

    /// <summary>The child's cards that are about.</summary>
    public async Task<List<CardLine>> About() => (await Rows()).Single(r => r.ChildId == Child.Id).Cards;

    public async Task<List<CardRow>> Rows() => TestHouse.Good(await House.Store.Read(Coordinator, work => House.Get<Cards>().List(work, House.SchoolId)));

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
