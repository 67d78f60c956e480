namespace FamilyLink.Domain.Enrolment;

/// <summary>One question to one person about one purpose for one child; without a person it waits for the next paper list.</summary>
public sealed class ConsentAsk : SchoolEntity
{
    /// <summary>After so long without an answer it is said once more, gently.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>So long nobody is asked the same again.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(90);

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>Who is asked by chat, or null for a family that is asked on paper.</summary>
    public long? MemberId { get; init; }

    /// <summary>What it is for.</summary>
    public ConsentPurpose Purpose { get; init; }

    /// <summary>The version that was the newest when it was asked.</summary>
    public int TextVersion { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime AskedAt { get; init; }

    /// <summary>When it is to be said (again), UTC, school clock, or null when it is not any more.</summary>
    public DateTime? NextAt { get; private set; }

    /// <summary>How often it was said.</summary>
    public int Told { get; private set; }

    /// <summary>When it was answered or is of no use any more, UTC, school clock, or null while it is open.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>To be said from an instant on.</summary>
    public ConsentAsk Say(DateTime at)
    {
        NextAt = at;
        return this;
    }

    /// <summary>It goes out with a message due at an instant; once more after <see cref="Patience"/>, and then no more.</summary>
    public void Tell(DateTime at) => (Told, NextAt) = (Told + 1, Told == 0 ? at + Patience : null);

    /// <summary>It is not open any more; once.</summary>
    public void Close(DateTime now) => (ClosedAt, NextAt) = (ClosedAt ?? now, null);
}
