using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Pairing;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Families;

public sealed class ChildFilesTests
{
    [Theory]
    [InlineData("小明", "张小明")]
    [InlineData("张", "张小明,张三丰")]
    [InlineData("三丰", "张三丰")]
    [InlineData("明张", "")]
    [InlineData("秀兰", "张小明")]
    [InlineData("smith", "Ann Smith")]
    [InlineData("n s", "Ann Smith")]
    [InlineData("  ", "")]
    public async Task SearchFindsByOneCharacterOrNeighboursInTheChildsOrAnAdultsName(string text, string found)
    {
        await using var house = await TestHouse.Open();
        await house.Parent(await house.Child("张小明"), "李秀兰");
        await house.Parent(await house.Child("张三丰"), "王有才");
        await house.Child("Ann Smith");
        (await Search(house, text)).ShouldBe(found.Split(',', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Fact]
    public async Task TwoNamesOfOneFamilyDoNotAddUpToAThird()
    {
        await using var house = await TestHouse.Open();
        await house.Parent(await house.Child("甲乙"), "乙丙");
        (await Search(house, "甲乙丙")).ShouldBeEmpty();
        (await Search(house, "乙丙")).ShouldBe(["甲乙"]);
    }

    [Fact]
    public async Task ARenamedChildOrAdultIsFoundByTheNewNameAlone()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("张小明");
        var parent = await house.Parent(child, "李秀兰");
        await house.Change<Child>(child.Id, c => c.Name = "张大明");
        await house.Change<Member>(parent.Id, m => m.Name = "周海燕");
        (await Search(house, "小明")).ShouldBeEmpty();
        (await Search(house, "秀兰")).ShouldBeEmpty();
        (await Search(house, "大明")).ShouldBe(["张大明"]);
        (await Search(house, "海燕")).ShouldBe(["张大明"]);
    }

    [Fact]
    public async Task ListsPageByNameWithoutLossOrRepetitionEvenAmongEqualNames()
    {
        await using var house = await TestHouse.Open();
        for (var i = 0; i < 7; i++) await house.Child(i % 2 == 0 ? "王伟" : $"王{i}");
        var seen = new List<long>();
        After? after = null;
        do
        {
            var page = TestHouse.Good(await house.Store.Read(Who.System, work => house.Get<ChildFiles>().List(work, house.SchoolId, after: after, take: 2)));
            seen.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        }
        while (after is not null);
        seen.Count.ShouldBe(7);
        seen.Distinct().Count().ShouldBe(7);
        TestHouse.Good(await house.Store.Read(Who.System, work => house.Get<ChildFiles>().Count(work, house.SchoolId))).ShouldBe(7);
    }

    [Fact]
    public async Task ATeacherListsTheirOwnChildrenAlone()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher();
        var paired = await house.Child("甲");
        await house.Child("乙");
        await house.Class("四（1）班", teacher);
        var taught = await house.Child("丙");
        await house.Pair(paired, teacher);
        var page = TestHouse.Good(await house.Store.Read(Who.Member(teacher.Id), work => house.Get<ChildFiles>().List(work, house.SchoolId)));
        page.Rows.Select(r => r.Id).ShouldBe([paired.Id, taught.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task AFileSaysHowToReachEachAdultAndTheNextBestWay()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var (mother, father) = (await house.Parent(child), await house.Parent(child, "爸爸", enrolled: false));
        var (grandmother, uncle) = (await house.Guardian(child), await house.Guardian(child, "叔叔", relation: Relation.Uncle));
        await house.Change<Member>(grandmother.Id, m => m.PaperOnly = true);
        await house.Do(async work =>
        {
            (await work.Db.Addresses.SingleAsync(a => a.MemberId == uncle.Id)).Become(AddressState.Blocked, work.Now);
            (await work.Db.Members.FindAsync(uncle.Id))!.Phone = null;
            return Result.Done;
        });
        var file = TestHouse.Good(await house.Store.Read(Who.System, work => house.Get<ChildFiles>().Show(work, child.Id)));
        file.Members.ToDictionary(m => m.Member.Id, m => (m.Reach, m.NextBest, m.Through?.Id)).ShouldBe(new Dictionary<long, (ReachState, NextBest, long?)>
        {
            [mother.Id] = (ReachState.Chat, NextBest.None, null),
            [father.Id] = (ReachState.NotEnrolled, NextBest.Invite, null),
            [grandmother.Id] = (ReachState.Paper, NextBest.Telephone, null),
            [uncle.Id] = (ReachState.Blocked, NextBest.OtherAdult, mother.Id),
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task TodayShowsTheDaysCallsItsSessionsAndWhoToLookAfterFirst()
    {
        await using var house = await TestHouse.Open(ManualClock.At("2026-11-27 08:00"));
        var line = await house.Line(duty: await house.Teacher("李老师"));
        var (one, alone, paper) = (await house.Child("甲"), await house.Child("乙", LivesWith.Alone), await house.Child("丙"));
        foreach (var child in new[] { one, paper }) await house.Guardian(child);
        var (mother, father, aunt) = (await house.Parent(one, zone: "Asia/Tokyo"), await house.Parent(alone), await house.Parent(paper, enrolled: false));
        await house.Change<Member>(aunt.Id, m => m.PaperOnly = true);
        foreach (var (child, parent, time) in new[] { (one, mother, "16:20"), (alone, father, "16:30"), (paper, aunt, "16:40") })
            await house.Slot(child, parent, line, DayOfWeek.Friday, time);
        await house.Do(async work =>
        {
            (await work.Db.Addresses.SingleAsync(a => a.MemberId == mother.Id)).Become(AddressState.Blocked, work.Now);
            return Result.Done;
        });
        await house.Do(work => house.Get<Calls>().Confirm(work, work.Db.Calls.Where(c => c.ChildId == one.Id).OrderBy(c => c.StartsAt).First().Id));
        var today = TestHouse.Good(await house.Store.Read(Who.Staff((await house.Staff(Role.Head)).Id), work => house.Get<Today>().Show(work, house.SchoolId)));
        today.Calls.Select(c => (c.Child, c.Reach, c.Times.Differ)).ShouldBe([("甲", ReachState.Blocked, true), ("乙", ReachState.Chat, false), ("丙", ReachState.Paper, false)]);
        var session = today.Sessions.ShouldHaveSingleItem();
        (session.Teacher, session.Calls, session.Confirmed, session.Said).ShouldBe(("李老师", 3, 1, 0));
        today.Red.Select(r => (r.Child, r.Reason)).ShouldBe([("乙", RedReason.LivesAlone), ("甲", RedReason.ParentBlocked)]);
    }

    private static async Task<IEnumerable<string>> Search(TestHouse house, string text) =>
        TestHouse.Good(await house.Store.Read(Who.System, work => house.Get<ChildSearch>().Find(work, house.SchoolId, text))).Select(r => r.Name);
}
