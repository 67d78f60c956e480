using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.People;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.Faults;

/// <summary>/sandbox/faults: trouble to order, one or a list of them, and to call off.</summary>
internal sealed class FaultEndpoints(SandboxWorld world)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/faults", Answer.With(_ => world.Store.Read(Listed)));
        routes.MapPost("/sandbox/faults", Answer.With(world, (_, body) => world.Store.Write(session => Order(session, body.Root))));
        routes.MapDelete("/sandbox/faults", Answer.With(_ => world.Store.Write(session =>
        {
            session.DropFaults();
            return Listed(session);
        })));
    }

    private static object Listed(StoreSession session) => new { faults = session.Faults() };

    private static object Order(StoreSession session, JsonNode body)
    {
        JsonNode?[] wanted = body is JsonArray list ? [.. list] : [body];
        foreach (var fault in wanted)
            session.AddFault(Read(fault as JsonObject ?? throw SandboxRefusal.Wrong("a fault is an object with kind, or a list of such")));
        return Listed(session);
    }

    private static SandboxFault Read(JsonObject json)
    {
        var kind = json.Word("kind") ?? "";
        if (!SandboxFault.Kinds.Contains(kind))
            throw SandboxRefusal.Wrong("kind: one of " + string.Join(", ", SandboxFault.Kinds));
        return new(kind, json.Word("method"), Whole(json, "chat_id", long.MinValue), Small(json, "retry_after", 0), Small(json, "times", 1));
    }

    private static int? Small(JsonObject json, string name, int least) => (int?)Whole(json, name, least);

    private static long? Whole(JsonObject json, string name, long least)
    {
        if (json[name] is null)
            return null;
        return json.Whole(name) is { } number && number >= least && (name == "chat_id" || number <= 1_000_000)
            ? number
            : throw SandboxRefusal.Wrong($"{name}: a whole number{(name == "chat_id" ? "" : $" from {least} to 1000000")}");
    }
}
