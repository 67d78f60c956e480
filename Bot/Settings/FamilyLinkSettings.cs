using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Bot.Settings;

/// <summary>Every setting of the program, read and checked at start; each is explained in appsettings.example.json.</summary>
/// <param name="Telegram">The chat service.</param>
/// <param name="Sandbox">The sandbox server in place of the chat service.</param>
/// <param name="ConsoleUrl">Where the program listens: Console:Url.</param>
/// <param name="Storage">Where the data lie.</param>
/// <param name="School">Zone and language of the first school.</param>
/// <param name="HostsBot">True when the console's process runs the bot too: Bot:Hosted.</param>
public sealed record FamilyLinkSettings(
    TelegramSettings Telegram, SandboxSettings Sandbox, string ConsoleUrl, StorageSettings Storage, SchoolSettings School, bool HostsBot)
{
    /// <summary>Leaves the secrets out, so that no log or exception can show them.</summary>
    public override string ToString() => $"FamilyLink {{ {Telegram}, {Sandbox.Mode}, {Storage.Provider} }}";
}

/// <summary>Section Telegram.</summary>
/// <param name="Token">The bot's token, or null for the sandbox; a secret, never logged.</param>
/// <param name="BaseUrl">Another Bot API server than Telegram's own, or null.</param>
/// <param name="Mode">How updates come in.</param>
/// <param name="WebhookUrl">Where the chat service posts updates, for Webhook.</param>
/// <param name="WebhookSecret">What it must say in the secret header, for Webhook.</param>
public sealed record TelegramSettings(string? Token, string? BaseUrl, UpdateMode Mode, Uri? WebhookUrl, string? WebhookSecret)
{
    /// <summary>Leaves the secrets out, so that no log or exception can show them.</summary>
    public override string ToString() => $"Telegram {{ {Mode}, {(Token is null ? "no token" : "token set")} }}";
}

/// <summary>How updates come in.</summary>
public enum UpdateMode
{
    /// <summary>The bot asks for them: works behind any router.</summary>
    Polling,
    /// <summary>The chat service posts them to an https address.</summary>
    Webhook,
}

/// <summary>Section Sandbox.</summary>
/// <param name="Mode">Host, Join or Off; always Off with a token.</param>
/// <param name="Url">Where the sandbox server listens.</param>
/// <param name="Directory">Where it keeps its chats and its clock: a folder of the data directory.</param>
public sealed record SandboxSettings(SandboxMode Mode, string Url, string Directory)
{
    /// <summary>The token of the bot to play.</summary>
    public string Token { get; init; } = SandboxOptions.DefaultToken;

    /// <summary>True when the product plays with the sandbox, hosted or joined.</summary>
    public bool On => Mode != SandboxMode.Off;
}

/// <summary>Section School: for the first school only; afterwards each school keeps its own.</summary>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Language">zh-Hans, zh-Hant or en.</param>
/// <param name="Country">By which place's rules families consent.</param>
public sealed record SchoolSettings(string TimeZone, string Language, SchoolCountry Country = SchoolCountry.CN);
