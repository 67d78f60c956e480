using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class WeekPageTouchTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly LocatorAssertionsToContainTextOptions s_patient = new() { Timeout = TestBrowser.Patience };

    [Fact]
    public async Task A_finger_takes_a_time_to_another_place_sees_what_stands_against_it_and_undo_brings_it_back()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var (page, finger) = await Week();
        var (from, held, to) = (Square(page, "周六 09:00"), Square(page, "周六 09:10"), Square(page, "周日 16:00"));
        string child = (await from.InnerTextAsync()).Trim();
        await from.ScrollIntoViewIfNeededAsync();

        await finger.Down(from);
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("已拿起", s_patient);
        await Assertions.Expect(page.Locator("table.grid.dragging")).ToHaveCountAsync(1);
        await Assertions.Expect(held.Locator("svg").Or(page.Locator(".square.good, .square.barred, .square.doubt")).First).ToBeVisibleAsync();
        await finger.To(held);
        await finger.Up();
        await Assertions.Expect(page.Locator(".said [data-conflict]")).ToContainTextAsync("现在是", s_patient);
        await Assertions.Expect(from).ToContainTextAsync(child, s_patient);
        await page.GetByRole(AriaRole.Button, new() { Name = "放回" }).TapAsync();
        await Assertions.Expect(page.Locator(".said [data-conflict]")).ToHaveCountAsync(0);

        await finger.Down(from);
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("已拿起", s_patient);
        // The place is off the narrow screen: the finger waits in the corner until it has come.
        await finger.ToCornerUntilSeen(to);
        await finger.Up();
        await Assertions.Expect(to).ToContainTextAsync(child, s_patient);
        await Assertions.Expect(page.Locator("section[aria-labelledby=planner]")).ToContainTextAsync("改时间 1", s_patient);

        await page.GetByRole(AriaRole.Button, new() { Name = "撤销上一步" }).TapAsync();
        await Assertions.Expect(from).ToContainTextAsync(child, s_patient);
        await Assertions.Expect(page.Locator("section[aria-labelledby=planner]")).ToContainTextAsync("改时间 0", s_patient);
        await page.GetByRole(AriaRole.Button, new() { Name = "丢掉草稿" }).TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "丢掉草稿" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_finger_that_wipes_over_the_grid_scrolls_and_picks_nothing_up()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        // On a machine that stands still for a moment a finger that comes down has been held; then it is wiped once more.
        for (int tries = 1; ; tries++)
        {
            var (page, finger) = await Week();
            if (await Wiped(page, finger))
            {
                await Assertions.Expect(page.Locator("table.grid.dragging, .square.picked")).ToHaveCountAsync(0);
                await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "丢掉草稿" })).ToHaveCountAsync(0);
                return;
            }

            tries.ShouldBeLessThan(6, "a wipe never scrolls");
            var draft = page.GetByRole(AriaRole.Button, new() { Name = "丢掉草稿" });
            if (await draft.CountAsync() > 0)
                await draft.ClickAsync();
            await page.Context.CloseAsync();
        }
    }

    private static async Task<bool> Wiped(IPage page, Finger finger)
    {
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, "the grid scrolls within itself");
        foreach (var start in new[] { Square(page, "周六 09:30"), page.Locator("table.grid tbody th").Nth(6) })
        {
            await start.EvaluateAsync("e => e.scrollIntoView({ block: 'center' })");
            double before = await page.EvaluateAsync<double>("scrollY");
            await finger.Wipe(start, up: 200);
            if (!await Comes(page, "before => scrollY > before + 60", before))
                return false;
        }

        var square = Square(page, "周六 09:00");
        await square.EvaluateAsync("e => e.scrollIntoView({ block: 'center', inline: 'end' })");
        double left = await page.Locator(".scroll").EvaluateAsync<double>("s => s.scrollLeft");
        await finger.Wipe(square, left: -120);
        return await Comes(page, "before => Math.abs((document.querySelector('.scroll')?.scrollLeft ?? before) - before) > 30", left);
    }

    private static async Task<bool> Comes(IPage page, string what, double before)
    {
        try
        {
            await page.WaitForFunctionAsync(what, before, new() { Timeout = 15_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<(IPage Page, Finger Finger)> Week()
    {
        var visitor = await console.Enter("林老师", phone: true);
        var page = visitor.Page;
        await visitor.Open("/family-phone/week");
        await page.WaitForFunctionAsync("() => document.querySelector('table.grid')?.dataset.attached === 'yes'", null, new() { Timeout = TestBrowser.Patience });
        return (page, await Finger.On(page));
    }

    private static ILocator Square(IPage page, string time) => page.Locator($"table.grid button[aria-label^='{time}']");
}
