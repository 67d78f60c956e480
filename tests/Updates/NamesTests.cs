using FamilyLink.Bot.Texts;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Updates;

public sealed class NamesTests
{
    // The chat house parses every message as Telegram would and fails on what that refuses.
    [Theory]
    [InlineData("<b>小&明</b>")]
    [InlineData("_*[x](y)`~_")]
    [InlineData("👨‍👩‍👧‍👦 小明 🏳️‍🌈")]
    [InlineData("محمد‮evil⁦")]
    [InlineData("{child} {0} {names}")]
    [InlineData("&lt;&amp;&#60;<")]
    [InlineData("bell\u0007 line\u2028 tab\t")]
    [InlineData("一个非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常长的名字")]
    public async Task No_name_breaks_any_message_in_any_language(string name)
    {
        foreach (var language in Languages.All)
        {
            await using var at = await Chats.Friday(name, second: name + "2");
            var house = at.House.House;
            foreach (var member in new[] { at.Mother, at.SecondMother, at.Father, at.Grandmother, at.Teacher })
                await house.Change<Member>(member.Id, m => (m.Language, m.Name) = (language, name));
            await house.Change<School>(at.Mother.SchoolId, s => (s.Name, s.DutyPhone) = (name, name));
            await at.At("2026-11-26 19:30");
            await at.At("2026-11-27 15:50");
            var (mother, teacher) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Teacher));
            await at.House.Presses(teacher, "📇");
            await at.At("2026-11-27 17:10");
            await at.House.PressesData(teacher, at.House.Last(teacher).MessageId, at.House.Last(teacher).Buttons[1].Data);
            await at.House.Presses(teacher, "➡");
            await at.House.PressesData(teacher, at.House.Last(teacher).MessageId, at.House.Last(teacher).Buttons[0].Data);
            foreach (var words in new[] { "/help", "/start", "/settings", "/language", "/next", "/cancel", name, "a long word for the child" }) await at.House.Says(mother, words);
            var all = new[] { mother, teacher, await at.ChatOf(at.Grandmother) }.SelectMany(at.House.Chat).ToList();
            all.Count.ShouldBeGreaterThan(5);
            (await house.Look(db => db.Inbox.AllAsync(u => u.State == Domain.Inbox.InboxState.Done))).ShouldBeTrue();
            (await house.Look(db => db.Outbox.AnyAsync(m => m.State == OutboxState.Pending && m.NotBefore <= house.Clock.UtcNow))).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("王小明", "小明")]
    [InlineData("李娜", "李娜")]
    [InlineData("欧阳小明", "小明")]
    [InlineData("阿依古丽", "阿依古丽")]
    [InlineData("Anna Li", "Anna Li")]
    public void A_child_is_called_as_family_does(string name, string called) => Names.Child(name).ShouldBe(called);

    [Theory]
    [InlineData("李芳", "李老师")]
    [InlineData("欧阳芳", "欧阳老师")]
    [InlineData("王老师", "王老师")]
    [InlineData("Mr Brown", "Mr Brown老师")]
    public void A_teacher_is_called_by_surname(string name, string called) => Names.Teacher(Languages.Simplified, name).ShouldBe(called);

    [Fact]
    public void Interpolated_values_are_escaped_and_literals_are_not()
    {
        var name = "<i>&\"";
        Html.Of($"<b>{name}</b> {Html.Of($"<u>{3}</u>")}").Markup.ShouldBe("<b>&lt;i&gt;&amp;&quot;</b> <u>3</u>");
        Html.Text("孙😀").Markup.ShouldBe("孙😀");
        Html.Text("\ud83d\u0000x").Markup.ShouldBe("\ufffdx");
    }

    [Fact]
    public void Hours_are_said_in_words()
    {
        Moments.InWords(Languages.Simplified, new TimeOnly(19, 0)).ShouldBe("晚上七点");
        Moments.InWords(Languages.Simplified, new TimeOnly(7, 30)).ShouldBe("早上七点半");
        Moments.InWords(Languages.Traditional, new TimeOnly(14, 5)).ShouldBe("下午兩點零五分");
        Moments.InWords(Languages.Simplified, new TimeOnly(12, 42)).ShouldBe("中午十二点四十二分");
        Moments.InWords(Languages.English, new TimeOnly(19, 15)).ShouldBe("7:15 in the evening");
    }
}
