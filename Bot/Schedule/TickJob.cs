using Quartz;

namespace FamilyLink.Bot.Schedule;

/// <summary>Quartz's only job: every second of machine time, see what is due.</summary>
[DisallowConcurrentExecution]
public sealed class TickJob(Ticker ticker) : IJob
{
    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await ticker.RunDue(cancellationToken);
}
