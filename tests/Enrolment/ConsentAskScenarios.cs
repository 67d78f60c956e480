using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

/// <summary>A class is asked from the console and answers on its telephones, over real HTTP.</summary>
public sealed class ConsentAskScenarios
{
    private Child _ming = null!, _hong = null!;
    private Member _mother = null!, _grandmother = null!;
    private StaffAccount _coordinator = null!;

    [Fact]
    public async Task A_mother_of_two_is_asked_in_one_message_reads_it_all_agrees_refuses_and_turns_it_round()
    {
        await using var stage = await Stage.Open(Plant);
        var (mother, grandmother) = (stage.PhoneOf(_mother), stage.PhoneOf(_grandmother));
        await Ask(stage, ConsentPurpose.Pictures);
        await stage.Quiet();
        (await mother.Count("想请您同意")).ShouldBe(0, "eight in the morning is too early");
        await stage.Until("2026-11-23 09:01");
        await mother.Sees("想请您同意一件事：老师拍小明的照片，只发给家里人看");
        (await mother.Count("想请您同意")).ShouldBe(1);
        await mother.Press("看全文");
        await mother.Sees("不公开、不发到群里、不给外人");
        await mother.Press("收起全文");
        var asked = await mother.Sees("老师拍小明的照片");
        await mother.Press("同意");
        await mother.Sees("记下了：小明的照片，同意。谢谢您。");
        await mother.Sees("老师拍小红的照片");
        await mother.Press("不同意");
        var done = await mother.Sees("好的，记下了：小红的照片，不同意。\n以后：孩子的照片不发、不留。\n照旧：电话、消息、统计。随时可以改回来。");
        (done.MessageId, await mother.Count("照片")).ShouldBe((asked.MessageId, 1), "all of it in one message");
        (await Allows(stage, _hong)).ShouldBeFalse();
        await mother.Press("同意");
        await mother.Sees("记下了：小红的照片，同意");
        (await Allows(stage, _hong)).ShouldBeTrue("the same button turned it round");
        await mother.Press("收回同意");
        await mother.Sees("小红的照片，不同意");

        // Neither an old button nor somebody else's telephone says anything in her name.
        var stale = await mother.PressOld(asked.MessageId, Phone.Buttons(asked).First(b => b.Text == "同意").CallbackData!);
        await mother.Toast(stale);
        var foreign = await grandmother.PressOld(asked.MessageId, Phone.Buttons(done).First().CallbackData!);
        (await grandmother.Toast(foreign)).ShouldNotBeNullOrEmpty();
        await stage.Quiet();
        (await Allows(stage, _hong)).ShouldBeFalse();
        var said = await stage.Product.Look(db => db.Consents.Where(c => c.ChildId != null).OrderBy(c => c.Id).ToListAsync());
        said.Select(c => (c.ChildId, c.Given)).ShouldBe([(_ming.Id, true), (_hong.Id, false), (_hong.Id, true), (_hong.Id, false)]);
        said.ShouldAllBe(c => c.TextVersion == 1 && c.Language == "zh-Hans" && c.MemberId == _mother.Id && c.Country == SchoolCountry.CN);
        await stage.Until("2026-12-06 12:00");
        (await mother.Count("想请您同意")).ShouldBe(0, "who answered is left in peace");
    }

    [Fact]
    public async Task Who_hardly_reads_has_two_buttons_and_is_reminded_once_and_a_new_text_is_said_to_be_one()
    {
        await using var stage = await Stage.Open(Plant);
        var grandmother = stage.PhoneOf(_grandmother);
        await Ask(stage, ConsentPurpose.Letters);
        await stage.Until("2026-11-23 09:01");
        var asked = await grandmother.Sees("转交信");
        asked.Text!.Split('\n').ShouldAllBe(line => line.Length <= 15);
        Phone.Buttons(asked).Select(b => b.Text).ShouldBe(["👍 同意", "不同意"]);
        await stage.Until("2026-12-20 12:00");
        (await grandmother.Count("转交信")).ShouldBe(2, "once, and one gentle reminder");
        await grandmother.Press("👍 同意");
        await grandmother.Sees("谢谢您");
        await stage.Quiet();
        await stage.Product.Do(work => ConsentTexts.Publish(work, _ming.SchoolId, ConsentPurpose.Letters, Domain.Languages.All.ToDictionary(l => l, l => $"新的说法 {l}"), asksAgain: true));
        await stage.Until("2026-12-20 13:00");
        await grandmother.Sees(m => m.Text!.Replace("\n", "", StringComparison.Ordinal).Contains("有件事的说法改了，想再问您一次", StringComparison.Ordinal), "that the text changed");
    }

    private Task<(int, int)> Ask(Stage stage, ConsentPurpose purpose) =>
        stage.Product.Do(work => stage.Product.Get<ConsentAsks>().Ask(work, _ming.SchoolId, _ming.ClassId, purpose), Who.Staff(_coordinator.Id));

    private static Task<bool> Allows(Stage stage, Child child) => stage.Product.Look(db => ConsentGate.Allows(db, child.Id, ConsentPurpose.Pictures, CancellationToken.None));

    private async Task Plant(TestHouse house)
    {
        (_ming, _hong) = (await house.Child("王小明"), await house.Child("王小红"));
        _mother = await house.Parent(_ming, "刘梅");
        await house.Link(_hong, _mother);
        var other = await house.Child("李小刚");
        _grandmother = await house.Guardian(other, "孙奶奶");
        await house.Change<Member>(_grandmother.Id, m => m.TwoButtons = true);
        _coordinator = await house.Staff(Role.Coordinator);
    }
}
