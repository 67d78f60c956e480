using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Updates;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

public sealed class EnrolmentChatTests
{
    private const long Phone = 5001;

    [Fact]
    public async Task A_parent_walks_from_the_link_to_done_in_one_message_that_is_edited()
    {
        await using var house = await ChatHouse.Open();
        var mother = await Mother(house);
        var code = await Invite(house, mother);
        await house.Says(Phone, $"/start {code.LinkCode}");
        house.Last(Phone).Labels.ShouldBe(["简体中文", "繁體中文", "English", "✖ 先不弄了"]);
        await house.Presses(Phone, "简体中文");
        house.Last(Phone).Text.ShouldBe("您好，这里是河湾小学。您是小明的妈妈吗？");
        await house.Presses(Phone, "是");
        house.Last(Phone).Text.ShouldBe("为了让您和小明常联系，学校要记下您的电话、通话安排和来往的信。\n只有管这件事的老师能看，不给外人。\n不同意也没关系，以后随时能改。");
        await house.Presses(Phone, "看全文");
        house.Last(Phone).Text.ShouldContain("Telegram");
        await house.Presses(Phone, "同意");
        await house.Says(Phone, "我在日本东京");
        house.Last(Phone).Labels[0].ShouldBe("🏫 和学校同一时间");
        house.Last(Phone).Labels[1].ShouldStartWith("东京（现在 ");
        await house.Presses(Phone, "东京");
        house.Last(Phone).Text.ShouldStartWith("好了，小明妈妈，登记完了。\n还没有排好下次电话。");
        house.Chat(Phone).Count.ShouldBe(1);
        var now = await house.House.Look(db => db.Members.FirstAsync(m => m.Id == mother.Id));
        (now.TimeZone, now.City, now.Language).ShouldBe(("Asia/Tokyo", "东京", "zh-Hans"));
        var said = await house.House.Look(db => db.Consents.SingleAsync(c => c.MemberId == mother.Id));
        (said.Given, said.TextVersion, said.Language).ShouldBe((true, 1, "zh-Hans"));
    }

    [Fact]
    public async Task Saying_no_binds_the_chat_but_nothing_is_sent_unprompted_and_settings_change_it()
    {
        await using var house = await ChatHouse.Open();
        var mother = await Mother(house);
        await house.Says(Phone, $"/start {(await Invite(house, mother)).LinkCode}");
        await house.Presses(Phone, "English");
        house.Last(Phone).Text.ShouldBe("Hello, this is 河湾小学. Are you 小明's Mum?");
        await house.Presses(Phone, "Yes");
        await house.Presses(Phone, "I do not agree");
        house.Last(Phone).Text.ShouldStartWith("All right, noted: no.");
        (await house.House.Look(db => db.Consents.SingleAsync(c => c.MemberId == mother.Id))).Given.ShouldBeFalse();
        await house.Says(Phone, "/settings");
        await house.Presses(Phone, "Consent");
        await house.Presses(Phone, "I agree");
        house.Last(Phone).Text.ShouldContain("Consent: yes");
    }

    [Fact]
    public async Task The_short_code_may_be_typed_carelessly()
    {
        await using var house = await ChatHouse.Open();
        var code = (await Invite(house, await Mother(house))).ShortCode;
        await house.Says(Phone, " " + code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace("-", " "));
        house.Last(Phone).Labels.ShouldContain("简体中文");
    }

    [Fact]
    public async Task Five_wrong_codes_an_hour_close_the_chat_to_codes_and_an_hour_opens_it()
    {
        await using var house = await ChatHouse.Open();
        var code = (await Invite(house, await Mother(house))).ShortCode;
        for (var i = 0; i < 5; i++) await house.Says(Phone, $"ABCD-234{i}");
        house.Last(Phone).Text.ShouldStartWith("没找到这个邀请码");
        await house.Says(Phone, code);
        house.Last(Phone).Text.ShouldStartWith("试的次数有点多");
        house.House.Advance(TimeSpan.FromMinutes(61));
        await house.Says(Phone, code);
        house.Last(Phone).Labels.ShouldContain("简体中文");
    }

    [Fact]
    public async Task A_printed_card_asks_for_the_birth_date_first()
    {
        await using var house = await ChatHouse.Open();
        var code = await Invite(house, await Mother(house), InvitationKind.Printed);
        await house.Says(Phone, $"/start {code.LinkCode}");
        await house.Presses(Phone, "简体中文");
        house.Last(Phone).Text.ShouldStartWith("为了确认是家里人");
        house.Last(Phone).Text.ShouldNotContain("小明");
        await house.Says(Phone, "不知道");
        house.Last(Phone).Text.ShouldStartWith("这个日期我没看懂。");
        await house.Says(Phone, "2017年5月7日");
        house.Last(Phone).Text.ShouldStartWith("没有对上");
        await house.Says(Phone, "２０１７．５．６");
        house.Last(Phone).Text.ShouldBe("您好，这里是河湾小学。您是小明的妈妈吗？");
    }

    [Fact]
    public async Task Used_expired_revoked_replaced_and_foreign_codes_get_a_clear_word_and_the_way_on()
    {
        await using var house = await ChatHouse.Open();
        var mother = await Mother(house);
        await house.House.Change<School>(mother.SchoolId, s => s.DutyPhone = "0851-123456");
        var first = await Invite(house, mother);
        var second = await Invite(house, mother);
        await house.Says(Phone, $"/start {first.LinkCode}");
        house.Last(Phone).Text.ShouldStartWith("这个邀请已经换成新的了。");
        await Enrolled(house, Phone, second.LinkCode);
        await house.Says(Phone, $"/start {second.LinkCode}");
        house.Last(Phone).Text.ShouldStartWith("您已经登记好了");
        await house.Says(5002, $"/start {second.LinkCode}");
        house.Last(5002).Text.ShouldStartWith("这个邀请已经用过了。");
        var other = await house.House.Parent(await house.House.Child("小红"), enrolled: false);
        var third = await Invite(house, other);
        await house.Says(Phone, $"/start {third.LinkCode}");
        house.Last(Phone).Text.ShouldBe("这个聊天已经登记给另一位了。请用您自己的账号打开，或者请老师帮忙。\n学校电话：0851-123456");
        house.House.Advance(TimeSpan.FromHours(73));
        await house.Says(5003, $"/start {third.LinkCode}");
        house.Last(5003).Text.ShouldStartWith("这个邀请过期了。");
        await house.Says(5003, $"/start {new string('A', 22)}");
        house.Last(5003).Text.ShouldStartWith("没找到这个邀请码");
    }

    [Fact]
    public async Task A_new_phone_takes_the_binding_over_and_the_old_chat_is_told()
    {
        await using var house = await ChatHouse.Open();
        var mother = await Mother(house);
        await Enrolled(house, Phone, (await Invite(house, mother)).LinkCode);
        await Enrolled(house, 5002, (await Invite(house, mother)).LinkCode);
        house.Last(Phone).Text.ShouldStartWith("这个聊天不再收学校的消息了");
        var states = await house.House.Look(db => db.Addresses.Where(a => a.MemberId == mother.Id).OrderBy(a => a.Id).Select(a => a.State).ToListAsync());
        states.ShouldBe([AddressState.Revoked, AddressState.Active]);
        await house.Says(Phone, "你好呀老师");
        house.Last(Phone).Text.ShouldStartWith("您好，这里是学校的亲情电话助手。");
    }

    [Fact]
    public async Task A_restart_in_the_middle_goes_on_where_it_was()
    {
        await using var house = await ChatHouse.Open();
        await house.Says(Phone, $"/start {(await Invite(house, await Mother(house))).LinkCode}");
        await house.Presses(Phone, "繁體中文");
        await house.House.Restart();
        house.Last(Phone).Text.ShouldBe("您好，這裡是河湾小学。您是小明的媽媽嗎？");
        await house.Presses(Phone, "是");
        house.Last(Phone).Text.ShouldStartWith("為了讓您和小明常聯繫");
    }

    [Fact]
    public async Task Back_and_cancel_work_and_after_a_day_it_ends_kindly()
    {
        await using var house = await ChatHouse.Open();
        await house.Says(Phone, $"/start {(await Invite(house, await Mother(house))).LinkCode}");
        await house.Presses(Phone, "简体中文");
        await house.Presses(Phone, "上一步");
        house.Last(Phone).Labels.ShouldContain("English");
        await house.Presses(Phone, "简体中文");
        var hello = house.Last(Phone);
        house.House.Advance(TimeSpan.FromHours(25));
        await house.Presses(Phone, "是", hello);
        house.Toast.ShouldBe("隔得有点久了，我们重新来一次就好。");
        house.Last(Phone).Text.ShouldStartWith("这个问题先放一放");
        house.Last(Phone).Buttons.ShouldBeEmpty();
        (await house.House.Look(db => db.Addresses.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_who_is_not_the_invited_person_leaves_nothing_behind()
    {
        await using var house = await ChatHouse.Open();
        await house.Says(Phone, $"/start {(await Invite(house, await Mother(house))).LinkCode}");
        await house.Presses(Phone, "简体中文");
        await house.Presses(Phone, "不是");
        house.Last(Phone).Text.ShouldStartWith("好的，那这个邀请不是给您的");
        (await house.House.Look(db => db.Addresses.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Withdrawing_consent_takes_one_tap_and_says_what_stops_and_what_goes_on()
    {
        await using var house = await ChatHouse.Open();
        var mother = await Mother(house);
        await Enrolled(house, Phone, (await Invite(house, mother)).LinkCode);
        await house.Says(Phone, "/settings");
        await house.Presses(Phone, "同意书");
        await house.Presses(Phone, "收回同意");
        house.Last(Phone).Text.ShouldContain("这里不再主动发消息；不再替您给孩子带话。小明的电话照常");
        var said = await house.House.Look(db => db.Consents.Where(c => c.MemberId == mother.Id).OrderBy(c => c.Id).Select(c => c.Given).ToListAsync());
        said.ShouldBe([true, false]);
    }

    internal static async Task Enrolled(ChatHouse house, long chat, string code)
    {
        await house.Says(chat, $"/start {code}");
        await house.Presses(chat, "简体中文");
        await house.Presses(chat, "是");
        await house.Presses(chat, "同意");
        await house.Presses(chat, "和学校同一时间");
        house.Last(chat).Text.ShouldStartWith("好了");
    }

    internal static async Task<Member> Mother(ChatHouse house) => await house.House.Parent(await house.House.Child("小明"), enrolled: false);

    internal static Task<IssuedInvitation> Invite(ChatHouse house, Member member, InvitationKind kind = InvitationKind.Screen) =>
        house.House.Do(work => house.House.Get<Invitations>().Issue(work, member.Id, kind), Who.System);
}
