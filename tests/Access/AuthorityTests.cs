using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Pairing;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Access;

/// <summary>Every role, use case and reach, asked through real actors in the database against a table of its own (reliability 14).</summary>
public sealed class AuthorityTests
{
    private static readonly string[] Roles = ["Owner", "Head", "Coordinator", "Counsellor", "Teacher", "Viewer", "CountyViewer", "Parent", "Guardian", "Volunteer", "Child", "System"];

    // For each role four answers: own child, child of one's class, another child of the school, child of another school. y yes, n no.
    // Written from what the school's people need (mission.md), not read from the product's table: the two must agree.
    private const string Expected = """
        SeeToday         yyyn yyyn yyyn yyyn ynnn yyyn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeChild         yyyn yyyn yyyn yyyn yynn yyyn nnnn ynnn ynnn ynnn nnnn yyyy
        ListChildren     yyyn yyyn yyyn yyyn ynnn yyyn nnnn nnnn nnnn nnnn nnnn yyyy
        ShowNumbers      yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepLines        yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeSlots         yyyn yyyn yyyn yyyn ynnn yyyn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepSlots        yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        PlanWeek         yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepHolidays     yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        CancelCall       yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        AnswerCall       yyyn nnnn yyyn nnnn yynn nnnn nnnn ynnn nnnn nnnn nnnn yyyy
        MoveCall         yyyn nnnn yyyn nnnn yynn nnnn nnnn ynnn nnnn nnnn nnnn yyyy
        ReportCall       yyyn nnnn yyyn nnnn yynn nnnn nnnn ynnn nnnn nnnn nnnn yyyy
        RunSession       yyyn nnnn yyyn nnnn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        LeaveWord        nnnn nnnn nnnn nnnn nnnn nnnn nnnn ynnn nnnn nnnn nnnn nnnn
        ReadWord         nnnn nnnn yyyn nnnn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        PauseCalls       yyyn nnnn yyyn nnnn nnnn nnnn nnnn ynnn nnnn nnnn nnnn yyyy
        SayOwnTalk       yyyn nnnn yyyn nnnn yynn nnnn nnnn ynnn nnnn nnnn nnnn nnnn
        ConfirmOwnTalk   yyyn nnnn yyyn nnnn yynn nnnn nnnn nnnn ynnn nnnn nnnn nnnn
        SeePhoneList     yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepPhoneList    yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        PassDuty         yyyn nnnn yyyn nnnn ynnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        HandOverDuty     yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        TakeDuty         nnnn nnnn nnnn nnnn ynnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        AskTeacher       nnnn nnnn nnnn nnnn nnnn nnnn nnnn ynnn ynnn nnnn nnnn nnnn
        AnswerAsk        yyyn yyyn yyyn nnnn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepInvitations  yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeInvitations   yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeBindings      yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepBindings     yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepChildAccounts yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        AnswerPhoneCheck nnnn nnnn nnnn nnnn nnnn nnnn nnnn ynnn ynnn nnnn nnnn nnnn
        GiveConsent      nnnn nnnn yyyn nnnn nnnn nnnn nnnn ynnn ynnn ynnn nnnn nnnn
        ChangeSettings   nnnn nnnn yyyn nnnn ynnn nnnn nnnn ynnn ynnn ynnn ynnn nnnn
        SeeMessages      yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepMessages     yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeStaff         yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepStaff        yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepFamilies     yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        ImportRoster     yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        ExportRoster     yyyn yyyn yyyn yyyn ynnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeConsents      yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        ExportConsents   yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        ChangeStatus     yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        LogCare          yyyn yyyn yyyn yyyn yyyn nnnn nnnn nnnn nnnn ynnn nnnn nnnn
        LogSchoolEvent   yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        MendCare         yyyn yyyn yyyn nnnn ynnn nnnn nnnn nnnn nnnn ynnn nnnn nnnn
        SeeCare          yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        ExcuseCare       yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn ynnn nnnn nnnn
        SeeCareMap       yyyn yyyn yyyn yyyn yynn yyyn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepCareRules    yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SeeLedger        yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        ExportLedger     yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SeeChecks        yyyn yyyn yyyn nnnn ynnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepChecks       yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SayToCheck       nnnn nnnn nnnn nnnn ynnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SignChecks       nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SeeFigures       yyyn yyyn yyyn yyyn yynn yyyn nnnn nnnn nnnn nnnn nnnn nnnn
        EndSchoolYear    yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepConsentTexts yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        AskConsents      yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepCountry      yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeScans         nnnn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepScans        nnnn nnnn yyyn nnnn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SeeFile          yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepFile         yyyn nnnn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeRestricted    nnnn yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepRestricted   nnnn nnnn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SeeFileHistory   yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepFileForm     yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        SeePairs         yyyn yyyn yyyn yyyn yynn yyyn nnnn nnnn nnnn ynnn nnnn yyyy
        KeepPairs        yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        AnswerPairing    yyyn nnnn yyyn nnnn ynnn nnnn nnnn ynnn ynnn ynnn nnnn nnnn
        SayForChild      yyyn nnnn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepPairPlan     yyyn nnnn yyyn nnnn ynnn nnnn nnnn nnnn nnnn ynnn nnnn yyyy
        SeeHandOver      yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepHelpers      yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        FillOwnPart      nnnn nnnn nnnn nnnn nnnn nnnn nnnn ynnn ynnn nnnn nnnn nnnn
        DecideProposals  yyyn nnnn yyyn nnnn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        AskForFile       yyyn nnnn yyyn nnnn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SeeCensus        yyyn yyyn yyyn yyyn yynn yyyn nnnn nnnn nnnn nnnn nnnn yyyy
        AnswerCensus     yyyn nnnn yyyn nnnn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepCensus       yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeRegisters     yyyn yyyn yyyn yyyn yynn yyyn nnnn nnnn nnnn nnnn nnnn yyyy
        ExportRegisters  yyyn yyyn yyyn yyyn yynn yyyn nnnn nnnn nnnn nnnn nnnn yyyy
        SeeCards         yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        IssueCards       yyyn nnnn yyyn nnnn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        KeepCardLists    yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        ScanCard         nnnn nnnn nnnn nnnn yynn nnnn nnnn ynnn ynnn ynnn nnnn nnnn
        SeeRecordings    yyyn yyyn yyyn yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepRecordings   yyyn nnnn yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        WriteNote        yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn ynnn nnnn nnnn
        KeepNote         yyyn nnnn yyyn nnnn ynnn nnnn nnnn nnnn nnnn ynnn nnnn nnnn
        AnswerNote       nnnn nnnn nnnn nnnn yynn nnnn nnnn ynnn ynnn ynnn nnnn nnnn
        WriteLetter      yyyn nnnn yyyn yyyn yynn nnnn nnnn nnnn ynnn ynnn ynnn nnnn
        AnswerLetter     nnnn nnnn nnnn nnnn nnnn nnnn nnnn ynnn ynnn nnnn nnnn nnnn
        ReadLetter       nnnn nnnn nnnn nnnn nnnn nnnn nnnn ynnn ynnn nnnn nnnn nnnn
        HandLetter       nnnn nnnn yyyn nnnn yynn nnnn nnnn nnnn ynnn ynnn ynnn nnnn
        PostLetter       yyyn nnnn yyyn nnnn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SeeLetters       yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        OpenLetter       nnnn nnnn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        LookLetter       nnnn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepLetterRules  yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepThemes       yyyn yyyn yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        AskBinding       nnnn nnnn yyyn nnnn yynn nnnn nnnn ynnn ynnn nnnn nnnn nnnn
        SeeBindingWishes yyyn yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        BindLetters      nnnn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        RaiseConcern     nnnn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn ynnn nnnn nnnn
        SeeConcerns      nnnn yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        KeepConcerns     nnnn yyyn nnnn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn
        SeeNotes         yyyn yyyn yyyn yyyn yynn nnnn nnnn nnnn nnnn ynnn nnnn yyyy
        SeeCounty        nnnn nnnn nnnn nnnn nnnn nnnn yyyy nnnn nnnn nnnn nnnn yyyy
        SeeAudit         yyyn yyyn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn nnnn yyyy
        """;

    [Fact]
    public void EveryUseCaseHasARowHereAndInTheProductsTable()
    {
        var rows = Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(' ')[0]).ToList();
        rows.ShouldBe(Enum.GetNames<UseCase>(), ignoreOrder: true);
        foreach (var useCase in Enum.GetValues<UseCase>())
            Enum.GetValues<Role>().ShouldContain(role => Authority.ReachOf(useCase, role) != Reach.None, $"{useCase} has no row, or one that lets nobody in");
        Roles.ShouldBe(Enum.GetNames<Role>());
    }

    [Fact]
    public async Task EveryRoleReachesInEveryUseCaseAsFarAsTheTableSaysAndNoFurther()
    {
        await using var house = await TestHouse.Open();
        var world = await World.Build(house);
        var wrong = new List<string>();
        foreach (var row in Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var useCase = Enum.Parse<UseCase>(cells[0]);
            for (var i = 0; i < Roles.Length; i++)
            {
                var got = await world.Ask(Enum.Parse<Role>(Roles[i]), useCase);
                if (got != cells[i + 1]) wrong.Add($"{useCase} {Roles[i]}: {got}, expected {cells[i + 1]}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task ARoleTakenBackAnAccountClosedAndAMemberWhoLeftAreRefusedAtOnce()
    {
        await using var house = await TestHouse.Open();
        var account = await house.Staff(Role.Coordinator);
        var member = await house.Parent(await house.Child());
        async Task<bool?> May(Who who) => await house.Look(async db => await Actors.Find(db, who, default) is { } actor
            ? await Authority.Allows(db, actor, UseCase.SeeToday, new Target(house.SchoolId), house.Clock.UtcNow, default) : null as bool?);
        (await May(Who.Staff(account.Id))).ShouldBe(true);
        await house.Do(async work =>
        {
            (await work.Db.Grants.SingleAsync(g => g.AccountId == account.Id)).End(work.Now);
            return FamilyLink.Domain.Result.Done;
        });
        (await May(Who.Staff(account.Id))).ShouldBe(false);
        await house.Change<StaffAccount>(account.Id, a => a.Closed = true);
        (await May(Who.Staff(account.Id))).ShouldBeNull();
        await house.Change<Member>(member.Id, m => m.Active = false);
        (await May(Who.Member(member.Id))).ShouldBeNull();
    }

    [Fact]
    public async Task TheTeacherOnDutyReachesTheSessionAndAPairThatEndedReachesNothing()
    {
        await using var house = await TestHouse.Open();
        var world = await World.Build(house);
        var teacher = Who.Member(world.Teacher.Id);
        (await world.May(teacher, UseCase.ReportCall, new Target(house.SchoolId, SessionId: world.Session))).ShouldBeTrue();
        (await world.May(teacher, UseCase.ShowNumbers, new Target(house.SchoolId, world.Own.Id))).ShouldBeTrue();
        await house.Do(async work =>
        {
            (await work.Db.Pairs.SingleAsync(p => p.ChildId == world.Own.Id && p.HelperId == world.Teacher.Id)).End(new DateOnly(2026, 11, 22), PairEnd.School);
            return FamilyLink.Domain.Result.Done;
        });
        (await world.May(teacher, UseCase.ShowNumbers, new Target(house.SchoolId, world.Own.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task AParentWhoMustNotBeContactedDoesNotEvenSeeTheChild()
    {
        await using var house = await TestHouse.Open();
        var world = await World.Build(house);
        var link = await house.Look(db => db.Links.SingleAsync(l => l.ChildId == world.Own.Id && l.Relation == Relation.Mother));
        await house.Change<ChildLink>(link.Id, l => l.NoContact = true);
        (await world.May(Who.Member(link.MemberId), UseCase.SeeChild, new Target(house.SchoolId, world.Own.Id))).ShouldBeFalse();
    }

    /// <summary>Two schools, three children of the first, and somebody of every role.</summary>
    private sealed class World(TestHouse house, Dictionary<Role, Who> people)
    {
        public Child Own { get; private init; } = null!;
        public Child OfClass { get; private init; } = null!;
        public Child Other { get; private init; } = null!;
        public Child Elsewhere { get; private init; } = null!;
        public Member Teacher { get; private init; } = null!;
        public long Session { get; private init; }

        public static async Task<World> Build(TestHouse house)
        {
            await house.School("别处小学");
            var elsewhere = await house.Child("丁");
            await house.School();
            var teacher = await house.Teacher();
            var (own, other) = (await house.Child("甲"), await house.Child("丙"));
            await house.Class("四（1）班", teacher);
            var ofClass = await house.Child("乙");
            var people = new Dictionary<Role, Who> { [Role.System] = Who.System, [Role.Teacher] = Who.Member(teacher.Id) };
            foreach (var role in new[] { Role.Owner, Role.Head, Role.Coordinator, Role.Counsellor, Role.Viewer, Role.CountyViewer })
                people[role] = Who.Staff((await house.Staff(role)).Id);
            people[Role.Parent] = Who.Member((await house.Parent(own)).Id);
            people[Role.Guardian] = Who.Member((await house.Guardian(own)).Id);
            var volunteer = await house.Volunteer(cleared: new DateOnly(2027, 8, 31));
            people[Role.Volunteer] = Who.Member(volunteer.Id);
            people[Role.Child] = Who.Member((await house.Plant(w => new Member { Id = w.NewId(), SchoolId = own.SchoolId, Kind = MemberKind.Child, Name = own.Name, ChildId = own.Id })).Id);
            foreach (var helper in new[] { teacher, volunteer }) await house.Pair(own, helper);
            var line = await house.Line(duty: teacher);
            await house.Slot(other, await house.Parent(other), line, DayOfWeek.Friday, "16:20");
            var session = await house.Look(db => db.Sessions.OrderBy(s => s.Day).Select(s => s.Id).FirstAsync());
            return new World(house, people) { Own = own, OfClass = ofClass, Other = other, Elsewhere = elsewhere, Teacher = teacher, Session = session };
        }

        // Things without a child are their own when the member is; a class and a school are measured by their children.
        public async Task<string> Ask(Role role, UseCase useCase)
        {
            var who = people[role];
            var personal = useCase is UseCase.SeeToday or UseCase.ListChildren or UseCase.ExportRoster or UseCase.SeeSlots or UseCase.GiveConsent or UseCase.ChangeSettings;
            var own = personal && who.Kind == ActorKind.Member ? new Target(house.SchoolId, MemberId: who.Id) : new Target(house.SchoolId, Own.Id);
            Target[] targets = [own, new(house.SchoolId, OfClass.Id), new(house.SchoolId, Other.Id), new(Elsewhere.SchoolId, Elsewhere.Id)];
            var answers = new char[4];
            for (var i = 0; i < 4; i++) answers[i] = await May(who, useCase, targets[i]) ? 'y' : 'n';
            return new string(answers);
        }

        public Task<bool> May(Who who, UseCase useCase, Target target) => house.Look(async db =>
            await Actors.Find(db, who, default) is { } actor && await Authority.Allows(db, actor, useCase, target, house.Clock.UtcNow, default));
    }
}
