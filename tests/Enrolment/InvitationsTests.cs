using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

public sealed class InvitationsTests
{
    [Fact]
    public async Task Codes_are_long_enough_fit_a_deep_link_and_stand_in_the_store_only_as_keyed_hashes()
    {
        await using var house = await TestHouse.Open();
        var issued = await Issue(house, await Mother(house));
        issued.LinkCode.ShouldMatch("^[A-Za-z0-9_-]{22}$");
        issued.ShortCode.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");
        var row = await house.Look(db => db.Invitations.SingleAsync());
        new[] { row.LinkHash, row.ShortHash }.ShouldAllBe(h => h.Length == 64 && !h.Contains(issued.ShortCode.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_screen_link_lives_72_hours_and_a_card_45_days()
    {
        await using var house = await TestHouse.Open();
        var mother = await Mother(house);
        (await Issue(house, mother)).ExpiresAt.ShouldBe(TestHouse.Start.AddHours(72));
        (await Issue(house, mother, InvitationKind.Printed)).ExpiresAt.ShouldBe(TestHouse.Start.AddDays(45));
    }

    [Fact]
    public async Task Issuing_again_replaces_the_open_one_and_the_list_tells_every_state()
    {
        await using var house = await TestHouse.Open();
        var mother = await Mother(house);
        var father = await house.Parent(await house.Child("小刚"), enrolled: false, relation: Relation.Father);
        await Issue(house, mother, InvitationKind.Printed);
        var second = await Issue(house, mother);
        var third = await Issue(house, father);
        await house.Do(work => house.Get<Invitations>().Revoke(work, third.Id));
        await house.Do(work => house.Get<Enrol>().Bind(work, "42", second.Id));
        await Issue(house, father, InvitationKind.Printed);
        (await Standings()).ShouldBe([InvitationStanding.OpenUnchecked, InvitationStanding.Revoked, InvitationStanding.Used, InvitationStanding.Replaced]);
        house.Advance(TimeSpan.FromDays(46));
        (await Standings())[0].ShouldBe(InvitationStanding.Expired);

        async Task<List<InvitationStanding>> Standings() =>
            [.. (await house.Do(work => house.Get<Invitations>().List(work, mother.SchoolId))).Select(l => l.Standing)];
    }

    [Fact]
    public async Task The_coordinators_yes_opens_a_card_without_a_birth_date_and_only_once()
    {
        await using var house = await TestHouse.Open();
        var mother = await Mother(house);
        var card = await Issue(house, mother, InvitationKind.Printed);
        (await Bind(house, "42", card.Id)).Refused!.Code.ShouldBe(RefusalCode.CheckFailed);
        await house.Do(work => house.Get<Invitations>().Approve(work, card.Id));
        (await Bind(house, "42", card.Id)).Ok.ShouldBeTrue();
        (await Bind(house, "43", card.Id)).Refused!.Code.ShouldBe(RefusalCode.InvitationUsed);
    }

    [Fact]
    public async Task Ten_wrong_birth_dates_from_many_chats_lock_a_card_to_the_coordinators_yes()
    {
        await using var house = await TestHouse.Open();
        var card = await Issue(house, await Mother(house), InvitationKind.Printed);
        for (var i = 0; i < 10; i++) await Check($"{100 + i / 4}", new DateOnly(2010, 1, 1));
        (await Check("200", new DateOnly(2017, 5, 6))).ShouldBe(RefusalCode.CheckFailed);

        Task<RefusalCode?> Check(string chat, DateOnly date) => house.Do<RefusalCode?>(async work =>
            new Result<RefusalCode?>((await house.Get<Enrol>().Check(work, chat, card.Id, date)).Refused?.Code, null));
    }

    [Fact]
    public async Task A_revoked_binding_frees_the_chat_for_somebody_else()
    {
        await using var house = await TestHouse.Open();
        var (mother, father) = (await Mother(house), await house.Parent(await house.Child("小刚"), enrolled: false));
        (await Bind(house, "42", (await Issue(house, mother)).Id)).Ok.ShouldBeTrue();
        var his = await Issue(house, father);
        (await Bind(house, "42", his.Id)).Refused!.Code.ShouldBe(RefusalCode.ChatTaken);
        await house.Do(work => house.Get<Bindings>().Revoke(work, mother.Id, BindingEnd.PassedOn));
        (await Bind(house, "42", his.Id)).Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData("abcd-2345", "ABCD2345")]
    [InlineData(" ＡＢＣＤ－２３４５ ", "ABCD2345")]
    [InlineData("oi1l 0000", "01110000")]
    [InlineData("ABCD-234", null)]
    [InlineData("ABCD-234U", null)]
    [InlineData("你好", null)]
    public void Typed_codes_are_read_as_they_were_meant(string typed, string? read) => InvitationCodes.ReadShort(typed).ShouldBe(read);

    [Fact]
    public async Task Consent_keeps_every_word_said_with_version_language_and_proof()
    {
        await using var house = await TestHouse.Open();
        var mother = await Mother(house);
        var who = Who.Member(mother.Id);
        await house.Do(async work =>
        {
            (await ConsentTexts.Current(work, mother.SchoolId, ConsentPurpose.Basic, "en")).Body.ShouldContain("consent");
            return Result.Done;
        });
        await house.Do(work => house.Get<Consents>().Say(work, mother.Id, ConsentPurpose.Basic, true, 1, "en", "chat:1"), who);
        await house.Do(work => house.Get<Consents>().Say(work, mother.Id, ConsentPurpose.Basic, true, 1, "en", "chat:2"), who);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Do(work => house.Get<Consents>().Withdraw(work, mother.Id, ConsentPurpose.Basic, "chat:3"), who);
        (await house.Store.Write(who, work => house.Get<Consents>().Say(work, mother.Id, ConsentPurpose.Basic, true, 9, "en", "chat:4"))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        var said = await house.Look(db => db.Consents.OrderBy(c => c.Id).Select(c => new { c.Given, c.Proof }).ToListAsync());
        said.Select(s => (s.Given, s.Proof)).ShouldBe([(true, "chat:1"), (false, "chat:3")]);
        (await house.Look(db => db.ConsentTexts.CountAsync())).ShouldBe(3);
    }

    private static Task<Result<Member>> Bind(TestHouse house, string chat, long invitation) =>
        house.Store.Write(Who.Stranger, work => house.Get<Enrol>().Bind(work, chat, invitation));

    private static async Task<Member> Mother(TestHouse house) => await house.Parent(await house.Child("小明"), enrolled: false);

    private static Task<IssuedInvitation> Issue(TestHouse house, Member member, InvitationKind kind = InvitationKind.Screen) =>
        house.Do(work => house.Get<Invitations>().Issue(work, member.Id, kind));
}
