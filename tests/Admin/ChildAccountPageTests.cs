using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Scenario;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class ChildAccountPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task The_family_is_asked_the_account_opened_bound_by_the_child_and_closed()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var people = new SandboxClient(http);
        await people.JumpTo(new DateTimeOffset((await people.Clock()).Now.UtcDateTime.Date.AddDays(1).AddHours(2), TimeSpan.Zero));
        var visitor = await console.Enter("林老师");
        var page = visitor.Page;
        await visitor.Open("/children");
        await page.Locator(".list a", new() { HasTextString = "张小明" }).First.ClickAsync();
        await page.Reaches("**/children/*");
        var card = page.Locator("section[aria-labelledby=account] .pill");
        await Assertions.Expect(card).ToHaveTextAsync("还没问家里");
        await visitor.Press("请家里人表态");
        await Assertions.Expect(card).ToHaveTextAsync("等家里回话");
        var mother = new Phone(people, DemoSchool.FirstUser);
        await mother.Sees("小明有自己的账号：自己写信、收信，老师不经手；三天没看的信，老师会念给孩子。");
        await mother.Press("同意");
        await Assertions.Expect(card).ToHaveTextAsync("家里同意了");
        await Shot.Both(page, "child-account");
        await visitor.Press("开通并邀请孩子");
        var open = page.Locator("dialog[open] a.button-main");
        await Assertions.Expect(open).ToBeVisibleAsync();
        await visitor.LooksRight("invitation of a child");
        string code = (await open.GetAttributeAsync("href"))!.Split('=')[1];
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(card).ToHaveTextAsync("等孩子接入");
        var child = new Phone(people, (await people.AddUser(new(0, "小明的手机", LanguageCode: "zh-hans"))).Id);
        await child.Start(code);
        await child.Press("简体中文");
        await child.Sees("你是小明吗？");
        await child.Press("是");
        await child.Sees("好了，小明。");
        await Assertions.Expect(card).ToHaveTextAsync("在用");
        await visitor.LooksRight("/children/x with an account");
        await visitor.Press("关掉账号");
        await page.Locator("dialog[open] .button-danger").ClickAsync();
        await Assertions.Expect(card).ToHaveTextAsync("家里同意了");
        await child.Sees("这个聊天不再收学校的消息了");
        visitor.Complaints.ShouldBeEmpty();
        var reader = await console.Enter("邵老师");
        await reader.Open(new Uri(page.Url).AbsolutePath);
        await Assertions.Expect(reader.Page.Locator("section[aria-labelledby=account]")).ToHaveCountAsync(0);
    }
}
