using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>The page of rules and themes, before the consent says that somebody looks.</summary>
public sealed class LetterRulesPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Theory]
    [InlineData("林老师", false)]
    [InlineData("郑校长", true)]
    public async Task Who_may_change_the_consent_is_led_there_and_others_read_who_does(string who, bool may)
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter(who);
        await visitor.Open("/letters/rules");
        await visitor.Page.Locator("#look-upto").SelectOptionAsync("3");
        var says = visitor.Page.Locator("section[aria-labelledby=look] .notice-bad");
        await Assertions.Expect(says).ToContainTextAsync("请先在「知情同意」里把书信这一份的话改过来");
        (await says.GetByRole(AriaRole.Link).CountAsync()).ShouldBe(may ? 1 : 0);
        if (!may) await Assertions.Expect(says).ToContainTextAsync("由校长在「知情同意」里改");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-Hant", "天冷了，你們多穿點")]
    [InlineData("en", "It is cold: wrap up warm")]
    public async Task Themes_that_come_along_are_in_the_readers_language(string language, string theme)
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        var visitor = await console.Enter("林老师", language);
        await visitor.Open("/letters/rules");
        await Assertions.Expect(visitor.Page.Locator("section[aria-labelledby=themes]")).ToContainTextAsync(theme);
        (await visitor.Page.Locator("section[aria-labelledby=themes]").InnerTextAsync()).ShouldNotContain("这个月");
        visitor.Complaints.ShouldBeEmpty();
    }
}
