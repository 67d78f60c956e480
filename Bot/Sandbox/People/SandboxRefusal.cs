namespace FamilyLink.Bot.Sandbox.People;

/// <summary>A call to /sandbox that cannot be done, with the reason; thrown to undo the transaction it is found in.</summary>
internal sealed class SandboxRefusal(int status, string reason) : Exception(reason)
{
    public int Status { get; } = status;

    public static SandboxRefusal Wrong(string reason) => new(400, reason);

    public static SandboxRefusal Unknown(string reason) => new(404, reason);

    public static SandboxRefusal NotNow(string reason) => new(409, reason);
}
