using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Progress;

/// <summary>When somebody next gets their weekly update, and from when on things count for it; one row a person.</summary>
public sealed class UpdateTurn : SchoolEntity
{
    /// <summary>The person.</summary>
    public long MemberId { get; init; }

    /// <summary>What was written from then on (UTC, school clock) is for the next update.</summary>
    public DateTime Since { get; private set; }

    /// <summary>When it is due, UTC, school clock; null for who wants none.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>The first turn.</summary>
    public static UpdateTurn Begin(long id, Member member, string zone, DateTime now) =>
        new() { Id = id, SchoolId = member.SchoolId, MemberId = member.Id, Since = now, DueAt = UpdateHour.Next(member, zone, now) };

    /// <summary>This one was made; the next is due then.</summary>
    public void GoOn(DateTime until, DateTime? next) => (Since, DueAt) = (until, next);

    /// <summary>It is due at another time, or none is wanted; who wants one again begins then.</summary>
    public void Due(DateTime? next, DateTime now) => (Since, DueAt) = (DueAt is null && next is not null ? now : Since, next);
}

/// <summary>A weekly update that was owed to somebody: it speaks of what happened between two instants.</summary>
public sealed class WeeklyUpdate : SchoolEntity
{
    /// <summary>The person.</summary>
    public long MemberId { get; init; }

    /// <summary>From then on, UTC, school clock.</summary>
    public DateTime From { get; init; }

    /// <summary>Until before then, UTC, school clock.</summary>
    public DateTime Until { get; init; }

    /// <summary>How quick notes came to the person when it was made: it is not known afterwards.</summary>
    public NewsWay Notes { get; init; }
}
