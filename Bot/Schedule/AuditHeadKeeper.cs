using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Bot.Schedule;

/// <summary>Keeps the heads of the audit chains in their second place, once a minute and at the end.</summary>
public sealed partial class AuditHeadKeeper(AuditHeads heads, Store store, TimeProvider machine, ILogger<AuditHeadKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly HashSet<long> _told = [];

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Keep(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(Every, machine);
        try
        {
            do await Keep(stoppingToken);
            while (await minute.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The last heads are kept by StopAsync.
        }
    }

    private async Task Keep(CancellationToken ct)
    {
        try
        {
            foreach (var school in await store.Look(db => heads.Keep(db, machine.GetUtcNow().UtcDateTime, ct)))
                if (_told.Add(school)) CutOff(school);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit chain of school {School} ends before the head that was kept beside the keys: look at it with the verb `audit verify`.")]
    private partial void CutOff(long school);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The heads of the audit chains could not be kept ({Kind}); the next minute tries again.")]
    private partial void Failed(string kind);
}
