using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class WeekPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly LocatorAssertionsToContainTextOptions s_patient = new() { Timeout = TestBrowser.Patience };

    [Fact]
    public async Task A_time_is_moved_by_keyboard_a_conflict_is_said_before_saving_and_undo_brings_it_back()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var page = await Week();
        var said = page.Locator(".said");
        var first = Square(page, "周一 16:20");
        string child = (await first.InnerTextAsync()).Trim();
        await first.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(said).ToContainTextAsync("已拿起", s_patient);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".said [data-conflict]")).ToContainTextAsync("现在是", s_patient);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(said).Not.ToContainTextAsync("不能放在", new() { Timeout = TestBrowser.Patience });

        await first.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(said).ToContainTextAsync("已拿起", s_patient);
        await Square(page, "周日 16:10").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(said).ToContainTextAsync($"{child}放在 周日 16:10", s_patient);
        await Assertions.Expect(Square(page, "周日 16:10")).ToContainTextAsync(child, s_patient);

        await page.GetByRole(AriaRole.Button, new() { Name = "撤销上一步" }).ClickAsync();
        await Assertions.Expect(first).ToContainTextAsync(child, s_patient);
        await Assertions.Expect(page.Locator("section[aria-labelledby=planner]")).ToContainTextAsync("改时间 0", s_patient);
        await Drop(page);
    }

    [Fact]
    public async Task A_time_is_dragged_with_the_mouse_into_the_draft_alone()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var page = await Week();
        var (from, to) = (Square(page, "周六 09:00"), Square(page, "周日 16:00"));
        string child = (await from.InnerTextAsync()).Trim();
        await from.DragToAsync(to);
        await Assertions.Expect(to).ToContainTextAsync(child, s_patient);
        await Assertions.Expect(page.Locator("section[aria-labelledby=planner]")).ToContainTextAsync("改时间 1", s_patient);
        await Drop(page);
        await Assertions.Expect(Square(page, "周六 09:00")).ToContainTextAsync(child, s_patient);
    }

    [Fact]
    public async Task The_planner_leaves_the_pilot_school_as_it_is_and_says_so()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var page = await Week();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("63 × 10 分钟 = 10.5 小时；开放 11 小时", s_patient);
        await page.GetByRole(AriaRole.Button, new() { Name = "排一排" }).ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=planner]")).ToContainTextAsync("不变 63", s_patient);
        await Drop(page);
    }

    private async Task<IPage> Week()
    {
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/family-phone/week");
        await page.WaitForFunctionAsync("() => document.querySelector('table.grid')?.dataset.attached === 'yes'", null, new() { Timeout = TestBrowser.Patience });
        return page;
    }

    private static ILocator Square(IPage page, string time) => page.Locator($"table.grid button[aria-label^='{time}']");

    private static async Task Drop(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "丢掉草稿" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "丢掉草稿" })).ToHaveCountAsync(0, new() { Timeout = TestBrowser.Patience });
    }
}
