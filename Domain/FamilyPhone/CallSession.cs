namespace FamilyLink.Domain.FamilyPhone;

/// <summary>All calls of one line on one day; the teacher on duty hears of it once before and is asked once after.</summary>
public sealed class CallSession : SchoolEntity
{
    /// <summary>The line.</summary>
    public long LineId { get; init; }

    /// <summary>The day at the school.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Start of the first call, UTC.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>End of the last call, UTC.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>The teacher on duty, a member, or null.</summary>
    public long? TeacherId { get; set; }

    /// <summary>The teacher for whom <see cref="TeacherId"/> stands in this once, or null; opening times do not change it then.</summary>
    public long? SubstituteFor { get; private set; }

    /// <summary>Hands the duty to another teacher for this day.</summary>
    public void PassTo(long teacherId) => (SubstituteFor, TeacherId) = (SubstituteFor ?? TeacherId, teacherId);

    /// <summary>When the teacher said how the calls went, UTC, school clock, or null.</summary>
    public DateTime? ReportedAt { get; set; }

    /// <summary>Sets the span of the session to that of its planned calls.</summary>
    public void Span(DateTime startsAt, DateTime endsAt) => (StartsAt, EndsAt) = (startsAt, endsAt);
}
