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

    private static Task<bool> Allows(Chats at, ConsentPurpose purpose) => at.House.House.Look(async db =>
        await ConsentGate.Allows(db, (await db.Links.FirstAsync(l => l.MemberId == at.Mother.Id)).ChildId, purpose, CancellationToken.None));
}
