using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class FilePageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_child_is_taken_in_its_file_filled_in_and_the_change_seen_in_the_history()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await visitor.Press("新增孩子");
        await page.FillAsync("#child-name", "艾新来");
        await visitor.Press("保存");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("没有填");
        await page.FillAsync("#child-class", "一(1)班");
        await page.SelectOptionAsync("#child-with", "Alone");
        await visitor.Press("保存");
        await page.Reaches("**/file");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("艾新来的档案");

        await visitor.Press("添一位家人");
        await page.FillAsync("#adult-name", "艾妈");
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "妈妈 艾妈" })).ToBeVisibleAsync();
        string before = (await page.Locator("#whole").TextContentAsync())!;
        await visitor.Press("填写 孩子");
        await page.GetByLabel("家庭人口").FillAsync("5000");
        await page.GetByLabel("健康状况").FillAsync("好，会游泳");
        await visitor.Press("保存");
        await Assertions.Expect(page.Locator(".toast").Last).ToContainTextAsync("“家庭人口”这样填不行");
        await Assertions.Expect(page.GetByLabel("家庭人口")).ToHaveAttributeAsync("aria-invalid", "true");
        (await TestBrowser.Violations(page)).ShouldBeEmpty();
        await page.GetByLabel("家庭人口").FillAsync("5");
        await visitor.Press("保存");
        await Assertions.Expect(page.Locator("dd", new() { HasTextString = "好，会游泳" })).ToBeVisibleAsync();
        (await page.Locator("#whole").TextContentAsync()).ShouldNotBe(before);

        await visitor.Press("打开看");
        await page.Locator("section[aria-labelledby=few]").GetByRole(AriaRole.Button, new() { Name = "填写 孩子" }).ClickAsync();
        await page.GetByLabel("风险级别").SelectOptionAsync("High");
        await visitor.Press("保存");
        await Assertions.Expect(page.Locator("section[aria-labelledby=few] dd")).ToHaveTextAsync("高");
        await visitor.Press("看改动");
        await Assertions.Expect(page.Locator(".changes li", new() { HasTextString = "健康状况" })).ToContainTextAsync("林老师");
        await visitor.LooksRight("/children/x/file, filled");
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, "file.png"), FullPage = true });
        visitor.Complaints.ShouldBeEmpty();

        string path = new Uri(page.Url).AbsolutePath;
        var teacher = await console.Enter("李老师");
        await teacher.Open(path);
        await Assertions.Expect(teacher.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        var viewer = await console.Enter("邵老师");
        await viewer.Open(path);
        await Assertions.Expect(viewer.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        (await viewer.Page.GetByText("好，会游泳").CountAsync()).ShouldBe(0);
        var head = await console.Enter("郑校长");
        await head.Open(path);
        await Assertions.Expect(head.Page.Locator("#few")).ToBeVisibleAsync();
        (await head.Page.GetByRole(AriaRole.Button, new() { Name = "填写" }).CountAsync()).ShouldBe(0, "the head reads");
    }

    [Fact]
    public async Task A_school_adds_a_field_of_its_own_and_sees_whose_file_is_emptiest()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("卫管理员");
        var page = visitor.Page;
        await visitor.Open("/files");
        await page.FillAsync("#own-name", "会不会游泳");
        await page.SelectOptionAsync("#own-kind", "YesNo");
        await visitor.Press("加一项");
        await Assertions.Expect(page.Locator("section[aria-labelledby=own-fields] li")).ToContainTextAsync("会不会游泳");
        await page.Locator("tbody a").First.ClickAsync();
        await page.Reaches("**/file");
        await visitor.Press("填写 孩子");
        await page.GetByLabel("会不会游泳").SelectOptionAsync("yes");
        await visitor.Press("保存");
        await Assertions.Expect(page.Locator(".facts div", new() { HasTextString = "会不会游泳" })).ToContainTextAsync("是");
        (await page.Locator("#few").CountAsync()).ShouldBe(0, "the owner of the accounts does not read what is for few eyes");
        visitor.Complaints.ShouldBeEmpty();
    }
}
