using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Schedule;
using FamilyLink.Bot.Settings;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FamilyLink.Bot.Health;

/// <summary>Truly writes one row, so that a full or read-only disk is told.</summary>
internal sealed class DatabaseHealth(Store store, TimeProvider machine) : IHealthCheck
{
    private const string Row = "health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = machine.GetUtcNow().UtcDateTime;
        var result = await store.Write(Who.System, async work =>
        {
            if (await work.Db.Leases.SingleOrDefaultAsync(l => l.Name == Row, work.Stop) is { } row) row.Until = now;
            else work.Db.Leases.Add(new WorkLease { Name = Row, Holder = Row, Until = now });
            return Result.Done;
        }, cancellationToken);
        return result.Ok ? HealthCheckResult.Healthy("can be written") : HealthCheckResult.Unhealthy("cannot be written");
    }
}

/// <summary>Whether updates come in.</summary>
internal sealed class IntakeHealth(IntakeState state, TelegramSettings settings, TimeProvider machine) : IHealthCheck
{
    private static readonly TimeSpan Silence = BotClients.PollWait + BotClients.CallTimeout;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var since = machine.GetUtcNow().UtcDateTime - state.LastGood;
        var silent = since is null || (settings.Mode == UpdateMode.Polling && since > Silence);
        return Task.FromResult(state.Trouble is { } words ? HealthCheckResult.Unhealthy(words)
            : silent ? HealthCheckResult.Unhealthy("the chat service has not answered yet")
            : HealthCheckResult.Healthy($"answered {(int)since!.Value.TotalSeconds} s ago"));
    }
}

/// <summary>Whether the deliverer's loop goes round and the way to the chat service is open.</summary>
internal sealed class DeliveryHealth(DeliveryState state, TimeProvider machine) : IHealthCheck
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        machine.GetUtcNow().UtcDateTime - state.LastTurn is not { } since || since > Silence ? HealthCheckResult.Unhealthy("does not go round")
        : state.Trouble is { } trouble ? HealthCheckResult.Unhealthy($"stands still: {trouble}")
        : HealthCheckResult.Healthy($"{state.Held} on their way"));
}

/// <summary>Whether the ticks run.</summary>
internal sealed class TickHealth(Ticker ticker, TimeProvider machine) : IHealthCheck
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        machine.GetUtcNow().UtcDateTime - ticker.LastGood is { } since && since <= Silence
            ? HealthCheckResult.Healthy($"ran {(int)since.TotalSeconds} s ago")
            : HealthCheckResult.Unhealthy("have not run"));
}
