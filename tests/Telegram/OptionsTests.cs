using Telegram.Bot;

namespace FamilyLink.Tests.Telegram;

public sealed class OptionsTests
{
    [Fact]
    public void Another_server_keeps_scheme_host_and_port_alone()
    {
        var options = new TelegramBotClientOptions("4242:secret", "http://127.0.0.1:5081/some/path?x=1#y");
        options.BaseRequestUrl.ShouldBe("http://127.0.0.1:5081/bot4242:secret");
        options.BaseFileUrl.ShouldBe("http://127.0.0.1:5081/file/bot4242:secret");
        options.LocalBotServer.ShouldBeTrue();
        options.BotId.ShouldBe(4242);
    }

    [Fact]
    public void Without_another_server_it_speaks_to_Telegram_itself()
    {
        var options = new TelegramBotClientOptions("4242:secret", useTestEnvironment: true);
        options.BaseRequestUrl.ShouldBe("https://api.telegram.org/bot4242:secret/test");
        options.LocalBotServer.ShouldBeFalse();
        (options.RetryThreshold, options.RetryCount).ShouldBe((60, 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nocolon")]
    [InlineData(":secret")]
    [InlineData("abc:secret")]
    [InlineData("12345678901234567:secret")]
    public void A_token_that_cannot_be_one_is_refused(string token)
        => Should.Throw<ArgumentException>(() => new TelegramBotClientOptions(token));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("")]
    [InlineData("not an address")]
    public void A_base_address_that_cannot_be_one_is_refused(string url)
        => Should.Throw<ArgumentException>(() => new TelegramBotClientOptions("1:x", url));
}
