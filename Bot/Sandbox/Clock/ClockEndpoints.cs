using System.Globalization;
using System.Xml;
using FamilyLink.Bot.Sandbox.People;

namespace FamilyLink.Bot.Sandbox.Clock;

/// <summary>/sandbox/clock: for people a time to read and to move, for the product a target to follow and a place to report.</summary>
internal sealed class ClockEndpoints(SandboxWorld world)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/clock", Answer.WithWait(Read));
        routes.MapPost("/sandbox/clock", Answer.With(world, (_, body) => Move(body)));
        routes.MapPost("/sandbox/clock/report", Answer.With(world, (_, body) => Report(body)));
    }

    /// <summary>With wait=seconds the answer waits: with seen=target for another target, with settled=true for the jump's end.</summary>
    private async Task<object> Read(HttpContext context, long after, TimeSpan wait)
    {
        var text = context.Request.Query["seen"].ToString();
        if (text.Length == 0)
            return context.Request.Query["settled"] == "true" ? await Wait(context, wait, state => state.Settled) : world.Clock.State;
        // A plus sign that a client did not escape arrives as a space.
        var seen = Instant("seen", text.Replace(' ', '+'));
        return await Wait(context, wait, state => state.Target != seen);
    }

    private async Task<ClockState> Wait(HttpContext context, TimeSpan wait, Func<ClockState, bool> until) =>
        await world.Clock.Changed.WaitFor(() => world.Clock.State is var state && until(state) ? state : null, wait, world.Machine, context.RequestAborted)
        ?? world.Clock.State;

    private ClockState Move(SandboxBody body)
    {
        var (advance, now) = (body.Text("advance"), body.Text("now"));
        if (advance is null == now is null)
            throw SandboxRefusal.Wrong("give either advance (such as PT24H) or now (such as 2026-11-27T10:30:00Z)");
        var refused = advance is not null
            ? world.Clock.Jump(from => Later(from, Duration(advance)))
            : world.Clock.Jump(_ => Instant("now", now!));
        return refused is null ? world.Clock.State : throw SandboxRefusal.NotNow(refused);
    }

    private ClockState Report(SandboxBody body)
    {
        var now = Instant("now", body.Text("now") ?? throw SandboxRefusal.Wrong("now: is needed"));
        var refused = world.Clock.Report(now, body.Text("settled") == "true");
        return refused is null ? world.Clock.State : throw SandboxRefusal.NotNow(refused);
    }

    private static DateTimeOffset Later(DateTimeOffset from, TimeSpan by) =>
        by < DateTimeOffset.MaxValue.AddYears(-100) - from ? from + by : throw SandboxRefusal.Wrong("advance: that is too far");

    private static TimeSpan Duration(string text)
    {
        // Months and years have no fixed length; the parser would take 30 and 365 days for them without a word.
        var days = text.Split('T')[0];
        if (days.Contains('M', StringComparison.Ordinal) || days.Contains('Y', StringComparison.Ordinal))
            throw SandboxRefusal.Wrong("advance: give days or less, such as P7D or PT1H30M");
        try
        {
            var by = XmlConvert.ToTimeSpan(text);
            return by >= TimeSpan.Zero ? by : throw SandboxRefusal.NotNow("advance: the clock only goes forward");
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw SandboxRefusal.Wrong("advance: an ISO 8601 duration such as PT24H, P7D or PT1H30M");
        }
    }

    private static DateTimeOffset Instant(string name, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : throw SandboxRefusal.Wrong($"{name}: an ISO 8601 instant such as 2026-11-27T10:30:00Z");
}
