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
        await page.Reaches("**/consents");
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

    [Fact]
    public async Task Families_are_asked_a_signed_list_is_photographed_in_and_what_is_no_page_is_refused()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/consents");
        await page.SelectOptionAsync("#consent-purpose", "Video");
        var ask = page.Locator("section[aria-labelledby=ask]");
        await Assertions.Expect(ask).ToContainTextAsync("请家里人表态：视频");
        await Assertions.Expect(ask).ToContainTextAsync("位家里人会在聊天里收到一条");
        await ask.GetByRole(AriaRole.Button, new() { Name = "请家里人表态" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("问了");
        await Assertions.Expect(ask).ToContainTextAsync("在等回音");
        await Assertions.Expect(ask).ToContainTextAsync("等着在纸上签");
        await Assertions.Expect(ask.Locator("button")).ToBeDisabledAsync();

        var scans = page.Locator("section[aria-labelledby=scans]");
        byte[] picture = await Picture(page), document = await Document(page);
        await scans.Locator("input[type=file]").SetInputFilesAsync([Sent("IMG_0007.jpg", "image/jpeg", picture), Sent("list.pdf", "application/pdf", document)]);
        await Assertions.Expect(scans.Locator(".scans li")).ToHaveCountAsync(2);
        await Assertions.Expect(scans.Locator(".scans li").First).ToContainTextAsync("林老师 放的");
        foreach (var (name, bytes, words) in new[] { ("a.jpg", "no picture"u8.ToArray(), "只收照片"), ("big.jpg", new byte[10_000_001], "文件太大"), ("half.jpg", picture[..(picture.Length / 2)], "文件不完整") })
        {
            await scans.Locator("input[type=file]").SetInputFilesAsync([Sent(name, "image/jpeg", bytes)]);
            await Assertions.Expect(scans.Locator(".notice-bad")).ToContainTextAsync(words);
        }

        await Assertions.Expect(scans.Locator(".scans li")).ToHaveCountAsync(2);
        var paper = page.Locator("section[aria-labelledby=paper]");
        await page.SelectOptionAsync("#paper-scan", new SelectOptionValue { Label = "第 1 页" });
        string scan = await page.InputValueAsync("#paper-scan");
        await visitor.Press("都记同意");
        await paper.Locator("li").First.Locator("select").Last.SelectOptionAsync("no");
        await Assertions.Expect(paper.Locator(".notice")).ToContainTextAsync("不用视频，只打电话");
        await visitor.LooksRight("/consents, with scans");
        await paper.Locator(".button-main").ClickAsync();
        await Assertions.Expect(page.Locator("td[data-label=视频] .pill-bad")).ToHaveCountAsync(1);
        await Assertions.Expect(ask).Not.ToContainTextAsync("等着在纸上签");
        var proof = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='/proof']").Last.ClickAsync());
        string text = await File.ReadAllTextAsync(await proof.PathAsync(), TestContext.Current.CancellationToken);
        foreach (string part in new[] { scan, "林老师", "中国大陆", "扫描件" })
            text.ShouldContain(part);

        var pages = await scans.Locator(".scans a").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
        var looked = await page.APIRequest.GetAsync(console.Url + pages[0]);
        (looked.Status, looked.Headers["content-type"], looked.Headers["cache-control"], looked.Headers["content-security-policy"]).ShouldBe((200, "image/jpeg", "no-store", "default-src 'none'; sandbox"));
        var saved = await page.APIRequest.GetAsync(console.Url + pages[1]);
        saved.Headers["content-disposition"].ShouldStartWith("attachment");
        (await saved.BodyAsync()).ShouldBe(document);
        await scans.GetByRole(AriaRole.Button, new() { Name = "拿掉 第 2 页" }).ClickAsync();
        await page.Locator("dialog[open] .button-danger").ClickAsync();
        await Assertions.Expect(scans.Locator(".scans li").Last).ToContainTextAsync("文件已销毁");
        (await page.APIRequest.GetAsync(console.Url + pages[1])).Status.ShouldBe(404);
        var viewer = await console.Enter("邵老师");
        (await viewer.Page.APIRequest.GetAsync(console.Url + pages[0])).Status.ShouldBe(404);

        string child = (await page.Locator("section[aria-labelledby=standing] td a").First.GetAttributeAsync("href"))!;
        await visitor.Open(child + "/file");
        await page.Locator("section[aria-labelledby=safety] input[type=file]").SetInputFilesAsync([Sent("safety.jpg", "image/jpeg", picture)]);
        await Assertions.Expect(page.Locator("section[aria-labelledby=safety] .scans li")).ToHaveCountAsync(1);
        await visitor.LooksRight("/file, with a safety agreement");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_head_says_by_which_countrys_rules_and_the_page_can_be_read_in_three_languages_on_a_phone()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var head = await console.Enter("郑校长");
        await head.Open("/consents");
        var country = head.Page.Locator("section[aria-labelledby=country]");
        await Assertions.Expect(country).ToContainTextAsync("满 14 岁");
        await head.Page.SelectOptionAsync("#country-choice", "GB");
        await country.GetByRole(AriaRole.Button, new() { Name = "改", Exact = true }).ClickAsync();
        await Assertions.Expect(country).ToContainTextAsync("满 13 岁");
        await Assertions.Expect(country).ToContainTextAsync("父母都没有登记的");
        await head.Page.SelectOptionAsync("#country-choice", "CN");
        await country.GetByRole(AriaRole.Button, new() { Name = "改", Exact = true }).ClickAsync();
        await Assertions.Expect(country).ToContainTextAsync("满 14 岁");
        head.Complaints.ShouldBeEmpty();
        foreach (string language in new[] { "zh-Hans", "zh-Hant", "en" })
        {
            foreach (bool phone in new[] { true, false })
            {
                var reader = await console.Enter("林老师", language, phone);
                await reader.Open("/consents");
                await reader.LooksRight($"/consents {language}");
                if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
                {
                    await reader.Page.SetViewportSizeAsync(phone ? 390 : 1280, 860);
                    await reader.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"consents-{language}-{(phone ? "phone" : "wide")}.png"), FullPage = true });
                }
            }
        }
    }

    private static FilePayload Sent(string name, string type, byte[] content) => new() { Name = name, MimeType = type, Buffer = content };

    // A picture and a document as a browser makes them, larger than one message of the live connection.
    private static async Task<byte[]> Picture(IPage page) => Convert.FromBase64String(await page.EvaluateAsync<string>("""
        () => {
          const canvas = document.createElement('canvas');
          canvas.width = 1200; canvas.height = 900;
          const pen = canvas.getContext('2d');
          for (let i = 0; i < 3000; i++) { pen.fillStyle = `hsl(${i * 7 % 360} 60% 60%)`; pen.fillRect(i * 37 % 1200, i * 91 % 900, 40, 30); }
          return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
        }
        """));

    private static async Task<byte[]> Document(IPage page)
    {
        var blank = await page.Context.NewPageAsync();
        await blank.SetContentAsync("<h1>签字名单</h1>");
        byte[] pdf = await blank.PdfAsync();
        await blank.CloseAsync();
        return pdf;
    }
}
