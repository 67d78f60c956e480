namespace FamilyLink.Domain.Pairing;

/// <summary>A time in which another takes a helper's place (代班); both days are included.</summary>
[KeepsHistory]
public sealed class PairLeave : SchoolEntity
{
    /// <summary>The pairing.</summary>
    public long PairId { get; init; }

    /// <summary>Who stands in, a member.</summary>
    public long SubstituteId { get; init; }

    /// <summary>First day, school calendar.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day; before <see cref="From"/> when it was taken back at once.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>True when the substitute said that it cannot be done; the coordinator looks for another.</summary>
    public bool Refused { get; private set; }

    /// <summary>Lasts up to and including a day.</summary>
    public PairLeave Through(DateOnly day)
    {
        Until = day;
        return this;
    }

    /// <summary>The substitute cannot do it.</summary>
    public void Refuse() => Refused = true;
}
