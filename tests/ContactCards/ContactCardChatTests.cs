using FamilyLink.Domain.Access;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.ContactCards;

public sealed class ContactCardChatTests
{
    private const long Stranger = 99_001;

    [Fact]
    public async Task The_family_hears_whether_the_card_is_still_right_and_when_the_next_call_is()
    {
        await using var at = await Card();
        var mother = await at.Chats.ChatOf(at.Chats.Mother);
        await at.Chats.House.Says(mother, "/start " + CardCodes.Link(at.Code));
        at.Chats.House.Last(mother).Text.ShouldStartWith("这张卡是最新的。\n\n");
        at.Chats.House.Last(mother).Text.ShouldContain("16:40（学校）");
        await at.House.Change<School>(at.School, s => s.DutyPhone = "0700-5550199");
        await at.Chats.House.Says(mother, at.Code);
        at.Chats.House.Last(mother).Text.ShouldStartWith("这张卡旧了，请找学校换一张新的。");
        var grandmother = await at.Chats.ChatOf(at.Chats.Grandmother);
        await at.House.Change<Member>(at.Chats.Grandmother.Id, m => m.TwoButtons = true);
        await at.Chats.House.Says(grandmother, at.Code.ToLowerInvariant());
        at.Chats.House.Last(grandmother).Text.ShouldContain("这张卡旧了");
        var fresh = await Print(at);
        await at.Chats.House.Says(grandmother, fresh);
        at.Chats.House.Last(grandmother).Text.ShouldStartWith("这张卡是最新的。");
        await at.Chats.House.Says(grandmother, at.Code);
        at.Chats.House.Last(grandmother).Text.ShouldContain("这张卡旧了");
    }

    [Fact]
    public async Task A_teacher_of_the_child_hears_which_card_it_is_and_what_changed()
    {
        await using var at = await Card();
        var teacher = await at.Chats.ChatOf(at.Chats.Teacher);
        await at.Chats.House.Says(teacher, at.Code);
        at.Chats.House.Last(teacher).Text.ShouldBe("这是河湾小学一位学生的联系卡。捡到的话，麻烦打 0700-5550100。谢谢您。", "on duty for the telephone is not yet a teacher of the child");
        await at.House.Change<SchoolClass>(at.Chats.Child.ClassId, k => k.TeacherId = at.Chats.Teacher.Id);
        await at.Chats.House.Says(teacher, at.Code);
        at.Chats.House.Last(teacher).Text.ShouldBe("小明的口袋卡（孩子），第 1 版，11月23日印的。\n这些变了：班主任。该换一张了。");
        var fresh = await Print(at);
        await at.Chats.House.Says(teacher, fresh);
        at.Chats.House.Last(teacher).Text.ShouldEndWith("上面的都还对。");
        await at.Chats.House.Says(teacher, at.Code);
        at.Chats.House.Last(teacher).Text.ShouldEndWith("已经印了新的一版，这张请收回来。");
    }

    [Fact]
    public async Task Whoever_finds_it_learns_whom_to_ring_and_nothing_of_the_child()
    {
        await using var at = await Card();
        const string found = "这是河湾小学一位学生的联系卡。捡到的话，麻烦打 0700-5550100。谢谢您。";
        await at.Chats.House.Says(Stranger, "/start " + CardCodes.Link(at.Code));
        at.Chats.House.Last(Stranger).Text.ShouldBe(found);
        await at.Chats.House.Says(Stranger, at.Code, language: "en");
        at.Chats.House.Last(Stranger).Text.ShouldBe("This contact card belongs to a pupil of 河湾小学. If you found it, please ring 0700-5550100. Thank you.");
        var other = await at.Chats.ChatOf(at.Chats.SecondMother);
        await at.Chats.House.Says(other, at.Code);
        at.Chats.House.Last(other).Text.ShouldBe(found);
        var rows = await at.House.Look(db => db.Outbox.Where(m => m.Kind == "reply.contactcard.found").ToListAsync());
        rows.ShouldAllBe(m => m.ChildId == null);

        var mother = await at.Chats.ChatOf(at.Chats.Mother);
        var link = await at.House.Look(db => db.Links.SingleAsync(l => l.MemberId == at.Chats.Mother.Id));
        await at.House.Change<ChildLink>(link.Id, l => l.NoContact = true);
        await at.Chats.House.Says(mother, at.Code);
        at.Chats.House.Last(mother).Text.ShouldBe(found);
        var grandmother = await at.Chats.ChatOf(at.Chats.Grandmother);
        await at.House.Change<Child>(at.Chats.Child.Id, c => c.Status = ChildStatus.Died);
        await at.Chats.House.Says(grandmother, at.Code);
        at.Chats.House.Last(grandmother).Text.ShouldBe(found);
        await at.House.Change<School>(at.School, s => s.DutyPhone = null);
        await at.Chats.House.Says(Stranger, at.Code);
        at.Chats.House.Last(Stranger).Text.ShouldContain("麻烦交给学校");
    }

    [Fact]
    public async Task Wrong_codes_are_counted_like_any_other_and_then_the_right_one_waits_too()
    {
        await using var at = await Card();
        for (var i = 0; i < 5; i++)
        {
            await at.Chats.House.Says(Stranger, $"7K2MP-4QX9{"ABCDE"[i]}");
            at.Chats.House.Last(Stranger).Text.ShouldBe("没有这个码。请对着卡再看一遍。");
        }

        await at.Chats.House.Says(Stranger, at.Code);
        at.Chats.House.Last(Stranger).Text.ShouldBe("试了好几次了，请过一小时再来。");
        at.House.Advance(TimeSpan.FromMinutes(61));
        await at.Chats.House.Says(Stranger, at.Code);
        at.Chats.House.Last(Stranger).Text.ShouldStartWith("这是河湾小学");
    }

    private static async Task<Place> Card()
    {
        var chats = await Chats.Friday();
        var house = chats.House.House;
        await house.Change<School>(chats.Child.SchoolId, s => s.DutyPhone = "0700-5550100");
        var at = new Place(chats, chats.Child.SchoolId, Who.Staff((await house.Staff(Role.Coordinator)).Id));
        return at with { Code = await Print(at) };
    }

    private static async Task<string> Print(Place at) => (await at.House.Do(
        work => at.House.Get<CardIssuing>().Issue(work, at.School, [at.Chats.Child.Id], CardKind.Pocket, CardHolder.Child), at.Coordinator)).Cards.Single().Code;

    private sealed record Place(Chats Chats, long School, Who Coordinator) : IAsyncDisposable
    {
        public string Code { get; init; } = "";

        public Support.TestHouse House => Chats.House.House;

        public ValueTask DisposeAsync() => Chats.DisposeAsync();
    }
}
