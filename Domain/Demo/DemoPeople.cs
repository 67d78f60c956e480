using System.Globalization;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Demo;

/// <summary>Plants the people of the demo school in one commit.</summary>
/// <param name="work">The commit.</param>
/// <param name="school">The school.</param>
internal sealed class DemoPeople(Work work, School school)
{
    private readonly List<Member> _teachers = [];
    private readonly List<SchoolClass> _classes = [];
    private readonly DateOnly _today = Zones.DateAt(work.Now, school.TimeZone);
    private long _user = DemoSchool.FirstUser + 3;
    private int _phone;
    private Member? _sharedMother, _sharedGuardian;

    /// <summary>Teachers in the order of <see cref="DemoNames.Teachers"/>.</summary>
    public IReadOnlyList<Member> Teachers => _teachers;

    /// <summary>The mother who is not yet enrolled.</summary>
    public Member Invited { get; private set; } = null!;

    /// <summary>Plants classes, teachers, children, parents and guardians.</summary>
    public void Plant()
    {
        foreach (var name in DemoNames.Teachers) _teachers.Add(Person(MemberKind.Teacher, name));
        for (var i = 0; i < _teachers.Count; i++) Enrol(_teachers[i], i == 3 ? DemoSchool.FirstUser + 2 : null);
        for (var i = 0; i < DemoNames.Classes.Length; i++)
            _classes.Add(Add(new SchoolClass { Id = work.NewId(), SchoolId = school.Id, Name = DemoNames.Classes[i].Name, TeacherId = _teachers[i].Id }));
        for (var i = 0; i < DemoNames.Children.Length; i++) Family(new DemoFamily(i));
        Add(new PairingRules { Id = work.NewId(), SchoolId = school.Id, Most = 7 });
        for (var i = 0; i < _teachers.Count; i++) Add(new HelperCard { Id = work.NewId(), SchoolId = school.Id, MemberId = _teachers[i].Id, Sex = DemoNames.WomenTeachers.Contains(DemoNames.Teachers[i]) ? Sex.Girl : Sex.Boy });
    }

    private void Family(DemoFamily family)
    {
        var child = Child(family);
        PairUp(child, family);
        if (family.Child == DemoFamily.Brother)
        {
            Link(child, _sharedMother!, Relation.Mother, calls: true);
            Link(child, _sharedGuardian!, Relation.PaternalGrandmother, calls: false);
            return;
        }

        if (!family.FatherCalls) Parent(family, child, Relation.Mother);
        if (family.FatherCalls || family.Child == DemoFamily.Divorced) Parent(family, child, Relation.Father);
        if (family.LivesWith != LivesWith.Alone) Guardian(family, child);
    }

    // The family has agreed to letters and to the child's own account.
    private void Account(Child child, Member parent)
    {
        var member = Add(new Member { Id = work.NewId(), SchoolId = school.Id, Kind = MemberKind.Child, Name = child.Name, ChildId = child.Id });
        Enrol(member, DemoSchool.ChildUser);
        foreach (var purpose in new[] { ConsentPurpose.Letters, ConsentPurpose.OwnAccount }) Agree(parent, purpose, child.Id);
    }

    // Nine teachers for 63 children: the school has raised its limit, and the last few still wait for a helper.
    private void PairUp(Child child, DemoFamily family)
    {
        if (family.Child >= DemoNames.Children.Length - DemoSchool.Unpaired) return;
        Add(new Pair { Id = work.NewId(), SchoolId = school.Id, ChildId = child.Id, HelperId = _teachers[family.Child % _teachers.Count].Id, WantedFrom = _today }).Begin(_today);
    }

    private Child Child(DemoFamily family)
    {
        // 小明 is in 三（2）班, as in the school's samples; the others fill the classes evenly.
        var place = family.Child == DemoFamily.First ? 3 : family.Child == 3 ? 0 : family.Child % _classes.Count;
        var grade = DemoNames.Classes[place].Grade;
        return Add(new Child
        {
            Id = work.NewId(),
            SchoolId = school.Id,
            Name = DemoNames.Children[family.Child],
            ClassId = _classes[place].Id,
            StudentNumber = $"{_today.Year - grade}{family.Child + 1:000}",
            Sex = DemoNames.Girls.Contains(DemoNames.Children[family.Child]) ? Sex.Girl : Sex.Boy,
            BirthDate = new DateOnly(_today.Year - 6 - grade, 1 + family.Child % 12, 1 + family.Child * 7 % 28),
            LunarBirthday = family.Child % 4 == 0,
            LivesWith = family.LivesWith,
            Boards = family.Child % 5 == 0,
        });
    }

    private void Parent(DemoFamily family, Child child, Relation relation)
    {
        var mother = relation == Relation.Mother;
        var name = mother
            ? DemoNames.Surnames[family.Child * 7 % DemoNames.Surnames.Length] + DemoNames.Mothers[family.Child % DemoNames.Mothers.Length]
            : child.Name[..1] + DemoNames.Fathers[family.Child % DemoNames.Fathers.Length];
        var parent = Person(MemberKind.Parent, name);
        (parent.TimeZone, parent.City, parent.Language, parent.PaperOnly) = (family.Zone, family.City, family.Language, family.Paper);
        if (family.Child == DemoFamily.NightShift) (parent.Shifts, parent.QuietFrom, parent.QuietUntil) = ("夜班 20:00–08:00，白天睡觉", new TimeOnly(9, 0), new TimeOnly(16, 15));
        Link(child, parent, relation, calls: true);
        if (family.Child == DemoFamily.Sister) _sharedMother = parent;
        if (family.Child == DemoFamily.NotEnrolled) Invited = parent;
        else if (!family.Paper) Enrol(parent, family.Child == DemoFamily.First ? DemoSchool.FirstUser : null);
        if (family.Child == DemoFamily.WithAccount) Account(child, parent);
    }

    private void Guardian(DemoFamily family, Child child)
    {
        var grandmother = family.Child % 2 == 1 || family.Child is DemoFamily.First;
        var name = (grandmother ? DemoNames.Surnames[(family.Child * 11 + 7) % DemoNames.Surnames.Length] : child.Name[..1]) + DemoNames.Elders[family.Child % DemoNames.Elders.Length];
        var guardian = Person(MemberKind.Guardian, name);
        (guardian.PaperOnly, guardian.TwoButtons) = (family.GuardianOnPaper, family.Child == DemoFamily.HardlyReads);
        Link(child, guardian, family.LivesWith == LivesWith.OtherKin ? Relation.Aunt : grandmother ? Relation.PaternalGrandmother : Relation.PaternalGrandfather, calls: false);
        if (family.Child == DemoFamily.Sister) _sharedGuardian = guardian;
        if (!family.GuardianOnPaper) Enrol(guardian, family.Child == DemoFamily.First ? DemoSchool.FirstUser + 1 : null);
    }

    private Member Person(MemberKind kind, string name) =>
        Add(new Member { Id = work.NewId(), SchoolId = school.Id, Kind = kind, Name = name, Phone = $"199000{++_phone:00000}" });

    private void Link(Child child, Member member, Relation relation, bool calls) => Add(new ChildLink
    {
        Id = work.NewId(),
        SchoolId = school.Id,
        ChildId = child.Id,
        MemberId = member.Id,
        Relation = relation,
        MayCall = calls,
        MaySee = true,
        MayConsent = true,
    });

    private void Enrol(Member member, long? user)
    {
        var chat = (user ?? ++_user).ToString(CultureInfo.InvariantCulture);
        var address = Add(new MemberAddress { Id = work.NewId(), MemberId = member.Id, Channel = MemberAddress.Telegram, Address = chat, BoundAt = work.Now });
        address.Become(AddressState.Active, work.Now);
        if (!Consents.Asked(member.Kind)) return;
        Add(Progress.UpdateTurn.Begin(work.NewId(), member, member.TimeZone ?? school.TimeZone, work.Now));
        Agree(member, ConsentPurpose.Basic);
    }

    private void Agree(Member member, ConsentPurpose purpose, long? childId = null) => Add(new Consent
    {
        Id = work.NewId(),
        SchoolId = school.Id,
        MemberId = member.Id,
        ChildId = childId,
        Purpose = purpose,
        TextVersion = 1,
        Language = member.Language ?? school.Language,
        Given = true,
        At = work.Now,
        Proof = "demo",
    });

    private T Add<T>(T row) where T : class
    {
        work.Db.Add(row);
        return row;
    }
}
