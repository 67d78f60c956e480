using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>A console in whose school three families are served on paper, and teachers wrote of their children this week.</summary>
public sealed class ConsoleWithPaper : RunningConsole
{
    public string[] Children { get; private set; } = [];

    protected override async Task Live(IServiceProvider house)
    {
        var (store, notes) = (house.GetRequiredService<Store>(), house.GetRequiredService<Notes>());
        // Two families of the demo school are so from the beginning; a third joins them.
        var paper = await store.Look(db => db.Children.Where(c => !db.Links.Any(l => l.ChildId == c.Id && db.Members.Any(m => m.Id == l.MemberId && !m.PaperOnly))).OrderBy(c => c.Id).ToListAsync());
        paper.Add(await store.Look(db => db.Children.Where(c => c.Status == ChildStatus.AtSchool && c.ClassId == paper[0].ClassId && c.Id != paper[0].Id).OrderBy(c => c.Id).FirstAsync()));
        foreach (long member in await store.Look(db => db.Links.Where(l => l.ChildId == paper[2].Id).Select(l => l.MemberId).ToListAsync()))
            (await store.Write(Who.System, work => house.GetRequiredService<PaperFamilies>().Serve(work, member, onPaper: true))).Refused.ShouldBeNull();
        foreach (var (child, words) in paper.Zip(["今天值日，黑板擦得很干净，还帮低年级的同学搬了椅子。", "背会了三首诗，在班上背了一首。", "跑步摔了一跤，自己爬起来跑完了。"]))
        {
            long teacher = await store.Look(db => db.Classes.Where(k => k.Id == child.ClassId).Select(k => k.TeacherId!.Value).SingleAsync());
            (await store.Write(Who.Member(teacher), work => notes.Write(work, new NoteDraft([child.Id], NoteAspect.Life, words, [])))).Refused.ShouldBeNull();
            (await store.Write(Who.Member(teacher), work => notes.Write(work, new NoteDraft([child.Id], NoteAspect.Wellbeing, "只留学校的话", [], NoteReach.School)))).Refused.ShouldBeNull();
        }

        (await store.Write(Who.System, work => Talked(work, paper[0]))).Refused.ShouldBeNull();
        (await store.Write(Who.System, work => house.GetRequiredService<ConsentAsks>().Ask(work, paper[0].SchoolId, paper[0].ClassId, ConsentPurpose.Letters))).Refused.ShouldBeNull();
        Children = [.. paper.Select(c => Surnames.Drop(c.Name))];
    }

    private static async Task<Domain.Result> Talked(Work work, Child child)
    {
        var at = work.Now.AddDays(-1);
        long parent = await work.Db.Links.Where(l => l.ChildId == child.Id && l.MayCall).Select(l => l.MemberId).FirstAsync();
        var call = new Call { Id = work.NewId(), SchoolId = child.SchoolId, ChildId = child.Id, ParentId = parent, Day = Zones.DateAt(at, "Asia/Shanghai"), StartsAt = at, EndsAt = at.AddMinutes(10) };
        work.Db.Calls.Add(call);
        return call.Report(CallOutcome.Happened, null, null, work.Now);
    }
}

public sealed class WeeklySlipsPageTests(ConsoleWithPaper console) : IClassFixture<ConsoleWithPaper>
{
    [Fact]
    public async Task Families_without_chat_have_the_week_on_slips_two_to_a_page_in_their_language_whatever_the_page_is_in()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/monthly");
        await page.GetByRole(AriaRole.Link, new() { Name = "每周简报（纸）" }).ClickAsync();
        await page.Reaches("**/progress/weekly/print");
        var slips = page.Locator(".slip");
        await Assertions.Expect(slips).ToHaveCountAsync(3);
        var first = page.Locator(".slip", new() { HasTextString = $"{console.Children[0]}的一周" });
        foreach (string words in new[] { "河湾小学", $"{console.Children[0]}的家里人：", "通了电话。", "老师（生活）：今天值日，黑板擦得很干净，还帮低年级的同学搬了椅子。", "在学校给", "学校还等家里一句话：", "不急，跟老师说一声就行。", "我看到了", "想让老师知道的" })
            await Assertions.Expect(first).ToContainTextAsync(words);
        string all = string.Concat(await slips.AllTextContentsAsync());
        foreach (string never in new[] { "只留学校的话", "他", "她", "留守" })
            all.Replace("其他", "", StringComparison.Ordinal).ShouldNotContain(never);
        await Shot.Both(page, "weekly-slips");
        await visitor.LooksRight("/progress/weekly/print");
        (await PaperSize.Print(page, "weekly-slips")).ShouldBe((2, 2, 0), "two to a page");
        await WholeOnPaper(page);

        // One class, an earlier week: what was written since is not in it, what comes still is.
        await page.SelectOptionAsync("#class", new SelectOptionValue { Index = 1 });
        await page.Reaches("**class=*");
        await Assertions.Expect(page.Locator(".empty, .slip").First).ToBeVisibleAsync();
        await visitor.Open("/progress/weekly/print");
        await page.SelectOptionAsync("#week", new SelectOptionValue { Index = 2 });
        await page.Reaches("**until=*");
        await Assertions.Expect(page.Locator(".slips")).Not.ToContainTextAsync("黑板");
        visitor.Complaints.ShouldBeEmpty();

        foreach (var (language, title) in new[] { ("en", "Weekly update on paper"), ("zh-Hant", "每週簡報（紙）") })
        {
            var other = await console.Enter("林老师", language);
            await other.Open("/phone-list/slips");
            await other.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
            await other.Page.Reaches("**/progress/weekly/print");
            await Assertions.Expect(other.Page.Locator("h1")).ToHaveTextAsync(title);
            await Assertions.Expect(other.Page.Locator(".slip[lang='zh-Hans']")).ToHaveCountAsync(3);
            await Assertions.Expect(other.Page.Locator(".slips")).ToContainTextAsync("我看到了");
            await other.LooksRight("/progress/weekly/print " + language);
            other.Complaints.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Where_there_is_no_slip_the_page_says_why_and_a_viewer_has_none()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var teacher = await console.Enter("李老师");
        await teacher.Open("/progress/weekly/print");
        await teacher.Page.SelectOptionAsync("#class", "三（2）班");
        await Assertions.Expect(teacher.Page.Locator("#main")).ToContainTextAsync("这些孩子家里都有人在聊天里收得到");
        await Assertions.Expect(teacher.Page.Locator("[data-print]")).ToBeDisabledAsync();
        await teacher.LooksRight("/progress/weekly/print, empty");
        await Shot.Both(teacher.Page, "weekly-slips-empty");
        var viewer = await console.Enter("邵老师");
        await viewer.Open("/progress/weekly/print");
        await Assertions.Expect(viewer.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        await viewer.Open("/monthly");
        (await viewer.Page.Locator("a[href='/progress/weekly/print']").CountAsync()).ShouldBe(0);
        teacher.Complaints.Concat(viewer.Complaints).ShouldBeEmpty();
    }

    // In the printer's own measures: A4 less its margins is 190 by 277 millimetres.
    private static async Task WholeOnPaper(IPage page)
    {
        await page.SetViewportSizeAsync(718, 1047);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('.slip')].filter(s => s.scrollWidth > s.clientWidth || s.getBoundingClientRect().height > 524).length")).ShouldBe(0, "something sticks out of half a page");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.SetViewportSizeAsync(1280, 860);
    }
}
