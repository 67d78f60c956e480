using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class LettersPageTests(ConsoleWithLetters console) : IClassFixture<ConsoleWithLetters>
{
    private static readonly byte[] s_scan = Samples.Drawn(900, 1200);

    [Fact]
    public async Task A_letter_photographed_in_the_chat_stands_in_the_mailbox_and_the_office_reads_no_word_of_it_one_written_at_the_desk_is_looked_at_by_who_is_named_and_a_year_is_bound()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var people = new SandboxClient(http);
        await InTheMailbox(people);
        await AtTheDesk(people);
    }

    private async Task InTheMailbox(SandboxClient people)
    {
        var teacher = new Phone(people, DemoSchool.FirstUser + 2);
        await Write(people, teacher, "妈妈，我会系鞋带了", picture: true, seal: false);
        await Write(people, teacher, "只给妈妈看", picture: false, seal: true);

        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "家书" }).ClickAsync();
        await page.Reaches("**/letters");
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
        await page.Reaches("**/letters/*");
        await Assertions.Expect(page.Locator(".letter .words")).ToHaveTextAsync("妈妈也想你");
        await visitor.LooksRight("/letters/x");
        string address = new Uri(page.Url).AbsolutePath;
        await visitor.Press("读给孩子听了");
        await page.Reaches("**/letters");
        await Assertions.Expect(rows.First).ToContainTextAsync("孩子听到了");
        await Assertions.Expect(rows.First).ToContainTextAsync("读给孩子听了 · 林老师 · ");
        visitor.Complaints.ShouldBeEmpty();
        var viewer = await console.Enter("邵老师");
        await viewer.Open(address);
        (await viewer.Page.Locator(".letter").CountAsync()).ShouldBe(0);
        await viewer.Open("/letters");
        (await viewer.Page.Locator("section[aria-label='家书'] tbody tr").CountAsync()).ShouldBe(0);
    }

    private async Task AtTheDesk(SandboxClient people)
    {
        var (office, counsellor) = (await console.Enter("林老师"), await console.Enter("陈老师"));
        var page = office.Page;
        await office.Open("/letters/rules");
        await page.Locator("#theme-words").FillAsync("挖红薯");
        await office.Press("加进去");
        await Assertions.Expect(page.Locator("li", new() { HasTextString = "挖红薯" })).ToHaveCountAsync(1);
        await page.Locator("#look-who").SelectOptionAsync("Counsellor");
        await page.Locator("#look-upto").SelectOptionAsync("6");
        await Assertions.Expect(page.Locator("#look-upto")).ToHaveValueAsync("6");
        await Assertions.Expect(page.GetByText("看不出这些班是几年级，信写好就寄，不会先看：学前班。")).ToBeVisibleAsync();
        await office.LooksRight("/letters/rules");
        await Shot.Both(page, "letters-rules");

        await office.Open("/letters/write");
        await page.Locator("#write-class").SelectOptionAsync(new SelectOptionValue { Label = "三（2）班" });
        await page.Locator("#write-child").SelectOptionAsync(new SelectOptionValue { Label = "张小明" });
        await page.Reaches("**/letters/write?child=*");
        string child = new Uri(page.Url).Query;
        await office.Press("开始写");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("张小明的信");
        // The input listens only a moment after it is drawn.
        await page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
        await page.Locator("input[type=file]").SetInputFilesAsync((FilePayload[])[new() { Name = "1.png", MimeType = "image/png", Buffer = s_scan }, new() { Name = "2.txt", MimeType = "text/plain", Buffer = "x"u8.ToArray() }]);
        await Assertions.Expect(page.Locator(".pages li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByText("第 2 份没有收下")).ToBeVisibleAsync();
        await page.Locator(".pages textarea").FillAsync("妈妈我会写字了");
        await page.Locator("#letter-words").FillAsync("老师帮我放进来的");
        await page.Locator("section[aria-labelledby=pages] > div > button", new() { HasTextString = "加进去" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pages li")).ToHaveCountAsync(2);
        await office.LooksRight("/letters/write");
        await Shot.Both(page, "letters-write");
        await office.Press("寄出");
        await page.Reaches("**/letters");
        var row = page.Locator("section[aria-label='家书'] tbody tr", new() { HasTextString = "等着看过再寄" });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);

        await counsellor.Open("/letters?waits=AtReview");
        await counsellor.Page.Locator("section[aria-label='家书'] tbody tr").GetByRole(AriaRole.Link).ClickAsync();
        await counsellor.Page.Reaches("**/letters/*");
        await Assertions.Expect(counsellor.Page.Locator(".letter figcaption")).ToHaveTextAsync("妈妈我会写字了");
        (await counsellor.Page.Locator(".letter img").EvaluateAsync<int>("async i => { await i.decode(); return i.naturalWidth; }")).ShouldBe(900, "as it was put in");
        await Assertions.Expect(counsellor.Page.Locator("section[aria-label='到哪一步'] li", new() { HasTextString = "等着看过再寄" })).ToContainTextAsync("系统");
        await Assertions.Expect(counsellor.Page.Locator("section[aria-label='到哪一步'] li", new() { HasTextString = "在路上" })).ToContainTextAsync("林老师");
        await counsellor.LooksRight("/letters/x");
        await Shot.Both(counsellor.Page, "letters-look");
        await counsellor.Press("上报安全预警");
        await counsellor.Page.Locator("#concern-words").FillAsync("孩子说一个人住");
        await counsellor.Press("上报");
        await Assertions.Expect(counsellor.Page.Locator("#concern-words")).ToHaveCountAsync(0);
        await counsellor.Press("可以寄");
        await counsellor.Page.Reaches("**/letters?waits=AtReview");
        // The next morning, whatever the hour is now.
        await people.JumpTo(new DateTimeOffset((await people.Clock()).Now.UtcDateTime.Date.AddDays(1).AddHours(2), TimeSpan.Zero));
        var mother = new Phone(people, DemoSchool.FirstUser);
        await mother.Sees("老师帮我放进来的");

        await counsellor.Open("/");
        await counsellor.Page.GetByRole(AriaRole.Link, new() { Name = "安全预警：1 件没人接" }).ClickAsync();
        await counsellor.Page.Reaches("**/concerns");
        await Assertions.Expect(counsellor.Page.Locator(".words")).ToHaveTextAsync("孩子说一个人住");
        await counsellor.LooksRight("/concerns");
        await Shot.Both(counsellor.Page, "concerns");
        await counsellor.Page.GetByRole(AriaRole.Button, new() { Name = "我来处理" }).ClickAsync();
        await Assertions.Expect(counsellor.Page.GetByText("陈老师 在处理")).ToBeVisibleAsync();
        await counsellor.Page.Locator("textarea").FillAsync("家访了");
        await counsellor.Page.GetByRole(AriaRole.Button, new() { Name = "处理好了" }).ClickAsync();
        await Assertions.Expect(counsellor.Page.GetByText("现在没有要处理的")).ToBeVisibleAsync();
        await office.Open("/concerns");
        await Assertions.Expect(page.GetByText("孩子说一个人住")).ToHaveCountAsync(0);

        await mother.Say("/letter");
        await mother.Press("📚 一年的信装订成册");
        await mother.Sees("里面有封了口的信");
        await mother.Press("封口的不装");
        await mother.Sees("学校会把您和小明的信装订好");
        await office.Open("/letters");
        await page.GetByRole(AriaRole.Link, new() { Name = "装订" }).ClickAsync();
        await page.Reaches("**/letters/book/*");
        await Assertions.Expect(page.Locator(".book figcaption")).ToHaveTextAsync("妈妈我会写字了");
        await Assertions.Expect(page.Locator(".book").GetByText("这一封封了口")).ToBeVisibleAsync();
        (await page.Locator(".book").GetByText("只给妈妈看").CountAsync()).ShouldBe(0, "it stays sealed");
        await office.LooksRight("/letters/book");
        await Shot.Both(page, "letters-book");
        await office.Press("交给家里了");
        await office.Press("交了，合上");
        await page.Reaches("**/letters");
        await Assertions.Expect(page.Locator("#books")).ToHaveCountAsync(0);
        (await page.Locator("section[aria-labelledby=report]").InnerTextAsync()).ShouldNotMatch("(?<![0-9])0 ?(天|秒)", "nought is the same day, or at once");
        await Shot.Both(page, "letters");
        // Asked for in person: taken down at the desk.
        await office.Open("/letters" + child);
        await page.Locator("section[aria-labelledby=bind] button").First.ClickAsync();
        await Assertions.Expect(page.Locator("#books")).ToBeVisibleAsync();
        await office.LooksRight("/letters?child=");

        await mother.Press("✍ 写给小明");
        await mother.Sees("✉ 写给小明的信");
        await mother.Say("妈妈看到了");
        await mother.Sees("1 段文字。接着发");
        await mother.Press("📮 寄出");
        await mother.Sees("老师会读给小明听");
        await office.Open("/letters/slips");
        await Assertions.Expect(page.Locator(".slip")).ToContainTextAsync("有你的信！");
        (await page.Locator(".slip").InnerTextAsync()).ShouldNotContain("妈妈", Case.Sensitive, "a slip says no more than that there is one");
        await office.LooksRight("/letters/slips");
        await Shot.Both(page, "letters-slips");
        office.Complaints.ShouldBeEmpty();
        counsellor.Complaints.ShouldBeEmpty();
        foreach (string language in new[] { "zh-Hant", "en" })
        {
            var other = await console.Enter("陈老师", language);
            await other.Open("/concerns?all=true");
            await Assertions.Expect(other.Page.Locator(".words").First).ToHaveTextAsync("孩子说一个人住");
            await other.LooksRight("/concerns " + language);
            await other.Open("/letters/slips");
            await Assertions.Expect(other.Page.Locator(".slip")).ToContainTextAsync("有你的信！");
            foreach (string at in new[] { "/letters", "/letters/rules" })
            {
                await other.Open(at);
                await other.LooksRight($"{at} {language}");
                await Shot.Both(other.Page, at[1..].Replace('/', '-') + "." + language);
            }
        }
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
