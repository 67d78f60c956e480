using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using FamilyLink.Domain.Ledger;
using FamilyLink.Tests.Support;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class LedgerPageTests(LedgerConsole console) : IClassFixture<LedgerConsole>
{
    [Fact]
    public async Task The_ledger_is_filtered_what_lacks_evidence_is_one_click_from_its_record_and_the_workbook_counts_the_same()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "台账", Exact = true }).ClickAsync();
        await page.Reaches("**/ledger");
        await visitor.Open("/ledger" + await Weeks(page));
        await Assertions.Expect(page.Locator(".timeline > li")).ToHaveCountAsync(40);
        await Assertions.Expect(page.Locator(".timeline img")).ToHaveCountAsync(1);
        await Shot.Both(page, "ledger");
        await visitor.LooksRight("/ledger");
        await visitor.Press("再看一些");
        await Assertions.Expect(page.Locator(".timeline > li")).ToHaveCountAsync(80);

        var taken = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出表格" }).ClickAsync());
        var sheets = Xlsx.Read(await File.ReadAllBytesAsync(await taken.PathAsync(), TestContext.Current.CancellationToken));
        int all = int.Parse((await page.Locator("#lines .number").TextContentAsync())!, CultureInfo.InvariantCulture);
        sheets[0].Rows.Count.ShouldBe(all + 1);
        foreach (var kind in await page.Locator("a.kind:not(.lacks)").AllTextContentsAsync())
        {
            string[] said = kind.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            int column = Array.FindIndex(sheets[1].Rows[0], c => Equals(c, said[1]));
            sheets[1].Rows[^1][column].ShouldBe(double.Parse(said[0], CultureInfo.InvariantCulture), kind);
        }

        // One with a picture that the family does not agree to show: it proves nothing.
        await page.Locator("a.kind.lacks").ClickAsync();
        await Assertions.Expect(page.Locator("#lines")).ToContainTextAsync("缺印证资料的记录");
        await Assertions.Expect(page.Locator(".timeline > li")).ToHaveCountAsync(1);
        string name = (await page.Locator(".timeline > li a").First.TextContentAsync())!;
        await Shot.Both(page, "ledger-lacks");
        await visitor.LooksRight("/ledger, lacking");
        await page.Locator(".timeline > li a").First.ClickAsync();
        await page.Reaches("**/care?from=*");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(name);
        await Assertions.Expect(page.Locator(".timeline > li").First).ToContainTextAsync("家访");

        await visitor.Open("/ledger" + await Weeks(page));
        await page.GetByLabel("班级").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("类别").SelectOptionAsync("Event");
        await Assertions.Expect(page.Locator(".timeline > li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".timeline > li a")).ToHaveCountAsync(9);
        await page.GetByLabel("孩子", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await page.GetByLabel("类别").SelectOptionAsync("");
        await Assertions.Expect(page.Locator(".kinds")).ToContainTextAsync("谈心");
        page.Url.ShouldContain("child=");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_printed_with_its_pictures_and_a_viewer_reads_none_of_it()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("郑校长");
        var page = visitor.Page;
        await visitor.Open("/ledger" + await Weeks(page) + "&kind=Visit");
        await page.GetByRole(AriaRole.Link, new() { Name = "打印（带图片）" }).ClickAsync();
        await Assertions.Expect(page.Locator(".ledger tbody tr")).ToHaveCountAsync(65);
        await Assertions.Expect(page.Locator(".ledger img")).ToHaveCountAsync(1);
        await visitor.LooksRight("/ledger/print");
        await Shot.Both(page, "ledger-print");
        var (pages, upright, _) = await PaperSize.Print(page, "ledger");
        pages.ShouldBeInRange(2, 6);
        upright.ShouldBe(pages);
        var viewer = await console.Enter("邵老师");
        await viewer.Open("/ledger");
        await Assertions.Expect(viewer.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        (await viewer.Page.APIRequest.GetAsync(console.Url + "/ledger/export")).Status.ShouldBe(404);
        (await viewer.Page.APIRequest.GetAsync(console.Url + "/ledger/box/zip")).Status.ShouldBe(404);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_inspectors_box_has_its_contents_figures_register_months_and_only_pictures_whose_families_agree()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/ledger");
        await page.GetByRole(AriaRole.Link, new() { Name = "档案盒" }).ClickAsync();
        await Assertions.Expect(page.Locator(".contents li")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator(".lid")).ToContainTextAsync("河湾小学");
        await Assertions.Expect(page.Locator(".register tbody tr")).ToHaveCountAsync(63);
        await Assertions.Expect(page.Locator(".plates img")).ToHaveCountAsync(1);
        int lines = await page.Locator("#records .ledger tbody tr").CountAsync();
        (await page.Locator("#figures .counts tfoot td").Nth(Enum.GetValues<LedgerKind>().Length).TextContentAsync()).ShouldBe(lines.ToString(CultureInfo.InvariantCulture));
        lines.ShouldBeGreaterThan(150);
        await Shot.Both(page, "box");
        await visitor.LooksRight("/ledger/box");
        var (pages, upright, lying) = await PaperSize.Print(page, "box");
        upright.ShouldBeGreaterThan(4);
        lying.ShouldBeInRange(2, 6);
        (upright + lying).ShouldBe(pages);

        var taken = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "全部打包下载" }).ClickAsync());
        await using (var zip = await ZipFile.OpenReadAsync(await taken.PathAsync(), TestContext.Current.CancellationToken))
        {
            zip.Entries.Select(e => e.FullName).ShouldBe(["花名册.xlsx", "台账.xlsx", "照片/001.jpeg", "目录.html"]);
            await using var file = await zip.GetEntry("台账.xlsx")!.OpenAsync(TestContext.Current.CancellationToken);
            using var held = new MemoryStream();
            await file.CopyToAsync(held, TestContext.Current.CancellationToken);
            Xlsx.Read(held.ToArray())[0].Rows.Count.ShouldBe(lines + 1);
        }

        await page.GetByLabel("班级").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(page.Locator(".register tbody tr")).ToHaveCountAsync(9);
        foreach (string language in new[] { "zh-Hant", "en" })
        {
            var other = await console.Enter("林老师", language);
            foreach (string path in new[] { "/ledger", "/ledger/print", "/ledger/box" })
            {
                await other.Open(path);
                await Assertions.Expect(other.Page.Locator("progress")).ToHaveCountAsync(0);
                await other.LooksRight($"{path} {language}");
            }

            other.Complaints.ShouldBeEmpty();
        }

        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_box_that_is_stopped_while_it_is_made_says_so_leaves_nothing_and_is_made_again()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        // Faster than a hand: it presses Stop the moment it is there, once on each page that is opened.
        await page.AddInitScriptAsync("new MutationObserver((_, seen) => { const stop = document.querySelector('progress')?.parentElement.querySelector('button'); if (stop) { seen.disconnect(); stop.click(); } }).observe(document, { childList: true, subtree: true });");
        var (stopped, made) = (page.Locator(".notice", new() { HasTextString = "已停下，什么也没有留下。" }), page.Locator(".contents"));
        for (int tries = 0; tries < 20 && await stopped.CountAsync() == 0; tries++)
        {
            await page.GotoAsync(console.Url + "/ledger/box");
            await Assertions.Expect(stopped.Or(made)).ToBeVisibleAsync();
        }

        await Assertions.Expect(stopped).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".box, progress")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "全部打包下载" })).ToHaveCountAsync(0);
        await Shot.Both(page, "box-stopped");
        await visitor.LooksRight("/ledger/box, stopped");
        await page.GetByRole(AriaRole.Button, new() { Name = "重新整理" }).ClickAsync();
        await Assertions.Expect(made.Locator("li")).ToHaveCountAsync(5);
        await Assertions.Expect(made.Locator("li").First).ToContainTextAsync("第 1 份 统计数字");
        (await page.Locator("#records .ledger tbody tr").CountAsync()).ShouldBeGreaterThan(150, "it is whole");
        visitor.Complaints.ShouldBeEmpty();
    }

    /// <summary>With LibreOffice installed; how to run it is in the README.</summary>
    [Fact(Explicit = true)]
    public async Task LibreOffice_reads_the_exported_workbook_and_counts_what_the_screen_counts()
    {
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/ledger" + await Weeks(page));
        int all = int.Parse((await page.Locator("#lines .number").TextContentAsync())!, CultureInfo.InvariantCulture);
        var taken = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出表格" }).ClickAsync());
        string folder = Directory.CreateTempSubdirectory("familylink").FullName, book = Path.Combine(folder, "ledger.xlsx");
        try
        {
            await taken.SaveAsAsync(book);
            // The -1 behind the filter's tokens writes every sheet into a file of its own.
            using var office = Process.Start("soffice", ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", folder, book]);
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await office.WaitForExitAsync(limit.Token);
            office.ExitCode.ShouldBe(0);
            var sheets = Directory.GetFiles(folder, "*.csv").Select(f => Csv(File.ReadAllText(f))).ToList();
            sheets.ShouldContain(rows => rows.Count == all + 1, "a line for each record, and the head");
            foreach (string kind in await page.Locator("a.kind:not(.lacks)").AllTextContentsAsync())
            {
                string[] said = kind.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                sheets.Where(rows => rows.Count != all + 1 && rows[0].Contains(said[1])).Select(rows => rows[^1][rows[0].IndexOf(said[1])]).ShouldContain(said[0], kind);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Quoted cells may hold commas and line breaks.
    private static List<List<string>> Csv(string text)
    {
        List<List<string>> rows = [[]];
        var cell = new StringBuilder();
        for (int i = 0, quoted = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"' && quoted == 1 && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                quoted = 1 - quoted;
            else if (quoted == 0 && c is ',' or '\n')
            {
                rows[^1].Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                    rows.Add([]);
            }
            else
                cell.Append(c);
        }

        return rows.FindAll(r => r.Count > 0);
    }

    // The demo school's weeks lie before the day on which the test runs.
    private static async Task<string> Weeks(IPage page)
    {
        string until = await page.Locator("#ledger-until").CountAsync() == 1 ? await page.Locator("#ledger-until").InputValueAsync() : "";
        if (until.Length == 0)
        {
            await page.GotoAsync(new Uri(new Uri(page.Url), "/ledger").ToString());
            until = await page.Locator("#ledger-until").InputValueAsync();
        }

        return string.Create(CultureInfo.InvariantCulture, $"?from={DateOnly.Parse(until, CultureInfo.InvariantCulture).AddDays(-40):yyyy-MM-dd}&until={until}");
    }
}
