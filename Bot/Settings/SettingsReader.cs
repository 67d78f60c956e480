using System.Text.RegularExpressions;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Npgsql;

namespace FamilyLink.Bot.Settings;

/// <summary>Reads the settings and says, all at once, what is wrong with them: the key and the mend.</summary>
public sealed partial class SettingsReader
{
    private static readonly string[] Languages = ["zh-Hans", "zh-Hant", "en"];
    private readonly IConfiguration _configuration;
    private readonly List<string> _wrong = [];

    private SettingsReader(IConfiguration configuration) => _configuration = configuration;

    /// <summary>Every key there is; the ones after Bot:Hosted belong to the console's own page of settings.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "Telegram:Token", "Telegram:BaseUrl", "Telegram:Mode", "Telegram:WebhookUrl", "Telegram:WebhookSecret",
        "Sandbox:Mode", "Sandbox:Url", "Sandbox:Token",
        "Console:Url", "Console:PublicUrl", "Console:Certificate", "Console:CertificatePassword",
        "Data:Directory", "Database:Provider", "ConnectionStrings:FamilyLink", "Keys:MasterKey",
        "School:TimeZone", "School:Language", "School:Country", "Bot:Hosted",
    ];

    /// <summary>The checked settings.</summary>
    /// <exception cref="StartRefused">Something is wrong; every line of the message names a key and its mend.</exception>
    public static FamilyLinkSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = reader.ReadAll();
        return reader._wrong.Count == 0 ? settings : throw new StartRefused(string.Join(Environment.NewLine, reader._wrong));
    }

    /// <summary>Keys in our sections that mean nothing, most likely misspelt.</summary>
    public static IReadOnlyList<string> Unknown(IConfiguration configuration)
    {
        var sections = Keys.Select(k => k.Split(':')[0]).Where(s => s != "ConnectionStrings").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. configuration.AsEnumerable().Where(p => p.Value is not null).Select(p => p.Key)
            .Where(k => sections.Contains(k.Split(':')[0]) && k.Contains(':', StringComparison.Ordinal) && !Keys.Contains(k, StringComparer.OrdinalIgnoreCase))];
    }

    private FamilyLinkSettings ReadAll()
    {
        var telegram = ReadTelegram();
        var directory = Path.GetFullPath(Text("Data:Directory") ?? "data");
        var sandbox = ReadSandbox(telegram, directory);
        var url = Text("Console:Url") ?? "http://127.0.0.1:5080";
        if (Address(url) is null) Wrong("Console:Url", "is not an address", "write it like http://127.0.0.1:5080");
        return new FamilyLinkSettings(telegram, sandbox, url, ReadStorage(directory, sandbox.On), ReadSchool(), Choice("Bot:Hosted", true));
    }

    private TelegramSettings ReadTelegram()
    {
        var token = Text("Telegram:Token");
        if (token is not null && !TokenShape().IsMatch(token))
            Wrong("Telegram:Token", "does not look like a token", "copy it whole from @BotFather: 1 to 16 digits, a colon, then letters, digits, - and _");
        var baseUrl = Text("Telegram:BaseUrl");
        if (baseUrl is not null && Address(baseUrl) is not { PathAndQuery: "/" })
            Wrong("Telegram:BaseUrl", "is not a server's root address", "write scheme, host and port alone, like http://127.0.0.1:8081");
        if (baseUrl is not null && token is null)
            Wrong("Telegram:BaseUrl", "names a Bot API server but Telegram:Token is not set", "set the token for that server, or remove this key to play with the sandbox");
        var mode = Choice("Telegram:Mode", UpdateMode.Polling);
        return new TelegramSettings(token, baseUrl, mode, mode == UpdateMode.Webhook ? ReadWebhook(encrypted: token is not null && baseUrl is null) : null, ReadSecret(mode));
    }

    private Uri? ReadWebhook(bool encrypted)
    {
        var address = Address(Text("Telegram:WebhookUrl"));
        if (address is null || (encrypted && address.Scheme != Uri.UriSchemeHttps))
            Wrong("Telegram:WebhookUrl", "is needed because Telegram:Mode is Webhook", "give the https address the chat service reaches, like https://link.school.example/telegram, or set Telegram:Mode to Polling");
        else if (address.AbsolutePath.Length < 2)
            Wrong("Telegram:WebhookUrl", "has no path", "add one that no page has, like https://link.school.example/telegram");
        return address;
    }

    private string? ReadSecret(UpdateMode mode)
    {
        var secret = Text("Telegram:WebhookSecret");
        if (mode == UpdateMode.Webhook && (secret is null || !SecretShape().IsMatch(secret)))
            Wrong("Telegram:WebhookSecret", "is needed because Telegram:Mode is Webhook", "invent 1 to 256 of the signs A-Z a-z 0-9 _ -");
        return secret;
    }

    private SandboxSettings ReadSandbox(TelegramSettings telegram, string directory)
    {
        var mode = Choice("Sandbox:Mode", SandboxMode.Host);
        var url = (Text("Sandbox:Url") ?? "http://127.0.0.1:5081").TrimEnd('/');
        // A token means real, for good: the sandbox then stays off whatever the setting says.
        if (telegram.Token is not null) return new SandboxSettings(SandboxMode.Off, url, directory);
        if (mode == SandboxMode.Off)
            Wrong("Sandbox:Mode", "is Off and Telegram:Token is not set, so there is nothing to speak to", "set the token, or set this to Host");
        if (Address(url) is not { PathAndQuery: "/", Scheme: "http" } address)
            Wrong("Sandbox:Url", "is not a server's root address", "write it like http://127.0.0.1:5081, without a path");
        else if (!address.IsLoopback && mode == SandboxMode.Host)
            Wrong("Sandbox:Url", "would let anyone on the network speak as anyone", $"use http://127.0.0.1:{address.Port}");
        if (Text("Sandbox:Token") is { } toy && !TokenShape().IsMatch(toy))
            Wrong("Sandbox:Token", "does not look like a token", "write 1 to 16 digits, a colon, then letters, digits, - and _, or remove this key");
        return new SandboxSettings(mode, url, Path.Combine(directory, "sandbox")) { Token = Text("Sandbox:Token") ?? SandboxOptions.DefaultToken };
    }

    private StorageSettings ReadStorage(string directory, bool sandbox)
    {
        var connection = Text("ConnectionStrings:FamilyLink");
        var provider = Choice("Database:Provider", DatabaseProvider.Sqlite);
        if (provider == DatabaseProvider.PostgreSql && (connection is null || !IsPostgres(connection)))
            Wrong("ConnectionStrings:FamilyLink", "is needed because Database:Provider is PostgreSql", "write it like Host=db;Database=familylink;Username=familylink;Password=…");
        if (connection is not null && Text("Database:Provider") is null)
            Wrong("Database:Provider", "is not set although ConnectionStrings:FamilyLink is", "set it to PostgreSql, or remove the connection string");
        if (File.Exists(directory))
            Wrong("Data:Directory", "names a file", "name a folder; it is made when missing");
        return new StorageSettings(directory, provider, connection, sandbox, Text("Keys:MasterKey"));
    }

    private SchoolSettings ReadSchool()
    {
        var zone = Text("School:TimeZone") ?? "Asia/Shanghai";
        if (!Zones.TryFind(zone, out _)) Wrong("School:TimeZone", $"names no zone ({zone})", "write an IANA name such as Asia/Shanghai");
        var language = Text("School:Language") ?? Languages[0];
        if (!Languages.Contains(language)) Wrong("School:Language", $"is no language of the program ({language})", $"use one of {string.Join(", ", Languages)}");
        return new SchoolSettings(zone, language, Choice("School:Country", SchoolCountry.CN));
    }

    private T Choice<T>(string key, T standard) where T : struct, Enum
    {
        if (Text(key) is not { } text) return standard;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])) return value;
        Wrong(key, $"is '{text}'", $"use one of {string.Join(", ", Enum.GetNames<T>())}");
        return standard;
    }

    private bool Choice(string key, bool standard)
    {
        if (Text(key) is not { } text) return standard;
        if (bool.TryParse(text, out var value)) return value;
        Wrong(key, $"is '{text}'", "use true or false");
        return standard;
    }

    private string? Text(string key) => string.IsNullOrWhiteSpace(_configuration[key]) ? null : _configuration[key]!.Trim();

    private void Wrong(string key, string what, string mend) =>
        _wrong.Add($"{key} {what}: {mend}. (As an environment variable it is {key.Replace(":", "__", StringComparison.Ordinal)}.)");

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0 ? uri : null;

    private static bool IsPostgres(string connection)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Host);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[0-9]{1,16}:[A-Za-z0-9_-]+$")]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex SecretShape();
}
