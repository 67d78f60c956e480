using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>A console in whose school a mother has said three things for the file.</summary>
public sealed class ConsoleWithProposals : RunningConsole
{
    public long ChildId { get; private set; }

    protected override async Task Live(IServiceProvider house)
    {
        var (store, part) = (house.GetRequiredService<Store>(), house.GetRequiredService<FamilyPart>());
        var link = await store.Look(db => db.Links.FirstAsync(l => l.MayCall && db.Children.Any(c => c.Id == l.ChildId && c.Name == "张小明")));
        (ChildId, long mother) = (link.ChildId, link.MemberId);
        foreach (var (field, value) in new[] { ("ParentWork", "东莞电子厂，装配"), ("Hopes", "平平安安，爱说爱笑"), ("NextHome", "2027-02-03") })
            (await store.Write(Who.Member(mother), work => part.Write(work, ChildId, field, value))).Refused.ShouldBeNull();
        (await store.Write(Who.Member(mother), work => part.Send(work, ChildId))).Refused.ShouldBeNull();
    }
}

public sealed class ProposalsPageTests(ConsoleWithProposals console) : IClassFixture<ConsoleWithProposals>
{
    [Fact]
    public async Task What_a_mother_said_is_seen_before_and_after_taken_in_and_the_family_of_a_class_is_asked()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await Assertions.Expect(page.Locator("section[aria-labelledby=todos]")).ToContainTextAsync("家里人填了档案，等您看");
        await page.GetByRole(AriaRole.Link, new() { Name = "家里人填了档案，等您看" }).ClickAsync();
        await page.Reaches("**/files");
        await visitor.Open("/files");
        var card = page.Locator("section[aria-labelledby=proposals]");
        await Assertions.Expect(card.Locator("#proposals")).ToHaveTextAsync("家里人填的，等您看（3）");
        await Shot(page, "proposals");
        await visitor.LooksRight("/files, with proposals");
        foreach (string language in new[] { "zh-Hant", "en" })
        {
            var other = await console.Enter("林老师", language);
            await other.Open("/files");
            await Shot(other.Page, "proposals-" + language);
            await other.LooksRight("/files " + language);
            await other.Page.SetViewportSizeAsync(390, 860);
            await Shot(other.Page, "proposals-narrow-" + language);
            other.Complaints.ShouldBeEmpty();
        }

        await card.GetByRole(AriaRole.Button, new() { Name = "不用 张小明 对子女的希望要求" }).ClickAsync();
        await Assertions.Expect(card.Locator("#proposals")).ToHaveTextAsync("家里人填的，等您看（2）");
        await card.GetByRole(AriaRole.Button, new() { Name = "全部接受（2）" }).ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await visitor.Open($"/children/{console.ChildId}/file");
        await Assertions.Expect(page.Locator("dd", new() { HasTextString = "东莞电子厂，装配" })).ToBeVisibleAsync();
        await visitor.Press("看改动");
        await Assertions.Expect(page.Locator(".changes li", new() { HasTextString = "工作单位及工种" })).ToContainTextAsync("林老师 接受");
        await Assertions.Expect(page.Locator("section[aria-labelledby=ask-families]")).ToContainTextAsync("请家里人补充");
        await Shot(page, "file-with-ask");
        await visitor.LooksRight("/children/x/file, asking");

        await visitor.Open("/files");
        await page.SelectOptionAsync("#ask-class", new SelectOptionValue { Index = 2 });
        var ask = page.Locator("section[aria-labelledby=ask-families] .button-main");
        await ask.ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("发给了");
        await Assertions.Expect(ask).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("section[aria-labelledby=ask-families]")).ToContainTextAsync("最近问过，先不问");
        await page.GetByRole(AriaRole.Link, new() { Name = "打印字条" }).ClickAsync();
        await page.Reaches("**/files/slips?class=*");
        await Assertions.Expect(page.Locator(".slip").First).ToContainTextAsync("写好请孩子带回给班主任");
        await Shot(page, "file-slips");
        await visitor.LooksRight("/files/slips");
        visitor.Complaints.ShouldBeEmpty();

        var head = await console.Enter("郑校长");
        await head.Open("/files");
        (await head.Page.Locator("#proposals, #ask-families").CountAsync()).ShouldBe(0, "the head reads");
    }

    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + ".png"), FullPage = true });
    }
}
