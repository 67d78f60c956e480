using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>Pictures on the demo phones: picked many at a time, and seen by everybody who has them.</summary>
public sealed class DemoPhonePicturesTests(ConsoleWithLetters console) : IClassFixture<ConsoleWithLetters>
{
    private const long Mother = DemoSchool.FirstUser, Teacher = DemoSchool.FirstUser + 2;

    [Fact]
    public async Task Twelve_photos_in_one_pick_are_sent_and_shown_on_the_teachers_phone_in_the_preview_and_on_the_mothers()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var people = new SandboxClient(http);
        var (teacher, mother) = (new Phone(people, Teacher), new Phone(people, Mother));
        var visitor = await console.Enter("林老师");
        await visitor.Open($"/sandbox?phones={Mother},{Teacher}");
        var (hers, his) = (visitor.Page.Locator(".phone").First, visitor.Page.Locator(".phone").Last);
        await teacher.Say("/letter");
        await teacher.Sees("给哪个孩子写信？");
        await teacher.Press("小明");
        await teacher.Sees("拍下来发给我");
        await visitor.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('input[type=file]')].every(i => i._blazorInputFileNextFileId !== undefined)");
        await his.Locator("input[type=file]").SetInputFilesAsync([.. Enumerable.Range(1, 12).Select(i => new FilePayload { Name = $"{i}.png", MimeType = "image/png", Buffer = Samples.Drawn(100 + i, 120) })]);
        await Assertions.Expect(his.Locator(".bubble img")).ToHaveCountAsync(12);
        await AllShown(his);
        await teacher.Sees("12 页");
        var said = (await people.Chat(Teacher)).Messages.Where(m => m is { FromBot: false, MediaGroupId: not null }).ToList();
        said.GroupBy(m => m.MediaGroupId).Select(g => g.Count()).ShouldBe([10, 2], "albums as a chat service takes them");

        // Each page renews the buttons below what is gathered: pressed once that is over.
        for (long before = -1, now = 0; before != now; (before, now) = (now, (await people.Chat(Teacher)).Last)) await Task.Delay(2_000, TestContext.Current.CancellationToken);
        await teacher.Press("👀 先看看");
        await Assertions.Expect(his.Locator(".from-bot .bubble img")).ToHaveCountAsync(12);
        await AllShown(his);
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        // The next morning, whatever the hour is now.
        await people.JumpTo(new DateTimeOffset((await people.Clock()).Now.UtcDateTime.Date.AddDays(1).AddHours(2), TimeSpan.Zero));
        await Assertions.Expect(hers.Locator(".from-bot .bubble img")).ToHaveCountAsync(12);
        await AllShown(hers);

        // Nothing but files: the rest of that server stays out of reach.
        foreach (string path in new[] { "/sandbox/media?path=/sandbox/requests", "/sandbox/media/..%2Frequests", "/sandbox/media/nothing", "/sandbox/media/a/b" })
            (await visitor.Page.APIRequest.GetAsync(console.Url + path)).Ok.ShouldBeFalse(path);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_thirty_at_once_are_refused_in_words()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师");
        await visitor.Open($"/sandbox?phones={DemoSchool.FirstUser + 1}");
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync([.. Enumerable.Range(1, 31).Select(i => new FilePayload { Name = $"{i}.png", MimeType = "image/png", Buffer = Samples.Drawn(10, 10) })]);
        await Assertions.Expect(visitor.Page.Locator(".refused")).ToContainTextAsync("一次最多 30 个文件");
        visitor.Complaints.ShouldBeEmpty();
    }

    // Lazy pictures load once they are scrolled to.
    private static async Task AllShown(ILocator phone)
    {
        foreach (var image in await phone.Locator(".bubble img").AllAsync())
        {
            await image.EvaluateAsync("i => i.scrollIntoView()");
            (await image.EvaluateAsync<int>("async i => { i.loading = 'eager'; try { await i.decode(); } catch { return (await fetch(i.src)).status * -1; } return i.naturalWidth; }")).ShouldBeGreaterThan(0);
        }
    }
}
