namespace FamilyLink.Domain.AskTeacher;

/// <summary>Somebody of a family asked for the teacher (叫老师): it stands on the coordinator's list until somebody says that they are in touch.</summary>
public sealed class TeacherAsk : SchoolEntity
{
    /// <summary>Who asks, a parent or guardian.</summary>
    public long AskerId { get; init; }

    /// <summary>The child it is about.</summary>
    public long ChildId { get; init; }

    /// <summary>The teacher who was told in the chat, or null when no teacher of the child has one.</summary>
    public long? TeacherId { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime AskedAt { get; init; }

    /// <summary>When somebody said "I will", UTC, school clock, or null.</summary>
    public DateTime? TakenAt { get; private set; }

    /// <summary>When somebody said that they were in touch, UTC, school clock, or null.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>Records that somebody will get in touch; false when that was known already.</summary>
    public bool Take(DateTime now)
    {
        if (TakenAt is not null || SettledAt is not null) return false;
        TakenAt = now;
        return true;
    }

    /// <summary>Records that somebody was in touch; a second word changes nothing.</summary>
    public void Settle(DateTime now) => SettledAt ??= now;
}
