using System.Text.RegularExpressions;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>A letter written at a desk, as a newcomer goes about it.</summary>
public sealed partial class LetterDeskPageTests(ConsoleWithLetters console) : IClassFixture<ConsoleWithLetters>
{
    private static readonly byte[] s_pdf = [.. "%PDF-1.4\n"u8, .. new byte[600], .. "\n%%EOF\n"u8];

    [Fact]
    public async Task What_is_typed_and_not_added_is_sent_along_too_long_stays_a_second_press_is_done_and_the_page_follows_other_tabs()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var people = new SandboxClient(http);
        var (one, two) = (await console.Enter("林老师"), await console.Enter("林老师"));
        string child = await Begin(one);
        var page = one.Page;
        await two.Open("/letters/write" + child);

        // What the other page adds stands here at once; what is being typed here stays.
        await page.Locator("#letter-words").FillAsync("还没打完的半句");
        await page.EvaluateAsync("() => { window.stays = true; }");
        await two.Page.Locator("#letter-words").FillAsync("妈妈我会系鞋带了");
        await two.Page.Locator("section[aria-labelledby=pages] > div > button", new() { HasTextString = "加进去" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pages li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#letter-words")).ToHaveValueAsync("还没打完的半句");
        (await page.EvaluateAsync<bool>("window.stays")).ShouldBeTrue("it was loaded again");

        await page.Locator("#letter-words").FillAsync(new string('好', 2_001));
        await one.Press("寄出");
        var toast = page.Locator(".toast");
        await Assertions.Expect(toast).ToHaveClassAsync(Bad());
        page.Url.ShouldContain("/letters/write");
        (await page.Locator("#letter-words").InputValueAsync()).Length.ShouldBe(2_001);
        await Assertions.Expect(two.Page.Locator(".pages li")).ToHaveCountAsync(1);

        // A toast that says what went wrong gives way to the next, and can be closed.
        await page.SetViewportSizeAsync(390, 780);
        await one.Press("寄出");
        await Assertions.Expect(toast).ToHaveCountAsync(1);
        await toast.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(toast).ToHaveCountAsync(0);

        await two.Page.Locator("#letter-words").FillAsync("想再说一句");
        await page.Locator("#letter-words").FillAsync("周末下雨了");
        await page.GetByRole(AriaRole.Button, new() { Name = "寄出", Exact = true }).DblClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(console.Url + "/letters");
        await Assertions.Expect(page.Locator("section[aria-label='家书'] tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".notice-bad")).ToHaveCountAsync(0);

        // The other tab says so and keeps the words.
        await Assertions.Expect(two.Page.GetByText("这封信已经寄出了，不再改。")).ToBeVisibleAsync();
        await Assertions.Expect(two.Page.Locator("#letter-words")).ToHaveValueAsync("想再说一句");
        await Assertions.Expect(two.Page.GetByRole(AriaRole.Button, new() { Name = "寄出", Exact = true })).ToHaveCountAsync(0);
        await people.JumpTo(new DateTimeOffset((await people.Clock()).Now.UtcDateTime.Date.AddDays(1).AddHours(2), TimeSpan.Zero));
        await new Phone(people, DemoSchool.FirstUser).Sees("周末下雨了");
        one.Complaints.Concat(two.Complaints).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_child_can_be_chosen_what_a_pdf_says_is_in_the_bound_book_which_is_in_the_schools_language_and_closes_only_when_asked()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        string child = await Begin(visitor, look: async () =>
        {
            await Assertions.Expect(page.GetByText("替张小明写一封家书")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "换一个孩子" }).ClickAsync();
            await Choose(page);
        });
        await page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "1.pdf", MimeType = "application/pdf", Buffer = s_pdf });
        await Assertions.Expect(page.Locator(".pages li")).ToHaveCountAsync(1);
        await page.Locator(".pages textarea").FillAsync("作文：我的妈妈");
        await visitor.Press("寄出");
        await Assertions.Expect(page).ToHaveURLAsync(console.Url + "/letters");

        await visitor.Open("/letters" + child);
        await page.Locator("section[aria-labelledby=bind] button").First.ClickAsync();
        string book = (await page.GetByRole(AriaRole.Link, new() { Name = "装订" }).First.GetAttributeAsync("href"))!;
        await Targets(visitor, "/letters" + child);
        var other = await console.Enter("林老师", "en");
        await other.Open(book);
        await Assertions.Expect(other.Page.Locator(".book h2").First).ToHaveTextAsync("家书");
        await Assertions.Expect(other.Page.Locator(".book")).ToContainTextAsync("张小明 写给 ");
        await Assertions.Expect(other.Page.Locator(".book figcaption").Filter(new() { HasTextString = "作文：我的妈妈" })).ToHaveCountAsync(1);
        await Assertions.Expect(other.Page.Locator(".book .on-paper").First).ToHaveTextAsync("（文件另外打印）");
        await other.LooksRight("/letters/book en");

        await visitor.Open(book);
        await Targets(visitor, book);
        await visitor.Press("交给家里了");
        await Assertions.Expect(page.Locator("dialog[open]")).ToContainTextAsync("学校不再打开");
        await visitor.LooksRight("/letters/book?ask");
        await page.Keyboard.PressAsync("Escape");
        await visitor.Open(book);
        await visitor.Press("交给家里了");
        await visitor.Press("交了，合上");
        await Assertions.Expect(page).ToHaveURLAsync(console.Url + "/letters");
        visitor.Complaints.Concat(other.Complaints).ShouldBeEmpty();
    }

    // A link that stands alone takes a finger at the width of a phone.
    private static async Task Targets(Visitor visitor, string path)
    {
        await visitor.Page.SetViewportSizeAsync(390, 780);
        await visitor.Open(path);
        await Assertions.Expect(visitor.Page.Locator("#main a:visible").First).ToBeVisibleAsync();
        (await visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#main .page-header a, #main td a, #main li > a, #main .letter a')].filter(a => a.offsetParent && a.getBoundingClientRect().height < 24).map(a => a.outerHTML)")).ShouldBeEmpty(path);
    }

    private static async Task<string> Begin(Visitor visitor, Func<Task>? look = null)
    {
        await visitor.Open("/letters/write");
        await Choose(visitor.Page);
        if (look is not null) await look();
        await visitor.Press("开始写");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("张小明的信");
        return new Uri(visitor.Page.Url).Query;
    }

    private static async Task Choose(IPage page)
    {
        await page.Locator("#write-class").SelectOptionAsync(new SelectOptionValue { Label = "三（2）班" });
        await page.Locator("#write-child").SelectOptionAsync(new SelectOptionValue { Label = "张小明" });
        // Asked for again and again: the address changes within the page, maybe before one waits for it.
        await Assertions.Expect(page).ToHaveURLAsync(Chosen());
    }

    [GeneratedRegex("/letters/write\\?child=[0-9]+$")]
    private static partial Regex Chosen();

    [GeneratedRegex("notice-bad")]
    private static partial Regex Bad();
}
