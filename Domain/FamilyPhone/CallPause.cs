namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A time in which a parent's calls rest, such as two weeks at home with the child.</summary>
public sealed class CallPause : SchoolEntity
{
    /// <summary>The parent.</summary>
    public long MemberId { get; init; }

    /// <summary>First day, school calendar.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day; before <see cref="From"/> when it was taken back at once.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Whether a day rests.</summary>
    public bool Covers(DateOnly day) => day >= From && day <= Until;

    /// <summary>Rests up to and including a day.</summary>
    public CallPause Through(DateOnly day)
    {
        Until = day;
        return this;
    }
}
