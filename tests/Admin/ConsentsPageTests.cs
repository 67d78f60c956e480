using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class ConsentsPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_class_list_is_entered_at_once_the_text_renewed_and_the_proof_taken_out()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "知情同意" }).ClickAsync();
        await page.WaitForURLAsync("**/consents");
        await page.SelectOptionAsync("#consent-purpose", "Pictures");
        await Assertions.Expect(page.Locator("#paper")).ToHaveTextAsync("记下纸上签的：照片");
        await visitor.Press("都记同意");
        var rows = page.Locator("section[aria-labelledby=paper] li");
        await rows.First.Locator("select").Last.SelectOptionAsync("no");
        int children = await rows.CountAsync();
        children.ShouldBeGreaterThan(5);
        await page.Locator("section[aria-labelledby=paper] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator("td[data-label=照片] .pill-good")).ToHaveCountAsync(children - 1);
        await Assertions.Expect(page.Locator("td[data-label=照片] .pill-bad")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("td[data-label=书信] .pill-good")).ToHaveCountAsync(0);
        await visitor.LooksRight("/consents, entered");
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, "consents.png"), FullPage = true });
        var proof = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='/proof']").First.ClickAsync());
        string text = await File.ReadAllTextAsync(await proof.PathAsync(), TestContext.Current.CancellationToken);
        text.ShouldContain("照片");
        text.ShouldContain("paper 20");
        text.ShouldContain("只发给您和孩子的监护人看");
        (await page.Locator("#texts").CountAsync()).ShouldBe(0, "the words are the head's");

        var head = await console.Enter("郑校长");
        await head.Open("/consents");
        await head.Page.SelectOptionAsync("#consent-purpose", "Pictures");
        await Assertions.Expect(head.Page.Locator("#texts")).ToHaveTextAsync("文字：照片，第 1 版");
        await head.Page.FillAsync("#text-en", "");
        await head.Press("发布第 2 版");
        await head.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.Locator(".toast")).ToContainTextAsync("没有填");
        await head.Page.FillAsync("#text-en", "Pictures, said anew.");
        await head.Press("发布第 2 版");
        await head.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.Locator("td[data-label=照片] .pill", new() { HasTextString = "要再问" })).ToHaveCountAsync(children - 1);
        (await head.Page.Locator("#paper").CountAsync()).ShouldBe(0);

        var viewer = await console.Enter("邵老师");
        await viewer.Open("/consents");
        await Assertions.Expect(viewer.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        string href = (await page.Locator("a[href$='/proof']").First.GetAttributeAsync("href"))!;
        (await viewer.Page.APIRequest.GetAsync(console.Url + href)).Status.ShouldBe(404);
        visitor.Complaints.Concat(head.Complaints).ShouldBeEmpty();
    }
}
