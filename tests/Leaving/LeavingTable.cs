using FamilyLink.Domain;
using FamilyLink.Domain.AskTeacher;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Leaving;

/// <summary>王小明 who leaves and 王小红 who stays: one mother of both, a father of the one alone; each has everything that can hang on a child.</summary>
public sealed class Two : IAsyncDisposable
{
    private Two(TestHouse house) => House = house;

    public TestHouse House { get; }
    public Child Ming { get; private set; } = null!;
    public Child Hong { get; private set; } = null!;
    public Member Mother { get; private set; } = null!;
    public Member Father { get; private set; } = null!;
    public Member Grandmother { get; private set; } = null!;
    public Member ClassTeacher { get; private set; } = null!;
    public Member Paired { get; private set; } = null!;
    public PhoneLine Line { get; private set; } = null!;

    public static async Task<Two> Open()
    {
        var house = await TestHouse.Open();
        var two = new Two(house) { ClassTeacher = await house.Teacher("陈芳"), Paired = await house.Teacher("李娟") };
        await house.Class(teacher: two.ClassTeacher);
        (two.Ming, two.Hong) = (await house.Child("王小明"), await house.Child("王小红"));
        two.Mother = await house.Parent(two.Ming, "刘梅");
        await house.Link(two.Hong, two.Mother);
        two.Father = await house.Parent(two.Ming, "王强", relation: Relation.Father);
        two.Grandmother = await house.Guardian(two.Ming, "孙奶奶");
        await house.Link(two.Hong, two.Grandmother, Relation.PaternalGrandmother, mayCall: false);
        two.Line = await house.Line(duty: two.ClassTeacher);
        await house.Slot(two.Ming, two.Mother, two.Line, DayOfWeek.Friday, "16:20");
        await house.Slot(two.Ming, two.Father, two.Line, DayOfWeek.Saturday, "10:00");
        await house.Slot(two.Hong, two.Mother, two.Line, DayOfWeek.Friday, "16:40");
        foreach (var child in new[] { two.Ming, two.Hong })
        {
            await house.Pair(child, two.Paired);
            await house.Plant(w => new TeacherAsk { Id = w.NewId(), SchoolId = house.SchoolId, AskerId = two.Mother.Id, ChildId = child.Id, AskedAt = w.Now });
        }

        foreach (var member in new[] { two.Mother, two.Father }) await house.Do(work => house.Get<Invitations>().Issue(work, member.Id, InvitationKind.Printed));
        return two;
    }

    /// <summary>One row of every kind that is sent unasked, about a child, to a member, due in an hour.</summary>
    public Task PlantEveryKind(Member member, Child? child, long subject) => House.Do(work =>
    {
        foreach (var kind in Kinds)
            work.Owe(Owing.To(work, member, kind, subject, child?.Id)).Due(work.Now.AddHours(1), work.Now.AddHours(9));
        return Task.FromResult(Result.Done);
    });

    public static IEnumerable<string> Kinds => MessageKinds.All.Where(k => k.Lane != Lane.Reply && !k.Parting).Select(k => k.Key);

    public Task<OutboxState[]> StatesOf(long subject) => House.Look(async db => (await db.Outbox.Where(m => m.SubjectId == subject).Select(m => m.State).Distinct().ToListAsync()).Order().ToArray());

    public Task Become(ChildStatus status, DateOnly? day = null, Child? child = null) =>
        House.Do(work => House.Get<Leavers>().Change(work, (child ?? Ming).Id, status, day ?? new DateOnly(2026, 11, 23)));

    public Task<List<OutboxMessage>> Farewells() => House.Look(db => db.Outbox.Where(m => m.Kind.StartsWith("leaving.")).OrderBy(m => m.Id).ToListAsync());

    public ValueTask DisposeAsync() => House.DisposeAsync();
}

public sealed class LeavingTableTests
{
    public static TheoryData<ChildStatus> Statuses() => [.. Enum.GetValues<ChildStatus>().Where(s => s != ChildStatus.AtSchool)];

    [Theory, MemberData(nameof(Statuses))]
    public async Task Every_kind_of_message_about_the_one_dies_and_none_of_the_others_does(ChildStatus status)
    {
        await using var two = await Two.Open();
        long about = 1001, aboutSister = 1002, toBoth = 1003, toFather = 1004, toTeacher = 1005;
        await two.PlantEveryKind(two.Mother, two.Ming, about);
        await two.PlantEveryKind(two.ClassTeacher, two.Ming, toTeacher);
        await two.PlantEveryKind(two.Mother, two.Hong, aboutSister);
        await two.PlantEveryKind(two.Mother, null, toBoth);
        await two.PlantEveryKind(two.Father, null, toFather);
        await two.Become(status);
        (await two.StatesOf(about)).ShouldBe([OutboxState.Cancelled]);
        (await two.StatesOf(toTeacher)).ShouldBe([OutboxState.Cancelled]);
        (await two.StatesOf(aboutSister)).ShouldBe([OutboxState.Pending]);
        (await two.StatesOf(toBoth)).ShouldBe([OutboxState.Pending], "news of several children is still the mother's");
        (await two.StatesOf(toFather)).ShouldBe([OutboxState.Cancelled], "whose only child left hears nothing unasked");
        (await two.House.Look(db => db.Outbox.Where(m => m.ChildId == two.Ming.Id && m.State == OutboxState.Pending).Select(m => m.Kind).Distinct().ToListAsync()))
            .ShouldBe(status == ChildStatus.Died ? [] : LeavingRules.Of(status) is { TellsTeachers: true } ? ["leaving.family", "leaving.teacher"] : ["leaving.family"], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Statuses))]
    public async Task What_the_table_ends_ends_what_it_does_not_stays_and_a_sister_keeps_everything(ChildStatus status)
    {
        await using var two = await Two.Open();
        var (rule, house) = (LeavingRules.Of(status), two.House);
        var shown = await house.Do(work => house.Get<Leavers>().Preview(work, two.Ming.Id, status));
        await two.Become(status);
        foreach (var end in Enum.GetValues<LeavingEnd>())
        {
            var ends = rule.Ends.Contains(end);
            var (mine, hers) = (await Lasting(two, end, two.Ming, two.Father), await Lasting(two, end, two.Hong, two.Mother));
            (mine == 0).ShouldBe(ends, $"{status}: {end}");
            hers.ShouldBeGreaterThan(0, $"{status}: {end} of the sister");
            if (ends && end is not (LeavingEnd.Messages or LeavingEnd.Reach)) shown.Ends.Single(l => l.End == end).Count.ShouldBeGreaterThan(0, $"{status}: {end}");
        }

        shown.Ends.Select(l => l.End).ShouldBe(rule.Ends);
        shown.Ends.Single(l => l.End == LeavingEnd.Reach).Names.ShouldBe([two.Father.Name]);
        shown.Siblings.ShouldHaveSingleItem().Name.ShouldBe("王小红");
        shown.Told.Select(p => p.MemberId).ShouldBe((await two.Farewells()).Select(m => m.MemberId!.Value), ignoreOrder: true);
        (await house.Look(db => db.Children.SingleAsync(c => c.Id == two.Hong.Id))).Status.ShouldBe(ChildStatus.AtSchool);
    }

    private static Task<int> Lasting(Two two, LeavingEnd end, Child child, Member adult)
    {
        var today = new DateOnly(2026, 11, 23);
        return two.House.Look(async db => end switch
        {
            LeavingEnd.WeeklyTimes => await db.Slots.CountAsync(s => s.ChildId == child.Id && (s.Until == null || s.Until >= today)),
            LeavingEnd.Calls => await db.Calls.CountAsync(c => c.ChildId == child.Id && c.Plan == CallPlan.Planned),
            LeavingEnd.Messages => await db.Outbox.CountAsync(m => m.ChildId == child.Id && m.State == OutboxState.Pending && !m.Kind.StartsWith("leaving.")),
            LeavingEnd.Asks => await db.TeacherAsks.CountAsync(a => a.ChildId == child.Id && a.SettledAt == null),
            LeavingEnd.Pairs => await db.Pairs.CountAsync(p => p.ChildId == child.Id && (p.Until == null || p.Until >= today)),
            LeavingEnd.Invitations => await db.Invitations.CountAsync(i => i.MemberId == adult.Id && i.State == InvitationState.Open),
            LeavingEnd.Reach => await db.Links.CountAsync(l => l.MemberId == adult.Id && db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool)),
            _ => throw new InvalidOperationException(),
        });
    }
}
