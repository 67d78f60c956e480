using System.Globalization;
using System.Xml;

namespace FamilyLink.Bot.Sandbox;

/// <summary>The clock, trouble, the request log and emptying.</summary>
public sealed partial class SandboxClient
{
    /// <summary>The school clock; instants UTC.</summary>
    public Task<ClockState> Clock(CancellationToken stop = default) => Get<ClockState>("sandbox/clock", stop);

    /// <summary>For the product: answers when the target is another than the one seen, or after the wait (at most 60 s) with what there is.</summary>
    public Task<ClockState> WaitForTarget(DateTimeOffset seen, TimeSpan wait, CancellationToken stop = default) =>
        Get<ClockState>($"sandbox/clock?seen={Escaped(seen)}&wait={(int)Math.Ceiling(wait.TotalSeconds)}", stop);

    /// <summary>
    /// For the product: it has stepped to this instant, and with settled=true everything due up to the target is sent. The
    /// answer tells whether a further target has been set meanwhile (settled stays false).
    /// </summary>
    public Task<ClockState> ReportClock(DateTimeOffset now, bool settled, CancellationToken stop = default) =>
        Post<ClockState>("sandbox/clock/report", new { now, settled }, stop);

    /// <summary>Lets the clock jump ahead; returns at once, before the product has followed.</summary>
    public Task<ClockState> Advance(TimeSpan by, CancellationToken stop = default) =>
        Post<ClockState>("sandbox/clock", new { advance = XmlConvert.ToString(by) }, stop);

    /// <summary>Lets the clock jump to an instant; going back is refused with 409.</summary>
    public Task<ClockState> JumpTo(DateTimeOffset now, CancellationToken stop = default) => Post<ClockState>("sandbox/clock", new { now }, stop);

    /// <summary>Jumps and waits until the product has settled; null when it has not within the limit (machine clock).</summary>
    public async Task<ClockState?> AdvanceAndSettle(TimeSpan by, TimeSpan limit, CancellationToken stop = default)
    {
        await Advance(by, stop);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(limit);
        try
        {
            while (true)
            {
                if (await Get<ClockState>("sandbox/clock?settled=true&wait=60", patience.Token) is { Settled: true } settled)
                    return settled;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The trouble that is ordered.</summary>
    public async Task<IReadOnlyList<SandboxFault>> Faults(CancellationToken stop = default) => (await Get<FaultList>("sandbox/faults", stop)).Faults;

    /// <summary>Orders trouble, in addition to what is ordered.</summary>
    public async Task<IReadOnlyList<SandboxFault>> AddFaults(IEnumerable<SandboxFault> faults, CancellationToken stop = default) =>
        (await Post<FaultList>("sandbox/faults", faults.ToArray(), stop)).Faults;

    /// <summary>Calls all trouble off.</summary>
    public Task ClearFaults(CancellationToken stop = default) => Ask<FaultList>(HttpMethod.Delete, "sandbox/faults", null, stop);

    /// <summary>The bot's calls after that number, at most 1,000; with a wait it answers as soon as there is one.</summary>
    public Task<SandboxRequests> Requests(long after = 0, TimeSpan wait = default, CancellationToken stop = default) =>
        Get<SandboxRequests>($"sandbox/requests?after={after}&wait={(int)Math.Ceiling(wait.TotalSeconds)}", stop);

    /// <summary>Makes the chats another bot's, who has another token and knows no file by an earlier id.</summary>
    public Task ChangeToken(string token, CancellationToken stop = default) => Post<object>("sandbox/token", new { token }, stop);

    /// <summary>Empties the server; the clock and the bot's own settings go on.</summary>
    public Task Reset(CancellationToken stop = default) => Post<object>("sandbox/reset", new { }, stop);

    private static string Escaped(DateTimeOffset instant) =>
        Uri.EscapeDataString(instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));

    private sealed record FaultList(IReadOnlyList<SandboxFault> Faults);
}
