namespace FamilyLink.Domain;

/// <summary>Work whose hour comes by rows and not by timers: whoever runs it asks what is due, and running it again does no harm.</summary>
public interface IDue
{
    /// <summary>Does what is due at the school clock's instant.</summary>
    Task RunDue(CancellationToken ct);

    /// <summary>The next instant (UTC, school clock) after another at which something is due, or null; null always for what hangs on no hour of its own.</summary>
    Task<DateTime?> NextDue(DateTime after) => Task.FromResult<DateTime?>(null);
}
