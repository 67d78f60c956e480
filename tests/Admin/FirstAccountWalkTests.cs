using System.Text.RegularExpressions;
using FamilyLink.Admin.Access;
using FamilyLink.Tests.Scenario;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed partial class FirstAccountWalkTests(RealConsole console) : IClassFixture<RealConsole>
{
    private const string FirstPassword = "河边的白杨树 1987", Password = "山坡上的老核桃 2003";

    [Fact]
    public async Task The_terminals_code_makes_the_first_account_which_needs_a_password_and_a_code_that_works_once()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Visit();
        string code = await Until.Some(() => Task.FromResult(Code().Match(console.Said) is { Success: true } found ? found.Value : null), () => "the terminal shows no code");
        await MakeAccount(visitor, code);
        var (key, used) = await SetUpSecondFactor(visitor);
        await MyAccount(visitor);
        await SignInAgain(visitor, key, used);
        await NoDemoHere(visitor);
        await SixWrongTriesLock(visitor);
    }

    private async Task MakeAccount(Visitor visitor, string code)
    {
        var page = visitor.Page;
        await visitor.Open("/");
        await page.Reaches("**/first-account");
        await visitor.LooksRight("/first-account");
        await page.FillAsync("#school", "山口小学");
        await page.FillAsync("#name", "郑校长");
        await page.FillAsync("#account", "zheng");
        foreach (string typed in new[] { "ABCD-EFGH-JKMN", code })
        {
            await page.FillAsync("#first-code", typed);
            await page.FillAsync("#password", FirstPassword);
            await page.FillAsync("#password-again", FirstPassword);
            await visitor.Submit("建立账号");
            if (typed != code)
                await Assertions.Expect(page.Locator(".notice-bad")).ToContainTextAsync("代码不对");
        }

        await page.Reaches("**/second-factor");
    }

    private async Task<(string Key, long Step)> SetUpSecondFactor(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.LooksRight("/second-factor");
        await visitor.Open("/");
        await page.Reaches("**/second-factor*");
        string key = (await page.Locator("details code").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await Type(visitor, "000000", "开启");
        await Assertions.Expect(page.Locator(".notice-bad")).ToBeVisibleAsync();
        long step = OneTimeCode.StepOf(TimeProvider.System.GetUtcNow());
        await Type(visitor, OneTimeCode.Of(key, step), "开启");
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await visitor.LooksRight("/second-factor, done");
        await page.Locator("a.button-main").ClickAsync();
        await Assertions.Expect(page.Locator(".brand")).ToContainTextAsync("山口小学");
        return (key, step);
    }

    private static async Task MyAccount(Visitor visitor)
    {
        var page = visitor.Page;
        await page.Locator(".side-foot a[href='/account']").ClickAsync();
        await page.Reaches("**/account");
        await page.WaitForLoadStateAsync();
        await Assertions.Expect(page.Locator("#old")).ToBeVisibleAsync();
        await visitor.LooksRight("/account");
        foreach (string old in new[] { "not the one", FirstPassword })
        {
            await page.FillAsync("#old", old);
            await page.FillAsync("#password", Password);
            await page.FillAsync("#password-again", Password);
            await visitor.Submit("修改密码");
            await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync(old == FirstPassword ? "密码改好了" : "现在的密码不对");
        }

        await page.FillAsync("#spare-old", Password);
        await visitor.Submit("换十个新的");
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await visitor.Open("/account");
        await visitor.Submit("退出所有地方的登录");
        await page.Reaches("**/sign-in");
    }

    private static async Task SignInAgain(Visitor visitor, string key, long used)
    {
        var page = visitor.Page;
        await visitor.LooksRight("/sign-in");
        await TryPassword(visitor, Password);
        await page.Reaches("**/sign-in/code*");
        await visitor.LooksRight("/sign-in/code");
        await Type(visitor, OneTimeCode.Of(key, used), "继续");
        await Assertions.Expect(page.Locator(".notice-bad")).ToBeVisibleAsync();
        // A phone may be half a minute ahead: the next code is good already, and no later than the one after next.
        await Type(visitor, OneTimeCode.Of(key, Math.Max(used, OneTimeCode.StepOf(TimeProvider.System.GetUtcNow())) + 1), "继续");
        await page.Locator("#main h1").WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
        await visitor.Submit("退出");
        await page.Reaches("**/sign-in");
    }

    private async Task NoDemoHere(Visitor visitor)
    {
        (await visitor.Page.Locator(".demo").CountAsync()).ShouldBe(0);
        (await visitor.Page.EvaluateAsync<bool>("async () => (await fetch('/first-account', { redirect: 'follow' })).url.endsWith('/sign-in')")).ShouldBeTrue("the first account was made; its page is closed");
    }

    private static async Task SixWrongTriesLock(Visitor visitor)
    {
        for (int i = 0; i < 6; i++)
        {
            await TryPassword(visitor, $"something else {i}");
            await Assertions.Expect(visitor.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        }

        await TryPassword(visitor, Password);
        await Assertions.Expect(visitor.Page.Locator(".notice-bad")).ToBeVisibleAsync();
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/sign-in");
    }

    private static async Task TryPassword(Visitor visitor, string password)
    {
        await visitor.Page.FillAsync("#account", "zheng");
        await visitor.Page.FillAsync("#password", password);
        await visitor.Submit("登录");
    }

    private static async Task Type(Visitor visitor, string code, string button)
    {
        await visitor.Page.FillAsync("#code", code);
        await visitor.Submit(button);
    }

    [GeneratedRegex("[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}")]
    private static partial Regex Code();
}
