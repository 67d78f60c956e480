using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class PhoneListTests
{
    [Fact]
    public async Task A_family_with_no_chat_at_all_goes_from_enrolment_to_outcome_by_telephone_and_paper()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("王小明");
        var (mother, grandmother) = (await house.Parent(child, enrolled: false), await house.Guardian(child, enrolled: false));
        var office = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        foreach (var one in new[] { mother, grandmother })
        {
            await house.Do(work => house.Get<PaperFamilies>().Serve(work, one.Id, onPaper: true), office);
            await house.Do(work => house.Get<Consents>().SayOnPaper(work, one.Id, given: true), office);
            await house.Do(work => house.Get<Preferences>().ChooseNumber(work, one.Id, "139 0000 1111"), office);
        }

        await house.Do(work => house.Get<Preferences>().ChooseZone(work, mother.Id, "Asia/Tokyo", "东京"), office);
        await house.Slot(child, mother, await house.Line(), DayOfWeek.Friday, "16:40");

        var told = (await List(house, office)).ShouldHaveSingleItem();
        (told.Matter, told.Answers, told.Times.Differ, told.HasNumber).ShouldBe((PhoneMatter.Time, true, true, true));
        var slip = (await house.Do(work => house.Get<HomeSlips>().Of(work, house.SchoolId), office)).ShouldHaveSingleItem();
        (slip.Child, slip.Caller, slip.Times.Person.Time).ShouldBe(("王小明", Relation.Mother, new TimeOnly(17, 40)));
        await house.Do(work => house.Get<Calls>().Confirm(work, told.Call!.Id), office);
        (await List(house, office)).ShouldBeEmpty();

        house.Clock.Set("2026-11-27 17:00");
        await house.Do(work => house.Get<Calls>().Report(work, told.Call!.Id, CallOutcome.Missed, MissedReason.NoAnswer), office);
        var missed = (await List(house, office)).ShouldHaveSingleItem();
        (missed.Matter, missed.SubjectId).ShouldBe((PhoneMatter.Missed, told.Call!.Id));
        var free = (await house.Do(work => house.Get<Moves>().Free(work, missed.SubjectId), office))[0];
        var again = await house.Do(work => house.Get<Moves>().Move(work, missed.SubjectId, free.LineId, free.When.From, parentChose: true), office);
        var home = (await List(house, office)).ShouldHaveSingleItem();
        (home.Matter, home.MemberId, home.Answers).ShouldBe((PhoneMatter.Moved, grandmother.Id, false));
        await house.Do(work => house.Get<PhoneTries>().Write(work, home.Matter, home.SubjectId, child.Id, grandmother.Id, PhoneTryEnd.Slip), office);
        (await List(house, office)).ShouldBeEmpty();

        house.Clock.Set(free.When.Until);
        await house.Do(work => house.Get<Calls>().Report(work, again, CallOutcome.Happened), office);
        (await List(house, office)).ShouldBeEmpty();
        (await house.Look(db => db.Outbox.CountAsync(m => m.MemberId == mother.Id || m.MemberId == grandmother.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_reached_by_chat_is_not_on_it_who_blocked_it_or_whose_message_died_is()
    {
        await using var house = await TestHouse.Open();
        var (line, calls) = (await house.Line(), new List<long>());
        var parents = new List<Member>();
        foreach (var (name, time) in new[] { ("王小明", "16:40"), ("李小红", "16:50"), ("张小刚", "17:00") })
        {
            var child = await house.Child(name);
            parents.Add(await house.Parent(child));
            await house.Slot(child, parents[^1], line, DayOfWeek.Tuesday, time);
            calls.Add((await house.CallsOf(child))[0].Id);
        }

        (await List(house)).ShouldBeEmpty();
        await house.Change<MemberAddress>(await AddressOf(house, parents[1]), a => a.Become(AddressState.Blocked, house.Clock.UtcNow));
        await house.Change<OutboxMessage>((await house.MessagesAbout(calls[2], "call.parent.evening")).Single().Id, m => m.Settle(OutboxState.Dead, Reasons.Refused));
        (await List(house)).Select(r => (r.MemberId, r.Matter, r.Reach)).ShouldBe([(parents[1].Id, PhoneMatter.Ask, ReachState.Blocked), (parents[2].Id, PhoneMatter.Ask, ReachState.Chat)]);
        await house.Do(work => house.Get<Standing>().Agree(work, calls[1]));
        await house.Do(work => house.Get<Calls>().Decline(work, calls[2]));
        (await List(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_try_is_kept_sinks_the_row_for_today_and_a_dead_number_names_another_adult()
    {
        await using var house = await TestHouse.Open();
        var line = await house.Line();
        var (first, second) = (await house.Child("王小明"), await house.Child("李小红"));
        var (mother, other) = (await house.Parent(first, enrolled: false), await house.Parent(second, enrolled: false));
        var aunt = await house.Guardian(first, relation: Relation.Aunt);
        await house.Slot(first, mother, line, DayOfWeek.Tuesday, "16:40");
        await house.Slot(second, other, line, DayOfWeek.Tuesday, "16:50");
        var row = (await List(house))[0];
        row.MemberId.ShouldBe(mother.Id);
        await house.Do(work => house.Get<PhoneTries>().Write(work, row.Matter, row.SubjectId, first.Id, mother.Id, PhoneTryEnd.NumberDead));
        var rows = await List(house);
        rows.Select(r => r.MemberId).ShouldBe([other.Id, mother.Id]);
        rows[1].Tries.Select(t => (t.End, t.At)).ShouldBe([(PhoneTryEnd.NumberDead, house.Clock.UtcNow)]);
        rows[1].Through!.Value.Id.ShouldBe(aunt.Id);
        house.Clock.Set("2026-11-24 08:00");
        (await List(house))[0].MemberId.ShouldBe(mother.Id, "a new day, a new try");
    }

    [Fact]
    public async Task Whoever_must_not_be_contacted_is_never_on_it_and_nobody_writes_down_a_try_for_them()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("王小明");
        var father = await house.Parent(child, enrolled: false, relation: Relation.Father);
        await house.Slot(child, father, await house.Line(), DayOfWeek.Tuesday, "16:40");
        var row = (await List(house)).ShouldHaveSingleItem();
        await house.Change<ChildLink>((await house.Look(db => db.Links.SingleAsync(l => l.MemberId == father.Id))).Id, l => l.NoContact = true);
        (await List(house)).ShouldBeEmpty();
        (await house.Store.Write(Who.System, work => house.Get<PhoneTries>().Write(work, row.Matter, row.SubjectId, child.Id, father.Id, PhoneTryEnd.Told))).Refused!.Code.ShouldBe(RefusalCode.NotLinked);
        (await house.Store.Write(Who.System, work => house.Get<Numbers>().OfMember(work, father.Id, child.Id))).Refused!.Code.ShouldBe(RefusalCode.NotFound);
    }

    [Fact]
    public async Task A_call_taken_out_of_the_plan_is_told_once_and_a_series_that_ended_is_one_word()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("王小明");
        var mother = await house.Parent(child, enrolled: false);
        await house.Slot(child, mother, await house.Line(), DayOfWeek.Friday, "16:40");
        var call = (await house.CallsOf(child))[0];
        await house.Do(work => house.Get<Calls>().Confirm(work, call.Id));
        await house.Do(work => house.Get<Calls>().Cancel(work, call.Id));
        var row = (await List(house)).ShouldHaveSingleItem();
        row.Matter.ShouldBe(PhoneMatter.Cancelled);
        await house.Do(work => house.Get<PhoneTries>().Write(work, row.Matter, row.SubjectId, child.Id, mother.Id, PhoneTryEnd.Told));
        (await List(house)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Counsellor)]
    public async Task It_is_for_those_who_look_after_the_whole_school(Role role)
    {
        await using var house = await TestHouse.Open();
        var who = Who.Staff((await house.Staff(role)).Id);
        (await house.Store.Read(who, work => house.Get<PhoneList>().Show(work, house.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    private static Task<long> AddressOf(TestHouse house, Member member) => house.Look(db => db.Addresses.Where(a => a.MemberId == member.Id).Select(a => a.Id).SingleAsync());

    private static Task<List<PhoneRow>> List(TestHouse house, Who? who = null) => house.Do(work => house.Get<PhoneList>().Show(work, house.SchoolId), who);
}
