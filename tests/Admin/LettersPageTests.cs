using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class LettersPageTests(ConsoleWithLetters console) : IClassFixture<ConsoleWithLetters>
{
    [Fact]
    public async Task A_letter_photographed_in_the_chat_stands_in_the_mailbox_and_the_office_reads_no_word_of_it()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var people = new SandboxClient(http);
        var teacher = new Phone(people, DemoSchool.FirstUser + 2);
        await Write(people, teacher, "妈妈，我会系鞋带了", picture: true, seal: false);
        await Write(people, teacher, "只给妈妈看", picture: false, seal: true);

        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "家书" }).ClickAsync();
        await page.WaitForURLAsync("**/letters");
        var rows = page.Locator("section[aria-label='家书'] tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.First).ToContainTextAsync("🔒 封口");
        await Assertions.Expect(rows.First.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await visitor.LooksRight("/letters");
        await page.Locator("#letters-waits").SelectOptionAsync("Returned");
        await Assertions.Expect(rows).ToHaveCountAsync(0);
        await page.Locator("#letters-waits").SelectOptionAsync("");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.GetByRole(AriaRole.Link)).ToHaveCountAsync(0, new() { Timeout = 5000 });

        // The mother's own letter waits for who reads it to the child, also at the desk of who has no chat.
        var mother = new Phone(people, DemoSchool.FirstUser);
        await mother.Say("/letter");
        await mother.Press("✍ 写给小明");
        await mother.Sees("✉ 写给小明的信");
        await mother.Say("妈妈也想你");
        await mother.Sees("1 段文字。接着发");
        await mother.Press("📮 寄出");
        await mother.Sees("老师会读给小明听");
        await visitor.Open("/letters?waits=WaitsForChild");
        await rows.GetByRole(AriaRole.Link).ClickAsync();
        await page.WaitForURLAsync("**/letters/*");
        await Assertions.Expect(page.Locator(".letter .words")).ToHaveTextAsync("妈妈也想你");
        await visitor.LooksRight("/letters/x");
        string address = new Uri(page.Url).AbsolutePath;
        await visitor.Press("读给孩子听了");
        await page.WaitForURLAsync("**/letters");
        await Assertions.Expect(rows.First).ToContainTextAsync("孩子听到了");
        visitor.Complaints.ShouldBeEmpty();
        var viewer = await console.Enter("邵老师");
        await viewer.Open(address);
        (await viewer.Page.Locator(".letter").CountAsync()).ShouldBe(0);
        await viewer.Open("/letters");
        (await viewer.Page.Locator("section[aria-label='家书'] tbody tr").CountAsync()).ShouldBe(0);
    }

    private static async Task Write(SandboxClient people, Phone teacher, string words, bool picture, bool seal)
    {
        await teacher.Say("/letter");
        await teacher.Sees("给哪个孩子写信？");
        await teacher.Press("小明");
        await teacher.Sees("拍下来发给我");
        if (picture) await people.Send(teacher.Id, [new("photo", "1.jpg", Samples.Jpeg())]);
        if (picture) await teacher.Sees("已经收好：1 页");
        await teacher.Say(words);
        await teacher.Sees("1 段文字。接着发");
        if (seal)
        {
            await teacher.Press("🔒 封口");
            await teacher.Sees("🔒 封了口");
        }

        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
    }
}
