using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class NotesPageTests(ConsoleWithPictures console) : IClassFixture<ConsoleWithPictures>
{
    [Fact]
    public async Task What_a_teacher_sent_from_the_chat_is_read_and_corrected_by_the_coordinator_and_refused_to_a_viewer()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var people = new SandboxClient(http);
        var teacher = new Phone(people, DemoSchool.FirstUser + 2);
        await people.Send(teacher.Id, [new("photo", "1.jpg", Samples.Jpeg()), new("photo", "2.jpg", Samples.Jpeg(Samples.Segment(0xDB, Samples.Noise(30))))], "小明今天值日，黑板擦得很干净", stop: TestContext.Current.CancellationToken);
        await teacher.Sees("📷 照片 2 张");
        await teacher.Press("生活");
        await teacher.Sees("记下了：小明（生活）");

        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.GetByRole(AriaRole.Link, new() { Name = "张小明" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "随手记" }).ClickAsync();
        await page.Reaches("**/notes");
        await Assertions.Expect(page.Locator("article").First).ToContainTextAsync("小明今天值日，黑板擦得很干净");
        await Assertions.Expect(page.Locator("article img")).ToHaveCountAsync(2);
        await visitor.LooksRight("/children/x/notes");
        await visitor.Press("更正");
        await page.FillAsync("#words", "小明今天值日，黑板和讲台都擦得很干净");
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator("article .words").First).ToHaveTextAsync("小明今天值日，黑板和讲台都擦得很干净");
        await Assertions.Expect(page.Locator("article summary")).ToHaveTextAsync("改过 1 次");
        string notes = new Uri(page.Url).AbsolutePath;
        string picture = (await page.Locator("article img").First.GetAttributeAsync("src"))!;
        (await page.APIRequest.GetAsync(console.Url + picture)).Status.ShouldBe(200);
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, "notes.png"), FullPage = true });
        await visitor.Press("撤回");
        await page.Locator("dialog[open] .button-main").ClickAsync();
        await Assertions.Expect(page.Locator("article")).ToHaveCountAsync(0);
        visitor.Complaints.ShouldBeEmpty();

        var viewer = await console.Enter("邵老师");
        (await viewer.Page.APIRequest.GetAsync(console.Url + picture)).Status.ShouldBe(404);
        await viewer.Open(notes);
        (await viewer.Page.Locator("article").CountAsync()).ShouldBe(0);
    }
}
