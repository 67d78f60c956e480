using FamilyLink.Domain.Families;
using FamilyLink.Tests.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Conversations;

public sealed class SharedContactTests
{
    [Fact]
    public async Task Ones_own_contact_is_the_new_number_at_once_wherever_one_is_in_the_chat()
    {
        await using var at = await Chats.Friday();
        var mother = await at.ChatOf(at.Mother);
        await Share(at, mother, "818012345678", mother);
        at.House.Last(mother).Text.ShouldBe("改好了，学校以后打 +81****5678。协调员会看到您换了号码。");
        (await Phone(at)).ShouldBe("+818012345678");
        await at.House.Says(mother, "/settings");
        await at.House.Presses(mother, "电话号码");
        at.House.Last(mother).Text.ShouldContain("分享您自己的名片");
        await Share(at, mother, "13900001111", mother);
        (await Phone(at)).ShouldBe("13900001111");
        (await at.House.House.Look(db => db.Changes.CountAsync(c => c.Field == nameof(Member.Phone)))).ShouldBe(2);
    }

    [Fact]
    public async Task Somebody_elses_contact_is_asked_about_and_no_changes_nothing()
    {
        await using var at = await Chats.Friday();
        var (mother, before) = (await at.ChatOf(at.Mother), at.Mother.Phone);
        foreach (var owner in new long?[] { 4711, null })
        {
            await Share(at, mother, "8613511112222", owner);
            at.House.Last(mother).Text.ShouldBe("这张名片不是您自己的。+86****2222 是您的新号码吗？");
            (await Phone(at)).ShouldBe(before);
            await at.House.Presses(mother, "不是");
            at.House.Last(mother).Text.ShouldContain("直接打新号码发给我");
            (await Phone(at)).ShouldBe(before);
            await at.House.Says(mother, "/cancel");
        }
        await Share(at, mother, "8613511112222", null);
        await at.House.Presses(mother, "是我的");
        (await Phone(at)).ShouldBe("+8613511112222");
    }

    [Fact]
    public async Task A_card_that_was_passed_on_or_cannot_be_dialled_is_not_taken_and_a_stranger_is_told_who_we_are()
    {
        await using var at = await Chats.Friday();
        var (mother, before) = (await at.ChatOf(at.Mother), at.Mother.Phone);
        await Share(at, mother, "12", mother);
        at.House.Last(mother).Text.ShouldStartWith("这个号码我没看懂");
        (await Phone(at)).ShouldBe(before);
        await Share(at, 999_999, "13900001111", 999_999);
        at.House.Last(999_999).Text.ShouldContain("学校的亲情电话助手");
    }

    private static Task Share(Chats at, long chat, string phone, long? owner) => at.House.Hear(chat, at.House.OtherJson(chat, "contact",
        $$"""{"phone_number":"{{phone}}","first_name":"x"{{(owner is null ? "" : $",\"user_id\":{owner}")}}}"""));

    private static async Task<string?> Phone(Chats at) => (await at.House.House.Look(db => db.Members.SingleAsync(m => m.Id == at.Mother.Id))).Phone;
}
