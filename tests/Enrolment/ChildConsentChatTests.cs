using FamilyLink.Domain.Enrolment;
using FamilyLink.Tests.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

public sealed class ChildConsentChatTests
{
    [Fact]
    public async Task A_mother_reads_a_text_agrees_and_takes_it_back_in_one_tap_and_the_rest_goes_on()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Says(chat, "/settings");
        await at.House.Presses(chat, "关于孩子的同意");
        at.House.Last(chat).Text.ShouldStartWith("关于小明，这几件事由您定：\n书信：还没问\n照片：还没问");
        await at.House.Presses(chat, "照片");
        at.House.Last(chat).Text.ShouldContain("不公开、不发到群里、不给外人");
        at.House.Last(chat).Text.ShouldEndWith("现在：还没问");
        await at.House.Presses(chat, "同意");
        at.House.Last(chat).Text.ShouldStartWith("记下了：照片，同意。别的都照常。");
        (await Allows(at, ConsentPurpose.Pictures)).ShouldBeTrue();
        await at.House.Presses(chat, "照片");
        await at.House.Presses(chat, "收回同意");
        at.House.Last(chat).Text.ShouldStartWith("记下了：照片，不同意。");
        at.House.Chat(chat).Count.ShouldBe(1, "all in one message");
        (await Allows(at, ConsentPurpose.Pictures)).ShouldBeFalse();
        var said = await at.House.House.Look(db => db.Consents.Where(c => c.ChildId != null).OrderBy(c => c.Id).ToListAsync());
        said.Select(c => (c.MemberId, c.Given, c.TextVersion, c.Language)).ShouldBe([(at.Mother.Id, true, 1, "zh-Hans"), (at.Mother.Id, false, 1, "zh-Hans")]);
        said.ShouldAllBe(c => c.Proof.StartsWith("chat:"));
        await at.House.Presses(chat, "书信");
        await at.House.Presses(chat, "上一步");
        await at.House.Presses(chat, "先不弄了");
    }

    [Fact]
    public async Task A_guardian_who_agrees_reads_that_another_adult_said_no()
    {
        await using var at = await Chats.Friday();
        var (mother, guardian) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Grandmother));
        foreach (var (chat, answer) in new[] { (mother, "不同意"), (guardian, "同意") })
        {
            await at.House.Says(chat, "/settings");
            await at.House.Presses(chat, "关于孩子的同意");
            await at.House.Presses(chat, "视频");
            await at.House.Presses(chat, answer);
        }

        at.House.Last(guardian).Text.Replace("\n", "", StringComparison.Ordinal).ShouldContain("您同意，家里另一位不同意");
        (await Allows(at, ConsentPurpose.Video)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_stops_and_what_goes_on_is_said_and_the_same_button_turns_it_round()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Says(chat, "/settings");
        await at.House.Presses(chat, "关于孩子的同意");
        await at.House.Presses(chat, "视频");
        at.House.Last(chat).Text.ShouldContain("不同意或者收回以后：不用视频，只打电话；孩子的小视频不录、不发。别的都照常。");
        await at.House.Presses(chat, "不同意");
        at.House.Last(chat).Text.ShouldStartWith("记下了：视频，不同意。别的都照常。\n以后：不用视频，只打电话；孩子的小视频不录、不发。\n照旧：电话、消息、统计。随时可以改回来。");
        await at.House.Presses(chat, "同意");
        at.House.Last(chat).Text.ShouldStartWith("记下了：视频，同意。");
        (await Allows(at, ConsentPurpose.Video)).ShouldBeTrue();
        await at.House.Presses(chat, "收回同意");
        (await Allows(at, ConsentPurpose.Video)).ShouldBeFalse();
        at.House.Chat(chat).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_basic_consent_taken_back_says_what_stops_holds_back_the_word_and_is_given_again_by_the_button_below()
    {
        await using var at = await Chats.Friday();
        var (chat, house) = (await at.ChatOf(at.Mother), at.House.House);
        await house.Do(work => ConsentTexts.Current(work, house.SchoolId, ConsentPurpose.Basic, "zh-Hans").ContinueWith(_ => Domain.Result.Done, TaskScheduler.Default));
        var word = await house.Do(work => house.Get<Domain.FamilyPhone.ParentWords>().Write(work, at.Calls[0], "早点睡"), Domain.Access.Who.Member(at.Mother.Id));
        await at.House.Says(chat, "/settings");
        await at.House.Presses(chat, "同意书");
        await at.House.Presses(chat, "收回同意");
        at.House.Last(chat).Text.ShouldStartWith("好的，已经收回。以后：这里不再主动发消息；不再替您给孩子带话。小明的电话照常，由学校打电话和您约。");
        var coordinator = Domain.Access.Who.Staff((await house.Staff(Domain.Access.Role.Coordinator)).Id);
        (await house.Store.Write(coordinator, work => house.Get<Domain.FamilyPhone.ParentWords>().Open(work, word))).Refused!.Code.ShouldBe(Domain.RefusalCode.NoConsent);
        (await house.Do(work => house.Get<Domain.FamilyPhone.Todos>().Show(work, house.SchoolId))).ShouldNotContain(t => t.SubjectId == word);
        await at.House.Presses(chat, "同意");
        at.House.Last(chat).Text.ShouldBe("好的，改回来了：同意。消息照旧发给您。");
        (await house.Store.Write(coordinator, work => house.Get<Domain.FamilyPhone.ParentWords>().Open(work, word))).Ok.ShouldBeTrue();
        await at.House.Presses(chat, "收回同意");
        at.House.Last(chat).Text.ShouldStartWith("好的，已经收回。");
    }

    private static Task<bool> Allows(Chats at, ConsentPurpose purpose) => at.House.House.Look(async db =>
        await ConsentGate.Allows(db, (await db.Links.FirstAsync(l => l.MemberId == at.Mother.Id)).ChildId, purpose, CancellationToken.None));
}
