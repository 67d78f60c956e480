using System.Runtime.CompilerServices;
using System.Text.Json;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Settings;
using FamilyLink.Domain;
using FamilyLink.Domain.Storage;
using Microsoft.Extensions.Configuration;

namespace FamilyLink.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void With_nothing_set_it_plays_with_a_sandbox_of_its_own_on_this_machine()
    {
        var settings = Read();
        settings.Sandbox.Mode.ShouldBe(SandboxMode.Host);
        settings.Sandbox.Url.ShouldBe("http://127.0.0.1:5081");
        settings.ConsoleUrl.ShouldBe("http://127.0.0.1:5080");
        settings.Storage.Sandbox.ShouldBeTrue();
        settings.Storage.Provider.ShouldBe(DatabaseProvider.Sqlite);
        settings.Storage.Directory.ShouldBe(Path.GetFullPath("data"));
        settings.School.ShouldBe(new SchoolSettings("Asia/Shanghai", "zh-Hans"));
        settings.HostsBot.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Host"), InlineData("Join"), InlineData("Off"), InlineData(null)]
    public void A_token_means_real_whatever_the_sandbox_says(string? mode)
    {
        var settings = Read(("Telegram:Token", "123456789:AAAA-bbb_ccc"), ("Sandbox:Mode", mode));
        settings.Sandbox.Mode.ShouldBe(SandboxMode.Off);
        settings.Storage.Sandbox.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Telegram:Token", "notoken"), InlineData("Telegram:Token", "12345678901234567:AAA"), InlineData("Telegram:Token", "123:"), InlineData("Telegram:Token", "123:a b")]
    [InlineData("Telegram:Mode", "Pooling"), InlineData("Telegram:Mode", "1")]
    [InlineData("Telegram:BaseUrl", "http://127.0.0.1:8081/path"), InlineData("Telegram:BaseUrl", "127.0.0.1")]
    [InlineData("Sandbox:Mode", "On"), InlineData("Sandbox:Mode", "Off"), InlineData("Sandbox:Url", "http://127.0.0.1:5081/x"), InlineData("Sandbox:Url", "http://192.168.1.5:5081")]
    [InlineData("Console:Url", "5080"), InlineData("Database:Provider", "MySql"), InlineData("School:TimeZone", "China Standard Time"), InlineData("School:TimeZone", "Asia/Nowhere")]
    [InlineData("School:Country", "Atlantis"), InlineData("School:Country", "1")]
    [InlineData("School:Language", "fr"), InlineData("Bot:Hosted", "yes"), InlineData("ConnectionStrings:FamilyLink", "Host=db")]
    public void A_wrong_value_stops_with_the_key_and_the_mend(string key, string value)
    {
        var refused = Should.Throw<StartRefused>(() => Read((key, value)));
        refused.Message.ShouldContain(key == "ConnectionStrings:FamilyLink" ? "Database:Provider" : key);
        refused.Message.ShouldContain(": ");
        if (key == "Telegram:Token") refused.Message.ShouldNotContain(value);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        Should.Throw<StartRefused>(() => Read(("School:Language", "fr"), ("Bot:Hosted", "yes"))).Message.Split(Environment.NewLine).Length.ShouldBe(2);

    [Fact]
    public void A_webhook_needs_an_https_address_with_a_path_and_a_secret()
    {
        (string, string?) token = ("Telegram:Token", "123:abc"), mode = ("Telegram:Mode", "Webhook");
        Should.Throw<StartRefused>(() => Read(token, mode)).Message.ShouldContain("Telegram:WebhookUrl");
        Should.Throw<StartRefused>(() => Read(token, mode, ("Telegram:WebhookUrl", "http://a.example/t"), ("Telegram:WebhookSecret", "s3cret"))).Message.ShouldContain("Telegram:WebhookUrl");
        Should.Throw<StartRefused>(() => Read(token, mode, ("Telegram:WebhookUrl", "https://a.example/"), ("Telegram:WebhookSecret", "s3cret"))).Message.ShouldContain("path");
        Should.Throw<StartRefused>(() => Read(token, mode, ("Telegram:WebhookUrl", "https://a.example/t"), ("Telegram:WebhookSecret", "not good!"))).Message.ShouldContain("Telegram:WebhookSecret");
        Read(token, mode, ("Telegram:WebhookUrl", "https://a.example/t"), ("Telegram:WebhookSecret", "s3cret")).Telegram.WebhookUrl!.AbsolutePath.ShouldBe("/t");
    }

    [Fact]
    public void PostgreSql_needs_a_connection_string()
    {
        Should.Throw<StartRefused>(() => Read(("Database:Provider", "PostgreSql"))).Message.ShouldContain("ConnectionStrings:FamilyLink");
        Read(("Database:Provider", "postgresql"), ("ConnectionStrings:FamilyLink", "Host=db;Database=f")).Storage.Provider.ShouldBe(DatabaseProvider.PostgreSql);
    }

    [Fact]
    public void No_secret_is_in_the_settings_own_words() =>
        Read(("Telegram:Token", "123:hidden"), ("Keys:MasterKey", "hidden"), ("Database:Provider", "PostgreSql"), ("ConnectionStrings:FamilyLink", "Host=db;Password=hidden"))
            .ToString().ShouldNotContain("hidden");

    [Fact]
    public void The_example_holds_every_setting_with_its_default_and_a_line_of_explanation()
    {
        var lines = File.ReadAllLines(Example());
        var keys = Flatten(JsonDocument.Parse(File.ReadAllText(Example()), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }).RootElement, "").ToList();
        keys.Order(StringComparer.Ordinal).ShouldBe(SettingsReader.Keys.Order(StringComparer.Ordinal));
        foreach (var key in keys)
        {
            var at = Array.FindIndex(lines, l => l.TrimStart().StartsWith($"\"{key.Split(':')[1]}\":", StringComparison.Ordinal));
            lines[at - 1].TrimStart().ShouldStartWith("//");
        }
        var example = SettingsReader.Read(new ConfigurationBuilder().AddJsonFile(Example()).Build());
        example.ShouldBe(Read());
    }

    [Fact]
    public void A_misspelt_key_is_noticed() =>
        SettingsReader.Unknown(Configuration(("Telegram:Tokn", "x"), ("Data:Directory", "d"), ("Logging:Level", "x"))).ShouldBe(["Telegram:Tokn"]);

    private static FamilyLinkSettings Read(params (string Key, string? Value)[] values) => SettingsReader.Read(Configuration(values));

    private static IConfigurationRoot Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, v.Value))).Build();

    private static IEnumerable<string> Flatten(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Flatten(p.Value, path.Length == 0 ? p.Name : $"{path}:{p.Name}"))
        : [path];

    private static string Example([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "appsettings.example.json"));
}
