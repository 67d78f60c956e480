using FamilyLink.Bot.Sandbox;

namespace FamilyLink.Bot.Schedule;

/// <summary>Keeps the school clock of a process that does not run the bot (the console alone) in step with the sandbox.</summary>
public sealed class ClockFollower(SandboxLine line, SandboxSchoolClock clock, TimeProvider machine) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var state = await line.Client.Clock(stoppingToken);
                if (state.Settled) clock.Run(state.Now.UtcDateTime);
                else clock.Stand(state.Now.UtcDateTime);
            }
            catch (Exception e) when (e is HttpRequestException or SandboxClientException or OperationCanceledException)
            {
                // Away: the clock goes on as it last did.
            }
            await Task.Delay(Every, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
