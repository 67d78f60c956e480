using FamilyLink.Bot.Texts;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.FamilyPhone;
using FamilyLink.Tests.Updates;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

public sealed class PhoneChecksTests
{
    [Theory]
    [InlineData("zh-Hans", "是的", "好的，谢谢您。")]
    [InlineData("zh-Hant", "是的", "好的，謝謝您。")]
    [InlineData("en", "Yes", "Good, thank you.")]
    public async Task At_the_beginning_of_a_term_a_shared_phone_is_asked_once_in_words_that_tell_a_stranger_nothing(string language, string yes, string thanks)
    {
        await using var at = await Chats.Friday();
        var (house, grandmother) = (at.House.House, await at.ChatOf(at.Grandmother));
        await house.Change<Member>(at.Grandmother.Id, m => m.Language = language);
        await house.Do(work => house.Get<Bindings>().Share(work, at.Grandmother.Id, shared: true));
        await at.At("2027-02-01 09:30");
        (await Asked(at)).ShouldBe(0);
        await at.At("2027-02-01 10:30");
        (await Asked(at)).ShouldBe(1);
        var question = at.House.Chat(grandmother).Single(m => m.Kind == PhoneChecks.Kind);
        question.Text.ShouldNotContain("小明");
        question.Labels.Count.ShouldBe(2);
        foreach (var line in question.Text.Split('\n')) ShortLines.Width(line).ShouldBeLessThanOrEqualTo(ShortLines.Limit(language));
        await at.House.Presses(grandmother, yes, question);
        at.House.Chat(grandmother).Single(m => m.MessageId == question.MessageId).Text.ShouldBe(thanks);
        await at.At("2027-02-12 10:30");
        (await Asked(at)).ShouldBe(1);
        (await Binding(at)).State.ShouldBe(AddressState.Active);
        await at.At("2027-09-01 10:30");
        (await Asked(at)).ShouldBe(2, "the next term asks again");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_says_no_or_nothing_for_a_week_hears_no_more_until_a_teacher_has_checked(bool saysNo)
    {
        await using var at = await Chats.Friday();
        var (house, grandmother) = (at.House.House, await at.ChatOf(at.Grandmother));
        await house.Do(work => house.Get<Bindings>().Share(work, at.Grandmother.Id, shared: true));
        await at.At("2027-02-01 10:30");
        if (saysNo)
        {
            await at.House.Presses(grandmother, "不是");
            at.House.Last(grandmother).Text.ShouldStartWith("知道了，谢谢您。");
        }

        await at.At("2027-02-08 09:00");
        (await Binding(at)).State.ShouldBe(saysNo ? AddressState.Doubted : AddressState.Active);
        await at.At("2027-02-08 11:30");
        (await Binding(at)).State.ShouldBe(AddressState.Doubted);
        var shown = at.House.Chat(grandmother).Count;
        await at.At("2027-02-11 20:00");
        at.House.Chat(grandmother).Count.ShouldBe(shown, "the evening before a call she would have been told");
        await at.House.Says(grandmother, "/next");
        at.House.Last(grandmother).Text.ShouldStartWith("学校要先核对一下这部手机。");
        (await Binding(at)).State.ShouldBe(AddressState.Doubted, "who speaks on it proves nothing");
        var row = (await house.Do(work => house.Get<PhoneList>().Show(work, house.SchoolId))).Single(r => r.Matter == PhoneMatter.Phone);
        (row.MemberId, row.Reach).ShouldBe((at.Grandmother.Id, ReachState.Doubted));

        var office = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Do(work => house.Get<Bindings>().Checked(work, at.Grandmother.Id), office);
        (await house.Do(work => house.Get<PhoneList>().Show(work, house.SchoolId))).ShouldNotContain(r => r.Matter == PhoneMatter.Phone);
        (await house.Look(db => db.Audit.SingleAsync(e => e.What == nameof(UseCase.KeepBindings)))).Why.ShouldBe("Checked");
        await at.House.Says(grandmother, "/next");
        at.House.Last(grandmother).Kind.ShouldBe("reply.home");
        await at.At("2027-02-18 20:00");
        at.House.Chat(grandmother).ShouldContain(m => m.Kind == "call.guardian.eve");
    }

    [Fact]
    public async Task A_phone_not_heard_for_a_term_is_asked_and_one_that_spoke_is_not()
    {
        await using var house = await ChatHouse.Open(new DateTime(2026, 6, 1, 1, 0, 0, DateTimeKind.Utc));
        var (ming, hong) = (await house.House.Child("王小明"), await house.House.Child("李小红"));
        var (silent, heard) = (await house.House.Parent(ming), await house.House.Parent(hong));
        var chat = await house.House.Look(db => db.Addresses.Where(a => a.MemberId == heard.Id).Select(a => a.Address).SingleAsync());
        house.House.Clock.Set("2026-10-15 12:00");
        await house.Says(long.Parse(chat, System.Globalization.CultureInfo.InvariantCulture), "/next");
        house.House.Clock.Set("2027-02-01 10:30");
        await house.House.Get<Ticks>().RunDue();
        (await house.House.Look(db => db.Outbox.Where(m => m.Kind == PhoneChecks.Kind).Select(m => m.MemberId).ToListAsync())).ShouldBe([silent.Id]);
    }

    [Theory]
    [InlineData("2026-09-01", "2026-09-01", "2026-02-01", false)]
    [InlineData("2027-01-31", "2026-09-01", "2026-02-01", false)]
    [InlineData("2027-02-01", "2027-02-01", "2026-09-01", false)]
    [InlineData("2027-07-20", "2027-07-16", "2027-02-01", true)]
    public void A_term_begins_in_September_and_February_and_the_summer_is_none(string day, string start, string before, bool summer) =>
        TermStart.Of(Day(day)).ShouldBe(new TermStart(Day(start), Day(before), summer));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<int> Asked(Chats at) => at.House.House.Look(db => db.Outbox.CountAsync(m => m.Kind == PhoneChecks.Kind && m.MemberId == at.Grandmother.Id));

    private static Task<MemberAddress> Binding(Chats at) => at.House.House.Look(db => db.Addresses.SingleAsync(a => a.MemberId == at.Grandmother.Id));
}
