using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class CarePagesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task The_map_shows_each_childs_weeks_a_field_opens_what_happened_a_sheet_is_entered_and_a_rule_is_changed()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "关爱要求", Exact = true }).ClickAsync();
        await page.Reaches("**/care");
        await visitor.Open("/care");
        await Assertions.Expect(page.Locator(".heat tbody tr:not(.class-line)")).ToHaveCountAsync(63);
        (await page.Locator("a.cell-done").CountAsync()).ShouldBeGreaterThan(63, "three weeks were lived");
        (await page.Locator("a.cell-overdue").CountAsync()).ShouldBeGreaterThan(0, "some were left the week before this");
        var own = page.Locator("section[aria-labelledby=school-own]");
        await Assertions.Expect(own.GetByRole(AriaRole.Heading, new() { Name = "学校的事" })).ToBeVisibleAsync();
        await Assertions.Expect(own.Locator("li")).ToHaveCountAsync(5);
        await Assertions.Expect(own.Locator(".pill-good")).Not.ToHaveCountAsync(0);
        await Shots(page, "care-map");
        await visitor.LooksRight("/care");

        // What the school as a whole cannot do is said with its reason, too.
        await own.GetByRole(AriaRole.Button, new() { NameRegex = new("^做不了") }).First.ClickAsync();
        await page.Locator("dialog[open]").GetByLabel("什么原因").SelectOptionAsync("Closed");
        await page.Locator("dialog[open]").GetByLabel("想多说一句").FillAsync("流感停课");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(own).ToContainTextAsync("停课或有传染病：流感停课");
        await Assertions.Expect(own.Locator(".pill-info")).ToHaveTextAsync("说了原因");

        // By keyboard alone: the frame takes the focus, then its links.
        await page.Locator(".frame").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("document.activeElement.closest('.frame') !== null && document.activeElement.tagName === 'A'")).ShouldBeTrue();
        await page.GetByLabel("班级").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(page.Locator(".heat tbody tr:not(.class-line)")).ToHaveCountAsync(9);
        string name = (await page.Locator("tbody th.who a").First.TextContentAsync())!;
        await page.Locator(".heat tbody tr:not(.class-line)").First.Locator("a.cell-done").First.ClickAsync();
        await page.Reaches("**/care?from=*");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(name);
        await Assertions.Expect(page.Locator(".timeline li").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("blockquote").First).ToBeVisibleAsync();
        await Shots(page, "care-child");
        await visitor.LooksRight("/children/…/care");

        // What cannot be done is said with its reason.
        await page.GetByRole(AriaRole.Link, new() { Name = "看全部" }).ClickAsync();
        var owed = page.Locator("section[aria-labelledby=owed]");
        await Assertions.Expect(owed.Locator("summary")).ToHaveTextAsync("接下来的");
        await Shots(page, "care-owed");
        await visitor.LooksRight("/children/…/care, all");
        await owed.GetByRole(AriaRole.Button, new() { NameRegex = new("^做不了") }).First.ClickAsync();
        await page.Locator("dialog[open]").GetByLabel("什么原因").SelectOptionAsync("Road");
        await page.Locator("dialog[open]").GetByLabel("想多说一句").FillAsync("桥断了");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(owed).ToContainTextAsync("说了原因");

        // A record is corrected; what stood is kept, and the page says so.
        await page.GetByLabel("做了什么").SelectOptionAsync("Talk");
        await Assertions.Expect(page.Locator(".timeline li").First).ToContainTextAsync("谈心");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^更正") }).First.ClickAsync();
        await page.Locator("dialog[open]").GetByLabel("困难和压力").FillAsync("怕打雷");
        await Shots(page, "care-correct");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("怕打雷");

        await visitor.Open("/care/enter");
        await page.GetByLabel("做了什么").SelectOptionAsync("Event");
        await page.GetByLabel("哪种活动").SelectOptionAsync("OpenRoom");
        await visitor.Press("全选");
        await page.GetByLabel("点名").First.SelectOptionAsync("Absent");
        await page.GetByLabel("谁接走的").Nth(1).SelectOptionAsync("Guardian");
        await page.Locator("summary").ClickAsync();
        await page.GetByLabel("主题").FillAsync("周六活动室");
        await Shots(page, "care-enter");
        await visitor.LooksRight("/care/enter");
        await visitor.Press("保存 9 位");
        await page.Reaches("**/care");

        // What the school does as a whole is written down from its own line, without children, and is read and taken back in the ledger.
        await Assertions.Expect(own.Locator("li", new() { HasText = "领导小组会议" })).ToContainTextAsync("做了 0 / 1");
        await own.GetByRole(AriaRole.Link, new() { Name = "记一笔 领导小组会议" }).ClickAsync();
        await page.Reaches("**/care/enter?event=LeadersMeeting");
        await Assertions.Expect(page.GetByLabel("哪种活动")).ToHaveValueAsync("LeadersMeeting");
        await Shots(page, "care-enter-own");
        await visitor.LooksRight("/care/enter?event");
        await visitor.Press("保存");
        await page.Reaches("**/care");
        await Assertions.Expect(own.Locator("li", new() { HasText = "领导小组会议" })).ToContainTextAsync("做了 1 / 1");
        await own.GetByRole(AriaRole.Link, new() { NameRegex = new("领导小组会议 共 1 条记录") }).ClickAsync();
        await page.Reaches("**/ledger?*event=LeadersMeeting");
        await Assertions.Expect(page.Locator(".timeline > li")).ToContainTextAsync("全校");
        await Shots(page, "care-own-ledger");
        await visitor.LooksRight("/ledger?event");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^撤回") }).ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "撤回" }).ClickAsync();
        await Assertions.Expect(page.Locator(".timeline > li")).ToHaveCountAsync(0);

        await visitor.Open("/care/rules");
        await Assertions.Expect(page.Locator(".rules li")).ToHaveCountAsync(15);
        var talk = page.Locator(".rules li").Nth(1);
        await talk.Locator("summary").ClickAsync();
        await talk.GetByLabel("哪些孩子").SelectOptionAsync("Every");
        await Shots(page, "care-rules");
        await visitor.LooksRight("/care/rules");
        await talk.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(talk).ToContainTextAsync("改过");
        var lecture = page.Locator(".school-rules li").Nth(4);
        await lecture.Locator("summary").ClickAsync();
        await lecture.GetByLabel("做几次").FillAsync("2");
        await lecture.GetByLabel("做几次").BlurAsync();
        await Shots(page, "care-own-rules");
        await lecture.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(lecture).ToContainTextAsync("每学期 · 2 次");

        foreach (string language in new[] { "zh-Hant", "en" })
        {
            var other = await console.Enter("林老师", language);
            foreach (var (path, shot) in new[] { ("/care", "map"), ("/care/rules", "rules"), ("/care/enter", "enter") })
            {
                await other.Open(path);
                await Shots(other.Page, $"care-{shot}-{language}");
                await other.LooksRight($"{path} {language}");
            }

            other.Complaints.ShouldBeEmpty();
        }

        var teacher = await console.Enter("李老师");
        await teacher.Open("/care");
        (await teacher.Page.Locator(".heat tbody tr:not(.class-line)").CountAsync()).ShouldBeLessThan(63, "the own children alone");
        await Assertions.Expect(teacher.Page.Locator("section[aria-labelledby=school-own]")).ToHaveCountAsync(0);
        var viewer = await console.Enter("邵老师");
        await viewer.Open("/care");
        await Assertions.Expect(viewer.Page.Locator(".heat tbody tr:not(.class-line)")).ToHaveCountAsync(63);
        await Assertions.Expect(viewer.Page.Locator("section[aria-labelledby=school-own] li")).ToHaveCountAsync(5);
        await Assertions.Expect(viewer.Page.Locator("section[aria-labelledby=school-own] a")).ToHaveCountAsync(0);
        await viewer.Page.Locator("a.cell-done").First.ClickAsync();
        await Assertions.Expect(viewer.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        visitor.Complaints.Concat(teacher.Complaints).Concat(viewer.Complaints).ShouldBeEmpty();
    }

    private static async Task Shots(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is not { } shots)
            return;
        foreach (var (width, scheme, mark) in new[] { (1280, ColorScheme.Light, ""), (390, ColorScheme.Dark, "-phone") })
        {
            await page.SetViewportSizeAsync(width, 860);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + mark + ".png") });
        }

        await page.SetViewportSizeAsync(1280, 860);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
