using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.County;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

public sealed class ChildConsentsTests
{
    private static readonly ConsentPurpose[] AboutChild = [.. ConsentRules.All.Where(r => r.AboutChild).Select(r => r.Purpose)];

    public static TheoryData<ConsentPurpose> Purposes => [.. AboutChild];

    [Theory]
    [MemberData(nameof(Purposes))]
    public async Task A_consent_taken_back_shuts_its_own_gate_and_no_other(ConsentPurpose purpose)
    {
        await using var at = await Place.Open();
        foreach (var each in AboutChild) await at.Says(at.Mother, each, given: true);
        foreach (var each in AboutChild) (await at.Allows(each)).ShouldBeTrue($"{each}");
        await at.Says(at.Mother, purpose, given: false);
        foreach (var each in AboutChild) (await at.Allows(each)).ShouldBe(each != purpose, $"{each}");
        (await at.House.Look(db => Consents.Stands(db, at.Mother, CancellationToken.None))).ShouldBeTrue("the calls go on");
        await at.Says(at.Mother, purpose, given: true);
        (await at.Allows(purpose)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Purposes))]
    public async Task Silence_opens_nothing_but_figures_without_a_name_and_one_no_outweighs_a_yes(ConsentPurpose purpose)
    {
        await using var at = await Place.Open();
        (await at.Allows(purpose)).ShouldBe(purpose == ConsentPurpose.Statistics);
        await at.Says(at.Mother, purpose, given: true);
        await at.Says(at.Father, purpose, given: false);
        (await at.Allows(purpose)).ShouldBeFalse();
        (await at.Standing(purpose)).ShouldBe(ConsentStanding.Refused);
        // Who must not be contacted any more has no say any more.
        await at.House.Change<ChildLink>((await at.House.Look(db => db.Links.SingleAsync(l => l.MemberId == at.Father.Id))).Id, l => l.NoContact = true);
        (await at.Allows(purpose)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_text_that_means_something_else_is_asked_anew_and_one_that_says_it_better_is_not()
    {
        await using var at = await Place.Open();
        await at.Says(at.Mother, ConsentPurpose.Pictures, given: true);
        var texts = Languages.All.ToDictionary(l => l, l => $"照片 {l}");
        (await at.House.Do(work => ConsentTexts.Publish(work, at.School, ConsentPurpose.Pictures, texts, asksAgain: false))).ShouldBe(2);
        (await at.Allows(ConsentPurpose.Pictures)).ShouldBeTrue();
        (await at.House.Do(work => ConsentTexts.Publish(work, at.School, ConsentPurpose.Pictures, texts, asksAgain: true))).ShouldBe(3);
        (await at.Standing(ConsentPurpose.Pictures)).ShouldBe(ConsentStanding.AskAgain);
        (await at.Allows(ConsentPurpose.Pictures)).ShouldBeFalse();
        await at.Says(at.Mother, ConsentPurpose.Pictures, given: true, version: 3);
        (await at.Allows(ConsentPurpose.Pictures)).ShouldBeTrue();
        texts.Remove(Languages.English);
        (await at.House.Store.Write(Who.System, work => ConsentTexts.Publish(work, at.School, ConsentPurpose.Pictures, texts, asksAgain: true))).Refused!.Field.ShouldBe(Languages.English);
        (await at.House.Store.Write(Who.Staff((await at.House.Staff(Role.Coordinator)).Id), work => ConsentTexts.Publish(work, at.School, ConsentPurpose.Pictures, texts, asksAgain: true))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task Only_who_may_consent_consents_each_for_themselves_and_the_coordinator_for_paper()
    {
        await using var at = await Place.Open();
        var grandmother = await at.House.Guardian(at.Child);
        await at.House.Change<ChildLink>((await at.House.Look(db => db.Links.SingleAsync(l => l.MemberId == grandmother.Id))).Id, l => l.MayConsent = false);
        (await at.Try(Who.Member(grandmother.Id), grandmother)).ShouldBe(RefusalCode.NotLinked);
        var stranger = await at.House.Parent(await at.House.Child("别人"));
        (await at.Try(Who.Member(stranger.Id), at.Mother)).ShouldBe(RefusalCode.NotAllowed);
        (await at.Try(Who.Staff((await at.House.Staff(Role.Viewer)).Id), at.Mother)).ShouldBe(RefusalCode.NotAllowed);
        (await at.Try(Who.Staff((await at.House.Staff(Role.Coordinator)).Id), at.Mother)).ShouldBeNull();
        (await at.Try(Who.Member(at.Mother.Id), at.Mother, ConsentPurpose.Basic)).ShouldBe(RefusalCode.Invalid);
    }

    [Fact]
    public async Task A_list_of_a_parents_meeting_goes_in_whole_or_not_at_all_and_is_proof()
    {
        await using var at = await Place.Open();
        var (house, consents, proofs) = (at.House, at.House.Get<ChildConsents>(), at.House.Get<ConsentProofs>());
        var other = await house.Child("小红");
        var mother = await house.Parent(other);
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var day = new DateOnly(2026, 11, 20);
        (await house.Store.Write(coordinator, work => consents.SayOnPaper(work, ConsentPurpose.Letters, [new(at.Child.Id, at.Mother.Id, true), new(other.Id, at.Father.Id, true)], day))).Refused!.Code.ShouldBe(RefusalCode.NotLinked);
        (await house.Look(db => db.Consents.CountAsync(c => c.ChildId != null))).ShouldBe(0);
        (await house.Store.Write(coordinator, work => consents.SayOnPaper(work, ConsentPurpose.Letters, [new(at.Child.Id, at.Mother.Id, true)], new DateOnly(2027, 1, 1)))).Refused!.Code.ShouldBe(RefusalCode.Past);
        (await house.Do(work => consents.SayOnPaper(work, ConsentPurpose.Letters, [new(at.Child.Id, at.Mother.Id, true), new(other.Id, mother.Id, false)], day), coordinator)).ShouldBe(2);
        var rows = await house.Do(work => consents.OfClass(work, at.School, at.Child.ClassId), coordinator);
        rows.Select(r => (r.Child, r.Standing[ConsentPurpose.Letters])).ShouldBe([("小明", ConsentStanding.Given), ("小红", ConsentStanding.Refused)], ignoreOrder: true);
        var proof = (await house.Do(work => proofs.Of(work, at.Child.Id), coordinator)).Single(p => p.Said.Purpose == ConsentPurpose.Letters);
        (proof.Member, proof.Said.Given, proof.Said.Proof).ShouldBe((at.Mother.Name, true, "paper 2026-11-20"));
        proof.Words.ShouldContain("老师转交");
        (await house.Store.Write(Who.Staff((await house.Staff(Role.Counsellor)).Id), work => proofs.Of(work, at.Child.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.ExportConsents)))).ShouldBe(1);
    }

    [Fact]
    public async Task A_paper_entered_late_does_not_overrule_what_was_said_in_the_chat_since_it_was_signed()
    {
        await using var at = await Place.Open();
        await at.Says(at.Mother, ConsentPurpose.Pictures, given: false);
        var coordinator = Who.Staff((await at.House.Staff(Role.Coordinator)).Id);
        await at.House.Do(work => at.House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(at.Child.Id, at.Mother.Id, true)], new DateOnly(2026, 11, 20)), coordinator);
        (await at.Allows(ConsentPurpose.Pictures)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_child_whose_family_said_no_is_in_no_figure_of_the_county()
    {
        await using var at = await Place.Open();
        await at.House.Slot(at.Child, at.Mother, await at.House.Line(), DayOfWeek.Friday, "16:20");
        var before = (await at.House.Do(work => at.House.Get<CountyOverview>().Show(work)))[0];
        (before.Children, before.ThisWeek.Ahead).ShouldBe((1, 1));
        await at.Says(at.Father, ConsentPurpose.Statistics, given: false);
        var after = (await at.House.Do(work => at.House.Get<CountyOverview>().Show(work)))[0];
        (after.Children, after.WithoutChat, after.ThisWeek.Ahead).ShouldBe((0, 0, 0));
    }

    private sealed record Place(TestHouse House, Child Child, Member Mother, Member Father) : IAsyncDisposable
    {
        public long School => Child.SchoolId;

        public static async Task<Place> Open()
        {
            var house = await TestHouse.Open();
            var child = await house.Child("小明");
            return new Place(house, child, await house.Parent(child), await house.Parent(child, "小明爸爸", relation: Relation.Father));
        }

        public Task Says(Member member, ConsentPurpose purpose, bool given, int version = 1) => House.Do(async work =>
        {
            await ConsentTexts.Current(work, School, purpose, Languages.Simplified);
            return await House.Get<ChildConsents>().Say(work, Child.Id, member.Id, purpose, given, version, Languages.Simplified, "test");
        }, Who.Member(member.Id));

        public async Task<RefusalCode?> Try(Who who, Member member, ConsentPurpose purpose = ConsentPurpose.Letters) => (await House.Store.Write(who, async work =>
        {
            await ConsentTexts.Current(work, School, purpose, Languages.Simplified);
            return await House.Get<ChildConsents>().Say(work, Child.Id, member.Id, purpose, given: true, 1, Languages.Simplified, "test");
        })).Refused?.Code;

        public Task<bool> Allows(ConsentPurpose purpose) => House.Look(db => ConsentGate.Allows(db, Child.Id, purpose, CancellationToken.None));

        public async Task<ConsentStanding> Standing(ConsentPurpose purpose) => (await House.Look(db => ConsentGate.Of(db, [Child.Id], CancellationToken.None)))[Child.Id][purpose];

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
