using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

public sealed class ConsentAsksTests
{
    [Fact]
    public async Task What_is_first_needed_is_asked_once_said_once_more_after_a_week_and_then_not_for_ninety_days()
    {
        await using var at = await Place.Open();
        (await at.Need(ConsentPurpose.Pictures)).ShouldBe(ConsentNeed.Asked);
        (await at.Need(ConsentPurpose.Pictures)).ShouldBe(ConsentNeed.Asked);
        (await at.Sent()).ShouldBe([(at.Mother.Id, "2026-11-23 09:00")], "eight in the morning is no hour to ask");
        await at.Play("2026-11-30 08:59");
        (await at.Sent()).Count.ShouldBe(1);
        await at.Play("2026-11-30 09:01");
        (await at.Sent()).ShouldBe([(at.Mother.Id, "2026-11-23 09:00"), (at.Mother.Id, "2026-11-30 09:00")]);
        await at.Play("2027-02-20 12:00");
        (await at.Need(ConsentPurpose.Pictures)).ShouldBe(ConsentNeed.Asked);
        (await at.Sent()).Count.ShouldBe(2);
        await at.Play("2027-02-22 12:00");
        (await at.Need(ConsentPurpose.Pictures)).ShouldBe(ConsentNeed.Asked);
        (await at.Sent()).Count.ShouldBe(3, "ninety days are over");
    }

    [Fact]
    public async Task Who_said_no_is_not_asked_and_a_yes_lets_the_feature_go_on()
    {
        await using var at = await Place.Open();
        await at.Says(ConsentPurpose.Pictures, given: false);
        (await at.Need(ConsentPurpose.Pictures)).ShouldBe(ConsentNeed.Refused);
        (await at.Need(ConsentPurpose.Statistics)).ShouldBe(ConsentNeed.Open, "silence does not stop figures");
        (await at.Need(ConsentPurpose.Letters)).ShouldBe(ConsentNeed.Asked);
        await at.Says(ConsentPurpose.Letters, given: true);
        (await at.Need(ConsentPurpose.Letters)).ShouldBe(ConsentNeed.Open);
        (await at.House.Look(db => db.ConsentAsks.CountAsync(a => a.ClosedAt == null))).ShouldBe(0);
        await at.Play("2026-12-05 12:00");
        (await at.Sent()).Count.ShouldBe(1, "who answered is not reminded");
    }

    [Fact]
    public async Task Two_children_and_two_purposes_are_one_message_a_day_and_what_comes_later_waits_for_the_next()
    {
        await using var at = await Place.Open();
        var sister = await at.House.Child("小红");
        await at.House.Link(sister, at.Mother);
        await at.Need(ConsentPurpose.Pictures);
        await at.House.Do<ConsentNeed>(async work => await ConsentAsks.Need(work, sister.Id, ConsentPurpose.Video));
        (await at.Sent()).Count.ShouldBe(1);
        (await at.House.Look(db => db.Outbox.Where(m => m.Kind == ConsentAsks.Kind).Select(m => m.ChildId).SingleAsync())).ShouldBe(at.Child.Id);
        await at.Play("2026-11-23 10:00");
        await at.Need(ConsentPurpose.Letters);
        (await at.Sent()).Count.ShouldBe(1);
        await at.Play("2026-11-24 09:01");
        (await at.Sent()).Select(s => s.Item2).ShouldBe(["2026-11-23 09:00", "2026-11-24 09:00"]);
    }

    [Fact]
    public async Task A_family_without_chat_stands_on_the_paper_list_until_it_is_signed()
    {
        await using var at = await Place.Open(enrolled: false);
        var office = Who.Staff((await at.House.Staff(Role.Coordinator)).Id);
        var outlook = await at.House.Do(work => at.House.Get<ConsentAsks>().Outlook(work, at.School, at.Child.ClassId, ConsentPurpose.Letters), office);
        (outlook.People, outlook.Waiting).ShouldBe((0, 0));
        outlook.OnPaper.ShouldBe(["小明"]);
        (await at.House.Do(work => at.House.Get<ConsentAsks>().Ask(work, at.School, at.Child.ClassId, ConsentPurpose.Letters), office)).ShouldBe((0, 1));
        (await at.Need(ConsentPurpose.Letters)).ShouldBe(ConsentNeed.OnPaper);
        var line = (await at.Todo()).ShouldHaveSingleItem();
        (line.Kind, line.Purpose, line.Count).ShouldBe((TodoKind.ConsentOnPaper, ConsentPurpose.Letters, 1));
        await at.House.Do(work => at.House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(at.Child.Id, at.Mother.Id, true)], new DateOnly(2026, 11, 23)), office);
        (await at.Todo()).ShouldBeEmpty();
        // With a chat by now they are asked there.
        (await at.Need(ConsentPurpose.Video)).ShouldBe(ConsentNeed.OnPaper);
        await at.House.Enrol(at.Mother);
        (await at.Need(ConsentPurpose.Video)).ShouldBe(ConsentNeed.Asked);
        (await at.Todo()).ShouldBeEmpty();
        (await at.House.Store.Write(Who.Staff((await at.House.Staff(Role.Counsellor)).Id), work => at.House.Get<ConsentAsks>().Ask(work, at.School, at.Child.ClassId, ConsentPurpose.Letters))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task A_text_that_means_something_else_is_asked_anew_of_those_who_had_agreed_and_of_nobody_else()
    {
        await using var at = await Place.Open();
        var paper = await at.House.Child("小纸");
        var paperMother = await at.House.Parent(paper, enrolled: false);
        var (no, silent) = (await at.House.Child("小不"), await at.House.Child("小静"));
        var noMother = await at.House.Parent(no);
        await at.House.Parent(silent);
        var office = Who.Staff((await at.House.Staff(Role.Coordinator)).Id);
        await at.House.Do(work => at.House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(at.Child.Id, at.Mother.Id, true), new(paper.Id, paperMother.Id, true), new(no.Id, noMother.Id, false)], new DateOnly(2026, 11, 20)), office);
        await at.Publish(asksAgain: false);
        await at.Play("2026-11-24 10:00");
        (await at.Sent()).ShouldBeEmpty("who only said it better asks nobody");

        await at.Publish(asksAgain: true);
        await at.Play("2026-11-24 21:00");
        (await at.Sent()).ShouldBe([(at.Mother.Id, "2026-11-24 10:00")]);
        (await at.House.Look(db => db.ConsentAsks.Where(a => a.ClosedAt == null).Select(a => a.ChildId).ToListAsync())).ShouldBe([at.Child.Id, paper.Id], ignoreOrder: true);
        (await at.Todo()).Single(t => t.Kind == TodoKind.ConsentOnPaper).Count.ShouldBe(1);
        (await at.House.Look(db => db.ConsentTexts.AllAsync(t => t.Spread))).ShouldBeTrue();
        await at.Says(ConsentPurpose.Pictures, given: true, version: 3);
        await at.Play("2026-12-10 12:00");
        (await at.Sent()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_whole_school_is_asked_anew_part_by_part_and_each_once()
    {
        await using var at = await Place.Open();
        var children = new List<Child> { at.Child };
        for (var i = 0; i < 120; i++) children.Add(await at.House.Plant(w => new Child { Id = w.NewId(), SchoolId = at.School, Name = $"孩子{i}", ClassId = at.Child.ClassId }));
        await at.House.Do(work =>
        {
            foreach (var child in children.Skip(1)) work.Db.Links.Add(new ChildLink { Id = work.NewId(), SchoolId = at.School, ChildId = child.Id, MemberId = at.Mother.Id, MayConsent = true, MaySee = true });
            return Task.FromResult(Result.Done);
        });
        await at.House.Do(work => at.House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [.. children.Select(c => new PaperWord(c.Id, at.Mother.Id, true))], new DateOnly(2026, 11, 20)), Who.Staff((await at.House.Staff(Role.Coordinator)).Id));
        await at.Publish(asksAgain: true);
        await at.Tick();
        await at.Tick();
        (await at.House.Look(db => db.ConsentAsks.CountAsync(a => a.ClosedAt == null))).ShouldBe(121);
        (await at.Sent()).Count.ShouldBe(1, "one mother, one message");
    }

    private sealed record Place(TestHouse House, Child Child, Member Mother) : IAsyncDisposable
    {
        public long School => Child.SchoolId;

        public static async Task<Place> Open(bool enrolled = true)
        {
            var house = await TestHouse.Open();
            var child = await house.Child("小明");
            return new Place(house, child, await house.Parent(child, enrolled: enrolled));
        }

        public Task<ConsentNeed> Need(ConsentPurpose purpose) => House.Do<ConsentNeed>(async work => await ConsentAsks.Need(work, Child.Id, purpose));

        public Task Says(ConsentPurpose purpose, bool given, int version = 1) => House.Do(async work =>
        {
            await ConsentTexts.Current(work, School, purpose, Languages.Simplified);
            return await House.Get<ChildConsents>().Say(work, Child.Id, Mother.Id, purpose, given, version, Languages.Simplified, "test");
        }, Who.Member(Mother.Id));

        public Task<int> Publish(bool asksAgain) => House.Do(work => ConsentTexts.Publish(work, School, ConsentPurpose.Pictures, Languages.All.ToDictionary(l => l, l => $"照片 {l}"), asksAgain));

        public Task Tick() => House.Get<AskTicks>().RunDue(CancellationToken.None);

        public async Task Play(string until)
        {
            var (end, ticks) = (ManualClock.At(until, "Asia/Shanghai"), House.Get<AskTicks>());
            while (true)
            {
                await ticks.RunDue(CancellationToken.None);
                await House.PlayUntil(House.Clock.UtcNow);
                if (await ticks.NextDue(House.Clock.UtcNow) is not { } next || next > end) break;
                await House.PlayUntil(next);
            }

            await House.PlayUntil(end);
        }

        public async Task<List<(long, string)>> Sent() => (await House.Look(db => db.Outbox.Where(m => m.Kind == ConsentAsks.Kind && m.Act == OutboxAct.Send).OrderBy(m => m.NotBefore).ToListAsync()))
            .ConvertAll(m => (m.MemberId!.Value, Domain.Calendar.Zones.ToLocal(m.NotBefore, "Asia/Shanghai").ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));

        public Task<List<TodoLine>> Todo() => House.Do(work => House.Get<Todos>().Show(work, School));

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
