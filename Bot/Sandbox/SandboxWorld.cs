using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Clock;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox;

/// <summary>What every part of the server shares: settings, store, both clocks and the bot itself.</summary>
internal sealed class SandboxWorld(SandboxOptions options, SandboxStore store, SandboxClock clock, TimeProvider machine)
{
    public SandboxOptions Options { get; } = options;

    public SandboxStore Store { get; } = store;

    /// <summary>The school clock, which dates messages.</summary>
    public SandboxClock Clock { get; } = clock;

    /// <summary>The machine clock, for waits and lifetimes.</summary>
    public TimeProvider Machine { get; } = machine;

    /// <summary>The bot as a User in messages.</summary>
    public JsonObject BotUser() => new()
    {
        ["id"] = Options.BotId,
        ["is_bot"] = true,
        ["first_name"] = "FamilyLink",
        ["username"] = Options.BotUsername,
    };

    /// <summary>A Message with the fields that all of them have; dated by the school clock.</summary>
    public JsonObject NewMessage(StoreSession session, JsonObject from, SandboxPerson chat) => new()
    {
        ["message_id"] = session.Next("message"),
        ["from"] = from,
        ["chat"] = chat.ToChat(),
        ["date"] = Clock.Now.ToUnixTimeSeconds(),
    };
}
