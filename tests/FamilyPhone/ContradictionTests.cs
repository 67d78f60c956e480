using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class ContradictionTests
{
    [Theory]
    [InlineData(Role.Coordinator, true)]
    [InlineData(Role.Coordinator, false)]
    [InlineData(Role.Teacher, true)]
    public async Task Two_parents_who_say_the_opposite_are_flagged_whoever_writes_it_down_and_in_whatever_order(Role role, bool motherFirst)
    {
        await using var at = await Chats.Friday();
        var (house, father, who) = await School(at, role);
        var before = await house.Look(db => db.Outbox.CountAsync());
        if (motherFirst) await Says(house, at, at.Mother, CallAnswer.Confirmed, Who.Member(at.Mother.Id));
        await Says(house, at, father, CallAnswer.Declined, who);
        if (!motherFirst) await Says(house, at, at.Mother, CallAnswer.Confirmed, Who.Member(at.Mother.Id));

        var call = await at.Call(0);
        (call.Answer, call.AnswerContested, call.OtherAnswer, call.OtherAnsweredBy).ShouldBe((CallAnswer.Confirmed, true, CallAnswer.Declined, father.Id));
        var line = (await house.Do(work => house.Get<Todos>().Show(work, house.SchoolId))).ShouldHaveSingleItem();
        (line.Kind, line.Relation, line.Said, line.OtherRelation, line.OtherSaid, line.Other).ShouldBe((TodoKind.Contested, Relation.Mother, CallAnswer.Confirmed, Relation.Father, CallAnswer.Declined, "王强"));
        // Nobody is scolded, or even told: the coordinator speaks with both.
        await at.House.Deliver();
        (await house.Look(db => db.Outbox.CountAsync(m => m.MemberId == father.Id))).ShouldBe(0);
        (await house.Look(db => db.Outbox.CountAsync())).ShouldBeLessThanOrEqualTo(before);
        await house.Do(work => house.Get<Calls>().Agree(work, call.Id), Who.Staff((await house.Staff(Role.Coordinator)).Id));
        (await house.Do(work => house.Get<Todos>().Show(work, house.SchoolId))).ShouldBeEmpty();
        (await at.Call(0)).Answer.ShouldBe(CallAnswer.Confirmed);
    }

    [Fact]
    public async Task Who_says_the_same_or_comes_round_contradicts_nobody()
    {
        await using var at = await Chats.Friday();
        var (house, father, who) = await School(at, Role.Coordinator);
        await Says(house, at, at.Mother, CallAnswer.Confirmed, Who.Member(at.Mother.Id));
        await Says(house, at, father, CallAnswer.Confirmed, who);
        (await at.Call(0)).AnswerContested.ShouldBeFalse();
        await Says(house, at, father, CallAnswer.Declined, who);
        (await at.Call(0)).AnswerContested.ShouldBeTrue();
        await Says(house, at, at.Mother, CallAnswer.Declined, Who.Member(at.Mother.Id));
        (await at.Call(0)).AnswerContested.ShouldBeFalse();
    }

    [Fact]
    public async Task Only_a_parent_who_may_call_is_heard_and_none_speaks_for_the_other_in_the_chat()
    {
        await using var at = await Chats.Friday();
        var (house, father, who) = await School(at, Role.Coordinator);
        (await Try(house, at, father, Who.Member(father.Id))).ShouldBe(RefusalCode.NotFound);
        (await Try(house, at, at.Grandmother, who)).ShouldBe(RefusalCode.NotLinked);
        var link = await house.Look(db => db.Links.SingleAsync(l => l.MemberId == father.Id));
        await house.Change<ChildLink>(link.Id, l => l.NoContact = true);
        (await Try(house, at, father, who)).ShouldBe(RefusalCode.NotLinked);
        (await at.Call(0)).OtherAnsweredBy.ShouldBeNull();
    }

    private static async Task<(TestHouse House, Member Father, Who Who)> School(Chats at, Role role)
    {
        var house = at.House.House;
        if (role == Role.Teacher) await house.Change<SchoolClass>(at.Child.ClassId, k => k.TeacherId = at.Teacher.Id);
        var father = await house.Parent(at.Child, "王强", relation: Relation.Father);
        return (house, father, role == Role.Teacher ? Who.Member(at.Teacher.Id) : Who.Staff((await house.Staff(role)).Id));
    }

    private static Task Says(TestHouse house, Chats at, Member parent, CallAnswer answer, Who who) =>
        house.Do(work => house.Get<Calls>().SaidBy(work, at.Calls[0], parent.Id, answer), who);

    private static async Task<RefusalCode?> Try(TestHouse house, Chats at, Member parent, Who who) =>
        (await house.Store.Write(who, work => house.Get<Calls>().SaidBy(work, at.Calls[0], parent.Id, CallAnswer.Declined))).Refused?.Code;
}
