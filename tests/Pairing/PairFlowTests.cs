using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Pairing;

/// <summary>Teacher and child are both volunteers, the family agrees (mission.md, promise 2).</summary>
public sealed class PairFlowTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public async Task It_begins_when_helper_child_and_family_have_said_yes_and_each_is_asked_in_turn()
    {
        await using var at = await Place.Open();
        var pair = await at.Propose();
        (await at.State(pair)).ShouldBe(PairState.Proposed);
        (await at.AskedNow()).ShouldBe([at.Helper.Id]);
        await at.Says(Who.Member(at.Helper.Id), pair, Party.Helper, yes: true);
        (await at.State(pair)).ShouldBe(PairState.AcceptedByTeacher);
        (await at.AskedNow()).ShouldBe([at.ClassTeacher.Id], "the child is asked by somebody else than the helper");
        await at.Says(Who.Member(at.ClassTeacher.Id), pair, Party.Child, yes: true);
        (await at.AskedNow()).ShouldBe([at.Mother.Id, at.Grandmother.Id], ignoreOrder: true);
        await at.Says(Who.Member(at.Grandmother.Id), pair, Party.Family, yes: true);
        (await at.State(pair)).ShouldBe(PairState.Active);
        (await at.Kinds(at.Helper.Id)).ShouldBe(["pairing.ask", "pairing.started"]);
        (await at.Refused(Who.Member(at.Mother.Id), pair, Party.Family, yes: false)).ShouldBe(RefusalCode.AlreadySettled);
        var row = await at.House.Look(db => db.Pairs.SingleAsync(p => p.Id == pair));
        (row.From, row.Until, row.EndReason).ShouldBe((Monday, null, null));
    }

    [Theory]
    [InlineData(Party.Helper, PairEnd.HelperAsked)]
    [InlineData(Party.Child, PairEnd.ChildAsked)]
    [InlineData(Party.Family, PairEnd.FamilyAsked)]
    public async Task A_no_of_any_of_the_three_ends_it_and_the_helper_never_learns_whose_it_was(Party who, PairEnd why)
    {
        await using var at = await Place.Open();
        var pair = await at.Propose();
        foreach (var party in new[] { Party.Helper, Party.Child, Party.Family })
        {
            await at.Says(at.Of(party), pair, party, yes: party != who);
            if (party == who) break;
        }

        (await at.State(pair)).ShouldBe(PairState.Declined);
        (await at.House.Look(db => db.Pairs.SingleAsync(p => p.Id == pair))).EndReason.ShouldBe(why);
        (await at.Kinds(at.Helper.Id)).ShouldBe(who == Party.Helper ? ["pairing.ask"] : ["pairing.ask", "pairing.not"]);
        (await at.Coverage()).Percent.ShouldBe(0);
        await at.Propose(at.Other);
    }

    [Fact]
    public async Task One_adult_who_says_no_outweighs_another_who_said_nothing_and_who_may_not_consent_is_not_asked()
    {
        await using var at = await Place.Open();
        var uncle = await at.House.Guardian(at.Child, "小明舅舅", relation: Relation.Uncle);
        await at.House.Change<ChildLink>((await at.House.Look(db => db.Links.SingleAsync(l => l.MemberId == uncle.Id))).Id, l => l.MayConsent = false);
        await at.House.Change<ChildLink>((await at.House.Look(db => db.Links.SingleAsync(l => l.MemberId == at.Mother.Id))).Id, l => l.NoContact = true);
        var pair = await at.Propose();
        await at.Says(at.Of(Party.Helper), pair, Party.Helper, yes: true);
        await at.Says(at.Of(Party.Child), pair, Party.Child, yes: true);
        (await at.AskedNow()).ShouldBe([at.Grandmother.Id]);
        foreach (var one in new[] { uncle, at.Mother })
            (await at.Refused(Who.Member(one.Id), pair, Party.Family, yes: true)).ShouldBe(RefusalCode.NotLinked);
        await at.Says(Who.Member(at.Grandmother.Id), pair, Party.Family, yes: false);
        (await at.State(pair)).ShouldBe(PairState.Declined);
    }

    [Fact]
    public async Task Nobody_answers_for_another_and_the_helper_does_not_ask_the_child()
    {
        await using var at = await Place.Open();
        var pair = await at.Propose();
        (await at.Refused(Who.Member(at.Other.Id), pair, Party.Helper, yes: true)).ShouldBe(RefusalCode.NotAllowed);
        (await at.Refused(Who.Member(at.Mother.Id), pair, Party.Helper, yes: true)).ShouldBe(RefusalCode.NotAllowed);
        (await at.Refused(Who.Member(at.Helper.Id), pair, Party.Child, yes: true)).ShouldBe(RefusalCode.NotAllowed);
        (await at.Refused(Who.Member(at.Helper.Id), pair, Party.Family, yes: true)).ShouldBe(RefusalCode.NotLinked);
        (await at.Refused(Who.Staff((await at.House.Staff(Role.Viewer)).Id), pair, Party.Helper, yes: true)).ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Look(db => db.PairWords.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_signed_on_paper_is_entered_in_any_order_with_its_day()
    {
        await using var at = await Place.Open(enrolled: false);
        var pair = await at.Propose();
        var coordinator = Who.Staff((await at.House.Staff(Role.Coordinator)).Id);
        (await at.Todos()).ShouldBe([TodoKind.PairHelper], "nobody of them has a chat");
        await at.Says(coordinator, pair, Party.Family, yes: true, at.Grandmother.Id, WordWay.Paper, Monday.AddDays(-3));
        await at.Says(coordinator, pair, Party.Helper, yes: true, way: WordWay.Spoken);
        (await at.Todos()).ShouldBe([TodoKind.PairChild]);
        (await at.Refused(coordinator, pair, Party.Child, yes: true, day: Monday.AddDays(1))).ShouldBe(RefusalCode.Past);
        await at.Says(coordinator, pair, Party.Child, yes: true, way: WordWay.Spoken);
        (await at.State(pair)).ShouldBe(PairState.Active);
        (await at.Todos()).ShouldBeEmpty();
        (await at.House.Look(db => db.PairWords.SingleAsync(w => w.Party == Party.Family))).Day.ShouldBe(Monday.AddDays(-3));
        (await at.House.Look(db => db.Outbox.CountAsync(m => m.Kind.StartsWith("pairing")))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_does_not_answer_is_reminded_once_and_then_it_is_back_with_the_coordinator()
    {
        await using var at = await Place.Open();
        var pair = await at.Propose();
        await at.Play("2026-11-26 07:59");
        (await at.Kinds(at.Helper.Id)).ShouldBe(["pairing.ask"]);
        await at.Play("2026-11-26 08:00");
        (await at.Kinds(at.Helper.Id)).ShouldBe(["pairing.ask", "pairing.ask"]);
        (await at.Todos()).ShouldBeEmpty();
        await at.Play("2026-11-30 08:00");
        (await at.Todos()).ShouldBe([TodoKind.PairHelper]);
        await at.Play("2026-12-20 08:00");
        (await at.Kinds(at.Helper.Id)).ShouldBe(["pairing.ask", "pairing.ask"], "nobody is pressed");
        await at.Says(at.Of(Party.Helper), pair, Party.Helper, yes: true);
        (await at.Todos()).ShouldBeEmpty("it is the child's turn now");
    }

    [Fact]
    public async Task Many_questions_to_one_person_are_one_message()
    {
        await using var at = await Place.Open();
        var other = await at.House.Child("小红");
        await at.House.Parent(other);
        await at.House.Do(work => at.House.Get<PairProposals>().ProposeAll(work, [new(at.Child.Id, at.Helper.Id), new(other.Id, at.Helper.Id)]));
        (await at.Kinds(at.Helper.Id)).ShouldBe(["pairing.ask"]);
        (await at.House.Look(db => PairQueue.Of(db, at.Helper.Id, default))).Count.ShouldBe(2);
        (await at.House.Store.Write(Who.System, work => at.House.Get<PairProposals>().ProposeAll(work, [new(other.Id, at.Other.Id), new(at.Child.Id, at.Helper.Id)]))).Refused!.Code.ShouldBe(RefusalCode.AlreadyPaired);
        (await at.House.Look(db => db.Pairs.CountAsync())).ShouldBe(2, "all or nothing");
    }

    [Fact]
    public async Task The_schools_limit_holds_for_asked_and_lasting_pairs_together_and_a_helpers_own_comes_before_it()
    {
        await using var at = await Place.Open();
        var helpers = at.House.Get<Helpers>();
        await at.House.Do(work => helpers.SetRules(work, at.Child.SchoolId, 2, 3, 7));
        await at.House.Pair(await at.House.Child("一"), at.Helper);
        await at.Propose();
        var third = await at.House.Child("三");
        (await at.House.Store.Write(Who.System, work => at.House.Get<PairProposals>().Propose(work, new(third.Id, at.Helper.Id)))).Refused!.Code.ShouldBe(RefusalCode.HelperFull);
        await at.House.Do(work => helpers.Keep(work, at.Helper.Id, new HelperFacts(HelperKind.Teacher, Most: 3)));
        await at.House.Do(work => at.House.Get<PairProposals>().Propose(work, new(third.Id, at.Helper.Id)));
    }

    [Fact]
    public async Task A_volunteer_from_outside_is_with_a_child_only_while_cleared()
    {
        await using var at = await Place.Open();
        var outside = await at.House.Volunteer("邻居周叔");
        (await at.House.Store.Write(Who.System, work => at.House.Get<PairProposals>().Propose(work, new(at.Child.Id, outside.Id)))).Refused!.Code.ShouldBe(RefusalCode.NotCleared);
        await at.Clear(outside, Monday.AddDays(10));
        var pair = await at.House.Do(work => at.House.Get<PairProposals>().Propose(work, new(at.Child.Id, outside.Id)));
        await at.Says(Who.Member(outside.Id), pair, Party.Helper, yes: true);
        await at.Says(at.Of(Party.Child), pair, Party.Child, yes: true);
        await at.Clear(outside, null);
        await at.Says(at.Of(Party.Family), pair, Party.Family, yes: true);
        (await at.State(pair)).ShouldBe(PairState.AgreedByFamily);
        await at.Clear(outside, Monday.AddDays(10));
        (await at.State(pair)).ShouldBe(PairState.Active);
        (await at.Todos()).ShouldBe([TodoKind.ClearanceEnds]);
        (await at.Sees(outside)).ShouldBeTrue();
        at.House.Advance(TimeSpan.FromDays(11));
        (await at.Sees(outside)).ShouldBeFalse("the clearance is over");
        (await at.House.Do<List<long>>(async work => await Pairs.HelpersOf(work, at.Child.Id, Monday.AddDays(11)))).ShouldBeEmpty();
        var (cared, _) = await at.House.Look(db => CaredForChildren.Read(db, at.House.Get<Sealer>(), at.Child.SchoolId, Monday.AddDays(11), [], null, CancellationToken.None));
        cared.Single().HelperId.ShouldBeNull("what is owed is the class teacher's then");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_who_say_yes_in_the_same_moment_are_both_heard(bool helperFirst)
    {
        await using var at = await Place.Open();
        var pair = await at.Propose();
        Func<Work, Task<Result>> Yes(Party party, WordWay way) => async work => await at.House.Get<PairAnswers>().Say(work, await Place.AskOf(work, pair), party, true, null, way);
        var coordinator = Who.Staff((await at.House.Staff(Role.Coordinator)).Id);
        (Who, Func<Work, Task<Result>>) helper = (Who.Member(at.Helper.Id), Yes(Party.Helper, WordWay.Chat)), child = (coordinator, Yes(Party.Child, WordWay.Spoken));
        await (helperFirst ? at.House.Together(helper, child) : at.House.Together(child, helper));
        (await at.AskedNow()).ShouldBe([at.Mother.Id, at.Grandmother.Id], ignoreOrder: true);
        await at.Says(at.Of(Party.Family), pair, Party.Family, yes: true);
        (await at.State(pair)).ShouldBe(PairState.Active);
    }

    [Fact]
    public async Task Of_two_who_are_to_stand_in_from_the_same_moment_one_is_taken()
    {
        await using var at = await Place.Open();
        var pair = (await at.House.Pair(at.Child, at.Helper)).Id;
        var refused = new Dictionary<long, RefusalCode?>();
        (Who, Func<Work, Task<Result>>) In(Member who) => (Who.System, async work =>
        {
            refused[who.Id] = (await at.House.Get<PairLife>().StandIn(work, pair, who.Id, Monday, Monday.AddDays(5))).Refused?.Code;
            return Result.Done;
        }
        );
        await at.House.Together(In(at.Other), In(at.ClassTeacher));
        (await at.House.Look(db => db.PairLeaves.CountAsync())).ShouldBe(1);
        refused.Values.ShouldBe([null, RefusalCode.Conflict], ignoreOrder: true);
    }

    [Fact]
    public async Task A_substitute_stands_in_from_one_day_to_another_and_hears_what_the_helper_would()
    {
        await using var at = await Place.Open();
        await at.House.Change<SchoolClass>(at.Child.ClassId, k => k.TeacherId = null);
        var pair = (await at.House.Pair(at.Child, at.Helper)).Id;
        var life = at.House.Get<PairLife>();
        (await at.Sees(at.Other)).ShouldBeFalse();
        await at.House.Do(work => life.StandIn(work, pair, at.Other.Id, Monday.AddDays(1), Monday.AddDays(3)));
        (await at.House.Store.Write(Who.System, work => life.StandIn(work, pair, at.ClassTeacher.Id, Monday.AddDays(3), Monday.AddDays(4)))).Refused!.Code.ShouldBe(RefusalCode.Conflict);
        (await at.Near()).ShouldBe([at.Helper.Id]);
        at.House.Advance(TimeSpan.FromDays(1));
        (await at.State(pair)).ShouldBe(PairState.OnLeave);
        (await at.Near()).ShouldBe([at.Other.Id]);
        (await at.Sees(at.Other)).ShouldBeTrue();
        var leave = await at.House.Look(db => db.PairLeaves.SingleAsync());
        await at.House.Do(work => life.RefuseStandIn(work, leave.Id), Who.Member(at.Other.Id));
        (await at.Todos()).ShouldBe([TodoKind.StandInRefused]);
        (await at.Near()).ShouldBe([at.Helper.Id]);
        await at.House.Do(work => life.StandIn(work, pair, at.ClassTeacher.Id, Monday.AddDays(1), Monday.AddDays(20)));
        (await at.Todos()).ShouldBeEmpty();
        await at.House.Do(work => life.Return(work, pair));
        (await at.State(pair)).ShouldBe(PairState.Active);
        (await at.Near()).ShouldBe([at.Helper.Id]);
    }

    [Fact]
    public async Task One_who_takes_it_on_begins_the_day_after_the_old_one_ends_and_until_then_nothing_changes()
    {
        await using var at = await Place.Open();
        var old = (await at.House.Pair(at.Child, at.Helper)).Id;
        var next = await at.House.Do(work => at.House.Get<PairProposals>().Propose(work, new(at.Child.Id, at.Other.Id, Monday.AddDays(7), AfterId: old)));
        await at.Says(Who.Member(at.Other.Id), next, Party.Helper, yes: true);
        await at.Says(at.Of(Party.Child), next, Party.Child, yes: true);
        (await at.State(old)).ShouldBe(PairState.Active);
        await at.Says(at.Of(Party.Family), next, Party.Family, yes: true);
        (await at.State(next)).ShouldBe(PairState.AgreedByFamily);
        at.House.Advance(TimeSpan.FromDays(6));
        (await at.State(old), await at.State(next)).ShouldBe((PairState.Active, PairState.AgreedByFamily));
        at.House.Advance(TimeSpan.FromDays(1));
        (await at.State(old), await at.State(next)).ShouldBe((PairState.Ended, PairState.Active));
        (await at.House.Look(db => db.Pairs.SingleAsync(p => p.Id == old))).EndReason.ShouldBe(PairEnd.PassedOn);
        (await at.Kinds(at.Helper.Id)).ShouldBe(["pairing.ended"]);
    }

    [Fact]
    public async Task A_child_who_leaves_and_a_helper_who_leaves_end_it_and_whatever_was_asked_is_closed()
    {
        await using var at = await Place.Open();
        var (lasting, second) = ((await at.House.Pair(at.Child, at.Helper)).Id, await at.House.Child("小红"));
        var asked = await at.House.Do(work => at.House.Get<PairProposals>().Propose(work, new(second.Id, at.Helper.Id)));
        await at.House.Do(work => at.House.Get<Leavers>().Change(work, at.Child.Id, ChildStatus.MovedAway, Monday));
        (await at.House.Look(db => db.Pairs.SingleAsync(p => p.Id == lasting))).EndReason.ShouldBe(PairEnd.ChildLeft);
        (await at.Sees(at.Helper)).ShouldBeFalse();
        await at.House.Do(work => at.House.Get<Helpers>().Leave(work, at.Helper.Id));
        (await at.State(asked)).ShouldBe(PairState.Declined);
        (await at.House.Look(db => db.Pairs.SingleAsync(p => p.Id == asked))).EndReason.ShouldBe(PairEnd.HelperLeft);
        (await at.House.Look(db => PairQueue.Of(db, at.Helper.Id, default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_school_year_all_three_are_asked_again_once_and_a_no_ends_it()
    {
        await using var at = await Place.Open();
        var lasting = (await at.House.Pair(at.Child, at.Helper, new DateOnly(2025, 9, 1))).Id;
        await at.House.Pair(await at.House.Child("新来的"), at.Helper, new DateOnly(2026, 9, 1));
        var renewals = at.House.Get<Renewals>();
        (await at.House.Do(work => renewals.Ask(work, at.Child.SchoolId))).ShouldBe(1, "the other began this year");
        (await at.House.Do(work => renewals.Ask(work, at.Child.SchoolId))).ShouldBe(0);
        (await at.State(lasting)).ShouldBe(PairState.Active, "it lasts while it is asked about");
        foreach (var party in new[] { Party.Helper, Party.Child }) await at.Says(at.Of(party), lasting, party, yes: true);
        await at.Says(at.Of(Party.Family), lasting, Party.Family, yes: false);
        (await at.State(lasting)).ShouldNotBe(PairState.Active);
        (await at.House.Look(db => db.Pairs.SingleAsync(p => p.Id == lasting))).EndReason.ShouldBe(PairEnd.NotRenewed);
        (await at.House.Do(work => renewals.Look(work, at.Child.SchoolId))).ShouldBe(new RenewalState(2026, 0, 0, 0, 1));
    }

    [Fact]
    public async Task A_stage_of_the_plan_is_brought_to_mind_on_its_day_and_its_words_are_sealed()
    {
        await using var at = await Place.Open();
        var pair = (await at.House.Pair(at.Child, at.Helper)).Id;
        var (stages, helper) = (at.House.Get<PairStages>(), Who.Member(at.Helper.Id));
        var stage = await at.House.Do(work => stages.Plan(work, pair, Monday.AddDays(2), "每天听写十个词"), helper);
        (await at.House.Store.Write(Who.Member(at.Other.Id), work => stages.Plan(work, pair, Monday, "x"))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await at.Play("2026-11-25 14:59");
        (await at.Kinds(at.Helper.Id)).ShouldBeEmpty();
        await at.Play("2026-11-26 15:00");
        (await at.Kinds(at.Helper.Id)).ShouldBe(["pairing.stage"]);
        await at.House.Do(work => stages.Check(work, stage, StageResult.Progress, "会写了"), helper);
        var page = await at.House.Do(work => at.House.Get<PairBook>().Show(work, pair), helper);
        page.Stages.Select(s => (s.What, s.Result, s.Stage.Result)).ShouldBe([("每天听写十个词", "会写了", StageResult.Progress)]);
        (await at.House.Look(db => db.PairStages.SingleAsync())).WhatSealed.AsSpan().IndexOf("听写"u8).ShouldBe(-1);
    }

    private sealed record Place(TestHouse House, Child Child, Member Mother, Member Grandmother, Member Helper, Member Other, Member ClassTeacher) : IAsyncDisposable
    {
        public static async Task<Place> Open(bool enrolled = true)
        {
            var house = await TestHouse.Open();
            var teacher = await house.Teacher("班主任方老师", enrolled);
            await house.Class(teacher: teacher);
            var child = await house.Child();
            return new Place(house, child, await house.Parent(child, enrolled: enrolled), await house.Guardian(child, enrolled: enrolled), await house.Teacher("李老师", enrolled), await house.Teacher("王老师", enrolled), teacher);
        }

        public Task<long> Propose(Member? helper = null) => House.Do(work => House.Get<PairProposals>().Propose(work, new(Child.Id, (helper ?? Helper).Id)));

        public Who Of(Party party) => Who.Member(party switch { Party.Helper => Helper.Id, Party.Child => ClassTeacher.Id, _ => Mother.Id });

        public Task Says(Who who, long pair, Party party, bool yes, long? member = null, WordWay way = WordWay.Chat, DateOnly? day = null) =>
            House.Do(async work => await House.Get<PairAnswers>().Say(work, await AskOf(work, pair), party, yes, member, way, day), who);

        public async Task<RefusalCode?> Refused(Who who, long pair, Party party, bool yes, DateOnly? day = null) =>
            (await House.Store.Write(who, async work => await House.Get<PairAnswers>().Say(work, await AskOf(work, pair), party, yes, day: day))).Refused?.Code;

        public async Task<PairState> State(long pair) => (await House.Do(work => House.Get<PairBook>().Show(work, pair))).Line.State;

        public Task<PairCoverage> Coverage() => House.Do(work => House.Get<PairBook>().Coverage(work, Child.SchoolId));

        /// <summary>The kinds of pairing messages to a person, in order.</summary>
        public Task<List<string>> Kinds(long member) => House.Look(db => db.Outbox.Where(m => m.MemberId == member && m.Kind.StartsWith("pairing")).OrderBy(m => m.Id).Select(m => m.Kind).ToListAsync());

        /// <summary>To whom the latest asking goes.</summary>
        public Task<List<long>> AskedNow() => House.Look(async db =>
        {
            var asks = await db.Outbox.Where(m => m.Kind == "pairing.ask").OrderBy(m => m.Id).ToListAsync();
            return asks.Where(m => m.CreatedAt == asks[^1].CreatedAt && m.UniqueKey.Split(':')[^1] == asks[^1].UniqueKey.Split(':')[^1]).Select(m => m.MemberId!.Value).ToList();
        });

        public async Task<List<TodoKind>> Todos() => [.. (await House.Do(work => House.Get<Todos>().Show(work, Child.SchoolId))).Select(t => t.Kind).Where(k => k is TodoKind.PairHelper or TodoKind.PairChild or TodoKind.PairFamily or TodoKind.StandInRefused or TodoKind.ClearanceEnds)];

        public Task Clear(Member volunteer, DateOnly? until) => House.Do(work => House.Get<Helpers>().Keep(work, volunteer.Id, new HelperFacts(HelperKind.Neighbour, ClearedUntil: until)));

        public async Task<bool> Sees(Member member) => (await House.Store.Read(Who.Member(member.Id), work => House.Get<ChildFiles>().Show(work, Child.Id))).Ok;

        public Task<List<long>> Near() => House.Do<List<long>>(async work => (await NearTeachers.Of(work, Child.Id)).ConvertAll(p => p.Member.Id));

        public async Task Play(string wallClock)
        {
            var ticks = House.Get<PairTicks>();
            await Deliver();
            while (await ticks.NextDue(House.Clock.UtcNow) is { } next && next <= ManualClock.At(wallClock))
            {
                House.Clock.Set(next);
                await ticks.RunDue();
                await Deliver();
            }

            House.Clock.Set(wallClock);
            await ticks.RunDue();
        }

        private Task Deliver() => House.Do(async work =>
        {
            foreach (var row in await work.Db.Outbox.Where(m => m.State == OutboxState.Pending && m.NotBefore <= work.Now).ToListAsync()) row.Sent(row.Id % 1000, work.Now);
            return FamilyLink.Domain.Result.Done;
        });

        public ValueTask DisposeAsync() => House.DisposeAsync();

        public static async Task<long> AskOf(Work work, long pair) => (await work.Db.PairAsks.OrderByDescending(a => a.Id).FirstAsync(a => a.PairId == pair)).Id;
    }
}
