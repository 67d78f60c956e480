using System.Text.Json.Nodes;

namespace FamilyLink.Bot.Sandbox;

/// <summary>One call the bot made, from <c>GET /sandbox/requests</c>.</summary>
/// <param name="Number">Rises with every call; ask for those after it.</param>
/// <param name="Method">As the bot wrote it.</param>
/// <param name="ChatId">The chat_id parameter, when it was a number.</param>
/// <param name="Body">The parameters; a file shows its name, type and size.</param>
/// <param name="Status">The HTTP status sent, 0 when there was no answer.</param>
/// <param name="Error">The description sent with a refusal.</param>
/// <param name="Fault">The ordered trouble that met the call.</param>
/// <param name="Time">On the school clock, UTC.</param>
/// <param name="MachineTime">On the machine's clock, UTC.</param>
public sealed record SandboxRequest(
    long Number, string Method, long? ChatId, JsonObject Body, int Status, string? Error, string? Fault, DateTimeOffset Time, DateTimeOffset MachineTime);

/// <summary>A page of the request log.</summary>
/// <param name="Last">Ask for what comes after it next time.</param>
/// <param name="Requests">In the order they were settled, at most 1,000.</param>
public sealed record SandboxRequests(long Last, IReadOnlyList<SandboxRequest> Requests);
