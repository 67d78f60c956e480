namespace FamilyLink.Domain.Calendar;

/// <summary>The clock of due times, expiry and what is written into records; only the sandbox can move it.</summary>
public interface ISchoolClock
{
    /// <summary>The present instant, UTC.</summary>
    DateTime UtcNow { get; }
}

/// <summary>The school clock of a real installation: the machine's own.</summary>
/// <param name="machine">The machine clock.</param>
public sealed class MachineSchoolClock(TimeProvider machine) : ISchoolClock
{
    /// <inheritdoc />
    public DateTime UtcNow => machine.GetUtcNow().UtcDateTime;
}
