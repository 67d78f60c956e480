using System.Text;
using FamilyLink.Domain.Roster.Reading;
using FamilyLink.Tests.Scenario;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class ImportPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Messy = """
        某某小学 2026 年花名册,,,,,
        学籍编码,学生姓名,班,出生日期,爸爸电话,备注
        X1,戴新来,三（2）班,2017-05-06,13911110001,
        X2,戴坏日,三（2）班,2017-13-06,,
        ,张小明,三（2）班,,13911110002,

        """;

    [Fact]
    public async Task A_list_is_chosen_understood_decided_on_written_and_the_next_time_nothing_changes()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "导入名单" }).ClickAsync();
        await page.Reaches("**/children/import");
        await Choose(page, new FilePayload { Name = "x.xlsx", MimeType = "", Buffer = "<html>"u8.ToArray() });
        await Assertions.Expect(page.Locator(".notice-bad")).ToContainTextAsync("另存为 .xlsx 或 .csv");

        await Choose(page, Csv(Messy));
        await Assertions.Expect(Figure(page, "新增")).ToHaveTextAsync("1");
        await Assertions.Expect(Figure(page, "有变化")).ToHaveTextAsync("1");
        await Assertions.Expect(Figure(page, "要改")).ToHaveTextAsync("1");
        await Assertions.Expect(page.Locator("section[aria-labelledby=wrong] li")).ToContainTextAsync("2017-13-06");
        // 学籍编码 is no heading that is known: a person points to it.
        await page.Locator("section[aria-labelledby=columns] summary").ClickAsync();
        await page.GetByLabel("学籍编码当作").SelectOptionAsync("StudentNumber");
        await Assertions.Expect(page.Locator("section[aria-labelledby=columns] summary")).ToHaveTextAsync("认出 5 列，共 6 列");
        await Assertions.Expect(page.Locator("section[aria-labelledby=doubtful] li")).ToContainTextAsync("没有出生日期可对");
        await visitor.LooksRight("/children/import with a preview");
        await Shot(page, "import-preview");

        var marked = await page.RunAndWaitForDownloadAsync(() => visitor.Press("下载标出来的表"));
        await using (var file = File.OpenRead(await marked.PathAsync()))
            SheetReader.Read(file, CancellationToken.None).Sheets[0].Rows.ShouldContain(r => r[1] == "戴坏日" && r.Last().Contains("2016-05-03", StringComparison.Ordinal));

        await page.GetByLabel("第 5 行怎么办").SelectOptionAsync("LeaveOut");
        await Assertions.Expect(Figure(page, "有变化")).ToHaveTextAsync("0");
        await visitor.Press("写入 1 人");
        await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync("新增 1 人，改了 0 人");

        await Choose(page, Csv(Messy.Replace("学籍编码", "学号", StringComparison.Ordinal)));
        await Assertions.Expect(Figure(page, "没变")).ToHaveTextAsync("1");
        await Assertions.Expect(Figure(page, "新增")).ToHaveTextAsync("0");
        var taken = await page.RunAndWaitForDownloadAsync(() => page.EvaluateAsync("() => { const a = document.createElement('a'); a.href = '/roster/export'; a.download = ''; a.click(); }"));
        await using (var file = File.OpenRead(await taken.PathAsync()))
            SheetReader.Read(file, CancellationToken.None).Sheets[0].Rows.ShouldContain(r => r[1] == "戴新来" && r.Contains("13911110001"));
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_large_list_shows_how_far_it_is_and_stopped_or_killed_leaves_nothing_behind()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("卫管理员");
        await WriteHalf(visitor);
        await visitor.Press("停下，什么都不写");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "写入 9000 人" })).ToBeVisibleAsync();
        await NobodyIsIn(visitor);
        visitor.Complaints.ShouldBeEmpty();

        await WriteHalf(visitor);
        await console.KillAndStart();
        await NobodyIsIn(await console.Enter("卫管理员"));
    }

    private static async Task WriteHalf(Visitor visitor)
    {
        await visitor.Open("/children/import");
        var text = new StringBuilder("学号,姓名,班级,父亲,父亲电话\n");
        for (int i = 0; i < 9000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"L{i},长名单{i},大班,长父{i},1380{i:0000000}\n");
        await Choose(visitor.Page, Csv(text.ToString()));
        await visitor.Press("写入 9000 人");
        await visitor.Page.WaitForFunctionAsync("() => Number(document.querySelector('progress')?.value) > 0", null, new() { Timeout = TestBrowser.Patience });
    }

    private static async Task NobodyIsIn(Visitor visitor)
    {
        await visitor.Open("/children");
        await visitor.Page.FillAsync("#find", "长名单");
        await Assertions.Expect(visitor.Page.Locator("#main .empty")).ToBeVisibleAsync();
        (await visitor.Page.Locator("#class option", new() { HasTextString = "大班" }).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_bring_a_list_in_finds_neither_the_door_nor_a_way_around_it()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var viewer = await console.Enter("邵老师");
        await viewer.Open("/children");
        (await viewer.Page.Locator("a[href='/children/import'], a[href='/roster/export']").CountAsync()).ShouldBe(0);
        await viewer.Open("/children/import");
        await Assertions.Expect(viewer.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        (await viewer.Page.Locator("#roster-file").CountAsync()).ShouldBe(0);
        (await viewer.Page.APIRequest.GetAsync(console.Url + "/roster/export")).Status.ShouldBe(404);
    }

    // The browser's field listens a moment after it is seen.
    private static Task Choose(IPage page, FilePayload file) => Until.True(async () =>
    {
        await page.SetInputFilesAsync("#roster-file", file);
        try
        {
            await page.Locator("#main").GetByText(file.Name, new() { Exact = true }).WaitForAsync(new() { Timeout = 5000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }, () => "the page took no file", TimeSpan.FromMinutes(2));

    private static FilePayload Csv(string text) => new() { Name = "名单.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };

    private static ILocator Figure(IPage page, string label) => page.Locator(".tile", new() { HasTextString = label }).Locator(".tile-value");

    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + ".png"), FullPage = true });
    }
}
