using System.Globalization;
using FamilyLink.Tests.Support;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class RegistersPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    // A4 lying less its margins, in CSS pixels.
    private const int PrintedWidth = 1047;

    [Fact]
    public async Task The_register_and_the_counts_are_seen_printed_lying_and_taken_out_with_the_same_figures()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "花名册" }).ClickAsync();
        await page.Reaches("**/registers");
        await Assertions.Expect(page.Locator(".register tbody tr")).ToHaveCountAsync(63);
        await Assertions.Expect(page.Locator(".register tbody tr").First).ToContainTextAsync("一（1）班");
        (await page.Locator(".register").TextContentAsync())!.ShouldNotContain("199000");
        await visitor.LooksRight("/registers");
        await visitor.Press("加上电话");
        await Assertions.Expect(page.Locator(".register th", new() { HasTextString = "父母和电话" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".register tbody tr").First).ToContainTextAsync("199000");
        var (pages, _, lying) = await PaperSize.Print(page, "register");
        pages.ShouldBeInRange(2, 5);
        lying.ShouldBe(pages);
        await FitsOnPaper(page, ".register");

        await visitor.Press("统计表");
        await visitor.Press("加上困难人数");
        await Assertions.Expect(page.Locator(".counts tfoot td").First).ToHaveTextAsync("63");
        await Assertions.Expect(page.Locator(".counts thead", new() { HasTextString = "家庭困难" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".kin .bars li")).ToHaveCountAsync(7);
        await visitor.LooksRight("/registers, counts");
        (await PaperSize.Print(page, "counts")).ShouldBe((1, 0, 1));
        await FitsOnPaper(page, ".counts");
        string[] total = [.. await page.Locator(".counts tfoot td").AllTextContentsAsync()];
        var taken = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出表格" }).ClickAsync());
        (await LastRow(await taken.PathAsync())).ShouldBe(total);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_class_teacher_has_the_class_and_a_viewer_has_no_button_for_numbers()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var teacher = await console.Enter("李老师");
        await teacher.Open("/registers");
        await Assertions.Expect(teacher.Page.Locator(".register tbody tr").First).ToBeVisibleAsync();
        // The class, and the children of other classes with whom the teacher is paired.
        (await teacher.Page.Locator(".register tbody tr").CountAsync()).ShouldBeInRange(9, 20);
        var viewer = await console.Enter("邵老师", "en");
        await viewer.Open("/registers");
        await Assertions.Expect(viewer.Page.Locator(".register tbody tr")).ToHaveCountAsync(63);
        (await viewer.Page.GetByRole(AriaRole.Button, new() { Name = "With telephone numbers" }).CountAsync()).ShouldBe(0);
        await viewer.Press("Counts");
        await Assertions.Expect(viewer.Page.Locator(".counts tfoot")).ToBeVisibleAsync();
        (await viewer.Page.GetByRole(AriaRole.Button, new() { Name = "With those in hardship" }).CountAsync()).ShouldBe(0);
        (await PaperSize.Print(viewer.Page, "counts-en")).ShouldBe((1, 0, 1));
        (await viewer.Page.APIRequest.GetAsync(console.Url + "/registers/export?numbers=true")).Status.ShouldBe(404);
        (await viewer.Page.APIRequest.GetAsync(console.Url + "/registers/export")).Status.ShouldBe(200);
    }

    private static async Task FitsOnPaper(IPage page, string table)
    {
        await page.SetViewportSizeAsync(PrintedWidth, 700);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.EvaluateAsync<double>("t => document.querySelector(t).getBoundingClientRect().right - document.documentElement.clientWidth", table)).ShouldBeLessThanOrEqualTo(0.5, "wider than the paper");
        await page.EmulateMediaAsync(new() { Media = Media.Null });
        await page.SetViewportSizeAsync(1280, 860);
    }

    private static async Task<string[]> LastRow(string file)
    {
        var counts = Xlsx.Read(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[1].Rows;
        return [.. counts[^1].Skip(1).Select(c => Convert.ToString(c, CultureInfo.InvariantCulture)!)];
    }
}
